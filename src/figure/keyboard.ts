// figure/keyboard.ts -- keys as hands: strokes move a camera by a step, held keys drive one that flies.

import type { owner } from "../base/owner";
import type { Camera } from "../scene/camera";
import type { Activity } from "./activity";
import { flightKeys } from "./flight-keys";
import type { Grip } from "./grip";
import { keyAction } from "./keys";
import { listen } from "./listening";

/** Lets keys move the camera of a surface while it has the keyboard, until `all` is freed. */
export function listenToKeys(surface: HTMLElement, grip: Grip, busy: Activity, all: ReturnType<typeof owner>): void {
  const flight = flightOf(grip, busy);
  const down = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.target !== surface || !grip.keep()) return;
    const action = flight.down(event) ? nothing : keyAction(event);
    if (!action) return;
    event.preventDefault();
    busy.pulse();
    grip.held(action);
  };
  all.keep(listen(surface, "keydown", down, { passive: false }));
  all.keep(listen(surface, "keyup", flight.up, { passive: true }));
  // What is let go elsewhere is not heard.
  all.keep(listen(surface, "blur", flight.stop, { passive: true }));
  all.keep(flight.stop);
}

/** Held keys drive the camera that they began with. */
function flightOf(grip: Grip, busy: Activity) {
  const keys = flightKeys();
  let camera: Camera | undefined;
  const stop = (): void => {
    if (!keys.clear() || !camera) return;
    camera.drive?.(keys.thrust());
    camera = undefined;
    busy.release();
  };
  return {
    stop,
    /** Whether the key drives. */
    down(event: KeyboardEvent): boolean {
      let isOurs = false;
      grip.held((at) => {
        if (camera !== at) stop();
        isOurs = at.drive !== undefined && keys.press(event);
        if (!isOurs) return;
        if (!camera) busy.hold();
        camera = at;
        at.drive?.(keys.thrust());
      });
      return isOurs;
    },
    up(event: KeyboardEvent): void {
      keys.release(event);
      if (!camera) return;
      camera.drive?.(keys.thrust());
      if (keys.count > 0) return;
      camera = undefined;
      busy.release();
    },
  };
}

function nothing(): void {
  // What drives goes on by itself.
}
