// figure/flight-keys.ts -- keys that are held drive a camera that flies: W A S D or the arrows on the level of the eye, F and
// C up and down, I J K L look around, Q and E lean; with shift, fast. By the place of the keys, as far as the engine tells it.

import type { Thrust } from "../scene/camera";

type Part = Exclude<keyof Thrust, "isFast">;

const keys: Readonly<Record<string, readonly [Part, number]>> = {
  W: ["forward", 1],
  S: ["forward", -1],
  A: ["right", -1],
  D: ["right", 1],
  F: ["up", 1],
  C: ["up", -1],
  I: ["pitch", 1],
  K: ["pitch", -1],
  J: ["yaw", -1],
  L: ["yaw", 1],
  Q: ["roll", -1],
  E: ["roll", 1],
  ArrowUp: ["forward", 1],
  ArrowDown: ["forward", -1],
  ArrowLeft: ["right", -1],
  ArrowRight: ["right", 1],
};

/** What a key event says. */
export type FlightPress = Pick<KeyboardEvent, "key" | "keyCode" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey"> & {
  readonly code?: string;
};

/** Keys that are held. */
export interface FlightKeys {
  readonly count: number;
  /** A key goes down (again, when it repeats); whether it is one of ours. */
  press(event: FlightPress): boolean;
  /** A key goes up. */
  release(event: FlightPress): void;
  /** All keys are let go; whether any was held. */
  clear(): boolean;
  /** What they say together: opposites say nothing. */
  thrust(): Thrust;
}

/** No key held yet. */
export function flightKeys(): FlightKeys {
  let held: readonly string[] = [];
  let isFast = false;
  return {
    get count() {
      return held.length;
    },
    press(event) {
      isFast = event.shiftKey;
      // With ctrl, meta or alt they are the browser's.
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const name = nameOf(event);
      if (!Object.prototype.hasOwnProperty.call(keys, name)) return false;
      if (held.indexOf(name) < 0) held = [...held, name];
      return true;
    },
    release(event) {
      isFast = event.shiftKey;
      const name = nameOf(event);
      held = held.filter((other) => other !== name);
    },
    clear() {
      const wasHeld = held.length > 0;
      held = [];
      return wasHeld;
    },
    thrust() {
      const sum = { right: 0, up: 0, forward: 0, yaw: 0, pitch: 0, roll: 0 };
      for (const name of held) {
        const [part, way] = keys[name] as readonly [Part, number];
        // W and the arrow together are no faster than one.
        sum[part] = Math.min(1, Math.max(-1, sum[part] + way));
      }
      return { ...sum, isFast };
    },
  };
}

const LEFT_ARROW = 37;
const arrows = ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"];

function nameOf({ code, key, keyCode }: FlightPress): string {
  if (code) return code.slice(0, 3) === "Key" ? code.slice(3) : code;
  if (key && key !== "Unidentified") {
    if (/^(Left|Right|Up|Down)$/.test(key)) return `Arrow${key}`;
    return key.length === 1 ? key.toUpperCase() : key;
  }
  // Early engines tell letters and arrows by number alone.
  return arrows[keyCode - LEFT_ARROW] ?? String.fromCharCode(keyCode);
}
