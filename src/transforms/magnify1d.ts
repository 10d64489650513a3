// transforms/magnify1d.ts -- a magnifying glass for x alone. Twins: glsl/transform/magnify1d.glsl, magnify1d.back.glsl.

import module from "../../glsl/transform/magnify1d.glsl";
import backModule from "../../glsl/transform/magnify1d.back.glsl";
import type { Given } from "../base/params";
import type { Triple } from "../math/box";
import { defineTransform } from "./define";
import { checkLens, lensParams, lensUniforms, seenDistance, trueDistance, type Lens, type LensValues } from "./lens";

/** A magnifying glass along x: as `magnify`, with the distance in x only. y and z stay. */
export const magnify1d: (given?: Given<typeof lensParams>) => Lens = defineTransform({
  name: "magnify1d",
  params: lensParams,
  flags: { orthogonal: true },
  check: checkLens,
  module,
  backModule,
  uniforms: (values) => lensUniforms(values, "magnify1d"),
  map: (p, values) => resized(p, values, seenDistance),
  unmap: (p, values) => resized(p, values, trueDistance),
});

function resized([x, y, z]: Triple, values: LensValues, resize: typeof seenDistance): Triple {
  const [cx] = values.center;
  const distance = resize(Math.abs(x - cx), values);
  return [distance === Math.abs(x - cx) ? x : cx + (x < cx ? -distance : distance), y, z];
}
