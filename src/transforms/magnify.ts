// transforms/magnify.ts -- a round magnifying glass. Twins: glsl/transform/magnify.glsl, magnify.back.glsl.

import module from "../../glsl/transform/magnify.glsl";
import backModule from "../../glsl/transform/magnify.back.glsl";
import type { Given } from "../base/params";
import type { Triple } from "../math/box";
import { defineTransform } from "./define";
import { checkLens, lensParams, lensUniforms, seenDistance, trueDistance, type Lens, type LensValues } from "./lens";

/**
 * A magnifying glass in the xy plane: distances from `center` grow by `mag` until they are seen at the inner radius, and are
 * themselves again from the outer radius on. z stays.
 */
export const magnify: (given?: Given<typeof lensParams>) => Lens = defineTransform({
  name: "magnify",
  params: lensParams,
  check: checkLens,
  module,
  backModule,
  uniforms: (values) => lensUniforms(values, "magnify"),
  map: (p, values) => resized(p, values, seenDistance),
  unmap: (p, values) => resized(p, values, trueDistance),
});

function resized([x, y, z]: Triple, values: LensValues, resize: typeof seenDistance): Triple {
  const [cx, cy] = values.center;
  const distance = Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
  const by = distance > 0 ? resize(distance, values) / distance : 1;
  return by === 1 ? [x, y, z] : [cx + (x - cx) * by, cy + (y - cy) * by, z];
}
