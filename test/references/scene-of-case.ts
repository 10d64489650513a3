// test/references/scene-of-case.ts -- a recorded case as a scene for the slow ray caster.

import type { Scene } from "../oracle/scene";
import type { ReferenceCase, ReferenceVolume } from "./references";

/** Which of the oracle's methods draws vispy's method. */
const VISPY_METHODS = {
  mip: "mip",
  translucent: "vispyTranslucent",
  additive: "vispyAdditive",
  iso: "vispyIso",
} as const;

/** The scene that shows a case with vispy's look. */
export function sceneOf(one: ReferenceCase, volume: ReferenceVolume): Scene {
  return {
    voxels: volume,
    width: one.width,
    height: one.height,
    clipFromData: one.clipFromData,
    worldFromData: one.worldFromData,
    method: VISPY_METHODS[one.method],
    clim: one.clim,
    ramp: one.cmap.ramp,
    gamma: one.gamma,
    interpolation: one.interpolation,
    quantisation: one.quantisation,
    relativeStepSize: one.relativeStepSize,
    background: one.background,
    blend: one.blend,
    ...(one.threshold === undefined ? {} : { threshold: one.threshold }),
  };
}
