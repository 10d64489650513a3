// figure/keys.ts -- the keyboard as a hand: arrows turn, shift and arrows move, + and - zoom, 0 goes back.

import type { Camera, Viewport } from "../scene/camera";

/** One key press moves the shorter side's share of this; a turn of 5 degrees with a turntable. */
const TURN_SHARE = 1 / 36;
const PAN_SHARE = 1 / 20;
const ZOOM_STEP = 1.2;

/** Names of keys that engines without `event.key` tell by number. */
const codes: Readonly<Record<number, string>> = {
  37: "ArrowLeft",
  38: "ArrowUp",
  39: "ArrowRight",
  40: "ArrowDown",
  48: "0",
  96: "0",
  61: "+",
  107: "+",
  187: "+",
  109: "-",
  173: "-",
  189: "-",
};

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key press says: the key and whether shift is held. */
export type Press = Pick<KeyboardEvent, "key" | "keyCode" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key does to a camera; undefined for keys that are none of ours, and for those of the browser (ctrl and +). */
export function keyAction(press: Press): ((camera: Camera, viewport: Viewport) => void) | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const key = nameOf(press);
  const arrow = Object.prototype.hasOwnProperty.call(arrows, key) ? arrows[key] : undefined;
  if (arrow) {
    const [x, y] = arrow;
    return (camera, viewport) => {
      const side = Math.min(viewport.width, viewport.height);
      if (press.shiftKey) camera.pan(x * side * PAN_SHARE, y * side * PAN_SHARE, viewport);
      else camera.turn(x * side * TURN_SHARE, y * side * TURN_SHARE, viewport);
    };
  }
  // "=" is + without shift on many keyboards, "_" is - with it.
  if (key === "+" || key === "=") return zoomBy(ZOOM_STEP);
  if (key === "-" || key === "_") return zoomBy(1 / ZOOM_STEP);
  if (key === "0") return (camera) => camera.reset();
  return undefined;
}

function zoomBy(factor: number): (camera: Camera, viewport: Viewport) => void {
  return (camera, viewport) => camera.zoom(factor, undefined, undefined, viewport);
}

function nameOf({ key, keyCode }: Press): string {
  // Early engines: no name at all, or "Left" for "ArrowLeft".
  if (!key || key === "Unidentified") return codes[keyCode] ?? "";
  return /^(Left|Right|Up|Down)$/.test(key) ? `Arrow${key}` : key;
}
