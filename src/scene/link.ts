// scene/link.ts -- cameras that look the same way: what moves one moves the others.

import type { Off } from "../base/signal";
import { show } from "../base/check";
import { EngineError } from "../base/errors";
import type { Camera } from "./camera";

/**
 * Links cameras until what it gives back is called: all take the pose of the first at once, and from then on that of
 * whichever moves. Cameras of one kind share all of their state; others what both can say (a turntable follows an arcball
 * without its lean; a panzoom shares where its middle is, and how large).
 *
 * @throws param/type for what has no pose to share
 */
export function link(...cameras: readonly Camera[]): Off {
  for (const camera of cameras) {
    if (typeof camera?.adopt !== "function" || !camera.pose) {
      throw new EngineError("param/type", `link takes cameras with a pose, got ${show(camera?.kind ?? camera)}`);
    }
  }
  // What a camera tells while it is being told is no news to the one that told it.
  let isTelling = false;
  const follow = (leader: Camera): void => {
    if (isTelling || !leader.pose) return;
    isTelling = true;
    try {
      for (const other of cameras) if (other !== leader) other.adopt?.(leader.pose);
    } finally {
      isTelling = false;
    }
  };
  const offs = cameras.map((camera) => camera.changed.on(() => follow(camera)));
  if (cameras[0]) follow(cameras[0]);
  return () => offs.forEach((off) => off());
}
