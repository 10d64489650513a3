// transforms/spherical.ts -- from two angles and a radius to space. Twins: glsl/transform/spherical.glsl, spherical.back.glsl.
// Azimuth and elevation, as the cameras have them, and not the colatitude: at elevation 0 it is polar.

import module from "../../glsl/transform/spherical.glsl";
import backModule from "../../glsl/transform/spherical.back.glsl";
import { defineTransform, type TransformOf } from "./define";

/**
 * Spherical coordinates: (azimuth, elevation, r) becomes r (cos el cos az, cos el sin az, sin el). Radians; azimuth from +x
 * towards +y, elevation from the xy plane towards +z. The way back gives azimuth in [-pi, pi], elevation in
 * [-pi/2, pi/2], r >= 0; on the z axis azimuth is 0, at the origin both are.
 */
export const spherical: () => TransformOf<Record<never, never>> = defineTransform({
  name: "spherical",
  params: {},
  module,
  backModule,
  map: ([azimuth, elevation, r]) => {
    const flat = r * Math.cos(elevation);
    return [flat * Math.cos(azimuth), flat * Math.sin(azimuth), r * Math.sin(elevation)];
  },
  unmap: ([x, y, z]) => {
    const flat = Math.sqrt(x * x + y * y);
    return [Math.atan2(y, x), Math.atan2(z, flat), Math.sqrt(flat * flat + z * z)];
  },
  domain: () => ({ min: [-Math.PI, -Math.PI / 2, 0], max: [Math.PI, Math.PI / 2, Infinity] }),
});
