// transforms/mercator.ts -- the map on which a straight line keeps its bearing. Twins: glsl/transform/mercator.glsl,
// mercator.back.glsl. The poles lie at infinity: both twins stop two ten-thousandths of a radian before them.

import module from "../../glsl/transform/mercator.glsl";
import backModule from "../../glsl/transform/mercator.back.glsl";
import { defineTransform, type TransformOf } from "./define";

/** The greatest latitude, radians: beyond it single precision cannot tell the pole's two sides apart. Also in the twin. */
const LIMIT = 1.5706;
/** The greatest y on the way back: exp overflows single precision at 88.7. Also in the twin. */
const FARTHEST = 80;

/**
 * Mercator's map: (longitude, latitude, z) in radians becomes (longitude, ln tan(pi/4 + latitude/2), z). Latitudes beyond
 * 1.5706 (89.99 degrees) are taken for it.
 *
 * @source Snyder 1987, "Map projections: a working manual", USGS professional paper 1395, equations 7-1 and 7-4
 */
export const mercator: () => TransformOf<Record<never, never>> = defineTransform({
  name: "mercator",
  params: {},
  flags: { orthogonal: true },
  module,
  backModule,
  // By symmetry from the latitude's size: the tangent of an angle near 0 would lose what matters.
  map: ([longitude, latitude, z]) => {
    const size = Math.min(Math.abs(latitude), LIMIT);
    const y = Math.log(Math.tan(Math.PI / 4 + size / 2));
    return [longitude, latitude < 0 ? -y : y, z];
  },
  unmap: ([x, y, z]) => {
    const latitude = 2 * Math.atan(Math.exp(Math.min(Math.abs(y), FARTHEST))) - Math.PI / 2;
    return [x, y < 0 ? -latitude : latitude, z];
  },
  domain: () => ({ min: [-Infinity, -LIMIT, -Infinity], max: [Infinity, LIMIT, Infinity] }),
});
