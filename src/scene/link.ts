// scene/link.ts -- cameras that look the same way: what moves one moves the others.

import type { Off } from "../base/signal";
import { show } from "../base/check";
import { EngineError } from "../base/errors";
import type { Camera } from "./camera";
import type { Panzoom } from "./panzoom";

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
  return follow(cameras, (other, leader) => leader.pose && other.adopt?.(leader.pose));
}

/**
 * Links one axis of flat cameras, as plots above each other share theirs, until what it gives back is called. It is meant
 * for cameras without an aspect: with one, more may be seen of an axis than the rectangle says.
 *
 * @throws param/choice for an axis other than x and y, param/type for other kinds of cameras
 */
export function linkAxis(axis: "x" | "y", ...cameras: readonly Panzoom[]): Off {
  if (axis !== "x" && axis !== "y") {
    throw new EngineError("param/choice", `linkAxis' axis must be one of x, y, got ${show(axis)}`);
  }
  for (const camera of cameras) {
    if (camera?.kind !== "panzoom") {
      throw new EngineError("param/type", `linkAxis takes panzooms, got ${show(camera?.kind ?? camera)}`);
    }
  }
  const shared = axis === "x" ? [0, 2] : [1, 3];
  return follow(cameras, (other, leader) => {
    const rect = other.rect.map((own, i) => (shared.indexOf(i) < 0 ? own : (leader.rect[i] as number)));
    other.adopt({ ...other.pose, state: { ...other.state, rect } });
  });
}

/** Lets all follow the first at once, then whichever tells of a change. */
function follow<C extends Camera>(cameras: readonly C[], lead: (other: C, leader: C) => void): Off {
  // What a camera tells while it is being told is no news to the one that told it.
  let isTelling = false;
  const tell = (leader: C): void => {
    if (isTelling) return;
    isTelling = true;
    try {
      for (const other of cameras) if (other !== leader) lead(other, leader);
    } finally {
      isTelling = false;
    }
  };
  const offs = cameras.map((camera) => camera.changed.on(() => tell(camera)));
  if (cameras[0]) tell(cameras[0]);
  return () => offs.forEach((off) => off());
}
