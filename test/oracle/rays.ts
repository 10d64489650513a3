// test/oracle/rays.ts -- from a pixel to a ray in data space, and from a ray to its samples.

import type { FullScene, March, Ray } from "./scene";

/**
 * The inverse of a column-major 4x4 matrix, by elimination with pivots.
 *
 * @throws Error when the matrix has none
 */
export function invertMatrix(m: ArrayLike<number>): Float64Array {
  const rows: number[][] = [];
  for (let i = 0; i < 4; ++i) {
    const left = [m[i]!, m[4 + i]!, m[8 + i]!, m[12 + i]!];
    rows.push([...left, ...[0, 1, 2, 3].map((j) => (i === j ? 1 : 0))]);
  }
  for (let c = 0; c < 4; ++c) eliminate(rows, c);
  const inverse = new Float64Array(16);
  for (let c = 0; c < 4; ++c) for (let i = 0; i < 4; ++i) inverse[4 * c + i] = rows[i]![4 + c]!;
  return inverse;
}

function eliminate(rows: number[][], c: number): void {
  let pivot = c;
  for (let i = c + 1; i < 4; ++i) if (Math.abs(rows[i]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = i;
  const chosen = rows[pivot]!;
  rows[pivot] = rows[c]!;
  rows[c] = chosen;
  const head = chosen[c]!;
  if (head === 0) throw new Error("oracle: the matrix has no inverse");
  for (let k = 0; k < 8; ++k) chosen[k]! /= head;
  rows.forEach((row, i) => {
    if (i === c) return;
    const factor = row[c]!;
    for (let k = 0; k < 8; ++k) row[k]! -= factor * chosen[k]!;
  });
}

/** A ray to be filled by `aimRay`. */
export function makeRay(): Ray {
  return { origin: new Float64Array(3), direction: new Float64Array(3), far: 0, enter: 0, leave: -1 };
}

/**
 * Aims a ray through a point of clip space, from the near plane to the far plane, and clips it to the box of the voxels.
 *
 * @param x @param y  -1..1, right and up
 */
export function aimRay(
  ray: Ray,
  dataFromClip: ArrayLike<number>,
  shape: readonly number[],
  x: number,
  y: number,
): void {
  const m = dataFromClip;
  const { origin, direction } = ray;
  const wSide = m[3]! * x + m[7]! * y + m[15]!;
  const wNear = wSide - m[11]!;
  const wFar = wSide + m[11]!;
  for (let a = 0; a < 3; ++a) {
    const side = m[a]! * x + m[4 + a]! * y + m[12 + a]!;
    origin[a] = (side - m[8 + a]!) / wNear;
    direction[a] = (side + m[8 + a]!) / wFar - origin[a]!;
  }
  const length = Math.hypot(direction[0]!, direction[1]!, direction[2]!);
  for (let a = 0; a < 3; ++a) direction[a]! /= length;
  ray.far = length;
  clipToBox(ray, shape);
}

/** Slab test of the box -0.5 to n - 0.5 (Williams et al. 2005, JGT 10(1)), between near and far plane. */
function clipToBox(ray: Ray, shape: readonly number[]): void {
  let enter = 0;
  let leave = ray.far;
  for (let a = 0; a < 3; ++a) {
    const from = ray.origin[a]!;
    const along = ray.direction[a]!;
    const low = -0.5 - from;
    const high = shape[a]! - 0.5 - from;
    if (along === 0) {
      if (low > 0 || high < 0) leave = -Infinity;
      continue;
    }
    enter = Math.max(enter, Math.min(low / along, high / along));
    leave = Math.min(leave, Math.max(low / along, high / along));
  }
  ray.enter = enter;
  ray.leave = leave;
}

/**
 * Spreads samples over a ray: as many steps as fit best, stretched so that they fill the chord exactly.
 *
 * @param stepVoxels  step before stretching
 * @param phase  where in its step a sample lies
 */
export function spreadSamples(march: March, ray: Ray, stepVoxels: number, phase: number): void {
  const chord = ray.leave - ray.enter;
  march.count = chord > 0 ? Math.floor(chord / stepVoxels + 0.5) : 0;
  march.dt = march.count > 0 ? chord / march.count : 0;
  march.first = ray.enter + phase * march.dt;
}

/** Clip coordinates of the centre of a pixel; row 0 is the top. */
export function clipOfPixel(column: number, row: number, scene: Pick<FullScene, "width" | "height">): [number, number] {
  return [((column + 0.5) / scene.width) * 2 - 1, 1 - ((row + 0.5) / scene.height) * 2];
}
