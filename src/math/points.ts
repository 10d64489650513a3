// math/points.ts -- points in space: how far apart, in what angle, what lies between.

import type { Triple } from "./box";

/** The distance of two points. */
export function distance(a: Triple, b: Triple): number {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  const z = b[2] - a[2];
  return Math.sqrt(x * x + y * y + z * z);
}

/** The length of the way through points, in their order; 0 for fewer than two. */
export function pathLength(points: readonly Triple[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; ++i) sum += distance(points[i - 1] as Triple, points[i] as Triple);
  return sum;
}

/**
 * The angle at a corner between the ways to two points, radians in [0, pi]; NaN where one of them is the corner itself.
 *
 * @source Kahan 2006, "How futile are mindless assessments of roundoff", section 12: exact for the smallest angles too
 */
export function angle(a: Triple, corner: Triple, b: Triple): number {
  const toA = distance(a, corner);
  const toB = distance(b, corner);
  if (!(toA > 0 && toB > 0)) return NaN;
  let across = 0;
  let along = 0;
  for (let i = 0; i < 3; ++i) {
    const u = ((a[i] as number) - (corner[i] as number)) / toA;
    const v = ((b[i] as number) - (corner[i] as number)) / toB;
    across += (u - v) * (u - v);
    along += (u + v) * (u + v);
  }
  return 2 * Math.atan2(Math.sqrt(across), Math.sqrt(along));
}

/** A point at a share of the straight way. */
export function mix(a: Triple, b: Triple, share: number): Triple {
  const at = (i: 0 | 1 | 2): number => a[i] + share * (b[i] - a[i]);
  return [at(0), at(1), at(2)];
}
