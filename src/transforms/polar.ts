// transforms/polar.ts -- from angle and radius to the plane. Twins: glsl/transform/polar.glsl, polar.back.glsl.

import module from "../../glsl/transform/polar.glsl";
import backModule from "../../glsl/transform/polar.back.glsl";
import { defineTransform, type TransformOf } from "./define";

/**
 * Polar (cylindrical) coordinates: (theta, r, z) becomes (r cos theta, r sin theta, z). Theta in radians, from +x towards +y.
 * The way back gives theta in [-pi, pi] and r >= 0; at the pole, theta is 0.
 */
export const polar: () => TransformOf<Record<never, never>> = defineTransform({
  name: "polar",
  params: {},
  module,
  backModule,
  map: ([theta, r, z]) => [r * Math.cos(theta), r * Math.sin(theta), z],
  unmap: ([x, y, z]) => [Math.atan2(y, x), Math.sqrt(x * x + y * y), z],
  domain: () => ({ min: [-Math.PI, 0, -Infinity], max: [Math.PI, Infinity, Infinity] }),
});
