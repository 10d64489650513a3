// test/oracle/methods/iso.ts -- the first place where the value rises above the threshold, lit by a lamp at the eye.

import type { Cast, Method } from "../scene";

/** The light's numbers: what is seen without light, what light adds, how bright the highlight is. */
export const ISO_LIGHT = { ambient: 0.2, diffuse: 0.8, specular: 0.3 } as const;

/**
 * March to the first sample above the threshold; halve the step before it until it is `substepSize` of a step long; light
 * that place. A ray that starts above the threshold shows its first sample. Missing values count as below.
 */
export const iso: Method = (cast, out) => {
  const { at, march, scene } = cast;
  let found = 0;
  while (found < march.count && !(at(march.first + found * march.dt) > scene.threshold)) ++found;
  if (found >= march.count) return NaN;
  const hit = found > 0 ? refine(cast, march.first + found * march.dt) : march.first;
  shade(cast, hit, out);
  return hit;
};

/** Between the last sample below and the first above, by bisection; gives a place above the threshold. */
function refine(cast: Cast, above: number): number {
  const { at, march, scene } = cast;
  let low = above - march.dt;
  let high = above;
  for (let width = 1; width > scene.substepSize; width /= 2) {
    const middle = 0.5 * (low + high);
    if (at(middle) > scene.threshold) high = middle;
    else low = middle;
  }
  return high;
}

/** Albedo by the value at the hit; normal from the gradient; ambient, diffuse from both sides, highlight, emission. */
function shade(cast: Cast, t: number, out: Float64Array): void {
  const { scene, at } = cast;
  cast.colour(at(t), out);
  const facing = Math.min(1, facingOf(cast, t));
  const lit = ISO_LIGHT.ambient + ISO_LIGHT.diffuse * facing;
  const highlight = ISO_LIGHT.specular * Math.pow(facing, scene.shininess);
  for (let c = 0; c < 3; ++c) {
    const light = scene.emissive[c]! + out[c]! * lit + highlight;
    out[c] = Math.min(1, light) * out[3]!;
  }
}

/** |cosine| between the surface's normal and the ray, both in world space; 1 where there is no gradient. */
function facingOf(cast: Cast, t: number): number {
  const { ray, scene, value } = cast;
  const [px, py, pz] = [0, 1, 2].map((a) => ray.origin[a]! + t * ray.direction[a]!) as [number, number, number];
  const gradient = [
    value(px + 1, py, pz) - value(px - 1, py, pz),
    value(px, py + 1, pz) - value(px, py - 1, pz),
    value(px, py, pz + 1) - value(px, py, pz - 1),
  ];
  const m = scene.worldFromData;
  const inverse = cast.dataFromWorld;
  let dot = 0;
  let normalLength = 0;
  let rayLength = 0;
  for (let a = 0; a < 3; ++a) {
    // Normals go by the inverse transpose: row a of it is column a of the inverse.
    const n = inverse[4 * a]! * gradient[0]! + inverse[4 * a + 1]! * gradient[1]! + inverse[4 * a + 2]! * gradient[2]!;
    const d = m[a]! * ray.direction[0]! + m[4 + a]! * ray.direction[1]! + m[8 + a]! * ray.direction[2]!;
    dot += n * d;
    normalLength += n * n;
    rayLength += d * d;
  }
  const size = Math.sqrt(normalLength * rayLength);
  return size > 0 ? Math.abs(dot) / size : 1;
}
