// transforms/identity.ts -- the transform that leaves everything where it is. Twin: glsl/transform/identity.glsl.
// Chains drop it, so it stands in for "nothing yet" at no cost.

import module from "../../glsl/transform/identity.glsl";
import { defineTransform, type TransformOf } from "./define";
import { IDENTITY_MATRIX, type Transform } from "./transform";

/** The transform that leaves everything where it is. */
export const identity: () => TransformOf<Record<never, never>> = defineTransform({
  name: "identity",
  params: {},
  flags: { orthogonal: true, nonScaling: true, isometric: true },
  module,
  invert: (values) => values,
  matrix: () => IDENTITY_MATRIX,
});

/** Whether a transform is of this kind: not whether it happens to move nothing just now. */
export function isIdentity(t: Transform): boolean {
  return t.glsl.module === module;
}
