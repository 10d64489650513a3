// test/oracle/methods/slice.ts -- the value where the ray meets a plane of the world.

import { premultiply } from "../colour";
import type { Method } from "../scene";

/** Nothing where the plane is missed, or met outside the box or outside near and far. */
export const slice: Method = {
  phase: 0,
  draw(cast, out) {
    const { ray, scene, march } = cast;
    const [a, b, c, d] = scene.plane;
    const m = scene.worldFromData;
    // The plane in data space: a row vector times worldFromData.
    const normal = [0, 4, 8].map((j) => a * m[j]! + b * m[j + 1]! + c * m[j + 2]!);
    const shift = a * m[12]! + b * m[13]! + c * m[14]! + d;
    const height = normal[0]! * ray.origin[0]! + normal[1]! * ray.origin[1]! + normal[2]! * ray.origin[2]! + shift;
    const slope = normal[0]! * ray.direction[0]! + normal[1]! * ray.direction[1]! + normal[2]! * ray.direction[2]!;
    const t = -height / slope;
    // As with every method, a ray that grazes the box by less than half a step is empty.
    if (march.count < 1 || !(t >= ray.enter && t <= ray.leave)) return NaN;
    const value = cast.at(t);
    if (Number.isNaN(value)) return NaN;
    cast.colour(value, out);
    premultiply(out);
    return t;
  },
};
