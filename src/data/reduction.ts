// data/reduction.ts -- the least integer reduction of a lattice that fits somewhere.
// "Least" is first: the coarsest of the reduced voxel edges is as short as can be (so the finest sampled axis gives way
// first, and an axis over its limit only drags the others as far as their voxels stay finer than its own); then: as many
// voxels as can be are kept. Deterministic: of equals x keeps most, then y.

import { type Triple } from "./grid";
import { reducedShape } from "./normalize";

/**
 * The least reduction that fits.
 *
 * @param shape  voxels along x, y, z
 * @param spacing  length of a voxel's edges, any unit
 * @param fits  whether so many voxels along x, y, z fit; a smaller shape must fit wherever a larger one does
 * @returns voxels along each axis that become one; [nx, ny, nz], one single voxel, when nothing fits
 */
export function leastReduction(shape: Triple, spacing: Triple, fits: (shape: Triple) => boolean): Triple {
  if (fits(shape)) return [1, 1, 1];
  const edges = edgeLengths(shape, spacing);
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(reducedShape(shape, finerThan(edges[middle] as number, shape, spacing)))) high = middle;
    else low = middle + 1;
  }
  return mostVoxels(shape, finerThan(edges[low] as number, shape, spacing), fits);
}

/** Every length that an edge of a reduced voxel can have, ascending. */
function edgeLengths(shape: Triple, spacing: Triple): number[] {
  const lengths: number[] = [];
  for (let axis = 0; axis < 3; ++axis) {
    for (const by of distinct(shape[axis] as number, shape[axis] as number))
      lengths.push(by * (spacing[axis] as number));
  }
  return lengths.sort((a, b) => a - b);
}

/** The greatest reduction whose voxels have no edge longer than `edge`, where an axis has a choice. */
function finerThan(edge: number, shape: Triple, spacing: Triple): Triple {
  // The products come from the same factors; a hair of room for the division's rounding.
  const by = (axis: 0 | 1 | 2): number =>
    Math.min(shape[axis], Math.max(1, Math.floor((edge / spacing[axis]) * (1 + 1e-12))));
  return [by(0), by(1), by(2)];
}

/** The reduction within `most` that keeps the most voxels. `most` itself fits, or nothing does. */
function mostVoxels(shape: Triple, most: Triple, fits: (shape: Triple) => boolean): Triple {
  let best: Triple = most;
  let kept = product(reducedShape(shape, most));
  const alongZ = distinct(shape[2], most[2]);
  for (const x of distinct(shape[0], most[0])) {
    for (const y of distinct(shape[1], most[1])) {
      const z = firstThat(alongZ, (by) => fits(reducedShape(shape, [x, y, by])), shape, x, y, kept);
      if (z === undefined) continue;
      best = [x, y, z];
      kept = product(reducedShape(shape, best));
    }
  }
  return best;
}

/** The first of ascending reductions along z that fits, when it keeps more than `kept` voxels. */
function firstThat(
  alongZ: readonly number[],
  fitsAt: (by: number) => boolean,
  shape: Triple,
  x: number,
  y: number,
  kept: number,
): number | undefined {
  const slice = Math.ceil(shape[0] / x) * Math.ceil(shape[1] / y);
  let low = 0;
  let high = alongZ.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const by = alongZ[middle] as number;
    // Too few voxels already: what fits here or beyond is of no use.
    if (slice * Math.ceil(shape[2] / by) <= kept || fitsAt(by)) high = middle;
    else low = middle + 1;
  }
  const by = alongZ[low];
  return by !== undefined && slice * Math.ceil(shape[2] / by) > kept && fitsAt(by) ? by : undefined;
}

/** The least reduction for every number of voxels that n can be reduced to, ascending from 1 to at most `most`. */
function distinct(n: number, most: number): number[] {
  const all: number[] = [];
  let last = 0;
  for (let by = 1; by <= most; ++by) {
    const count = Math.ceil(n / by);
    if (count !== last) all.push(by);
    last = count;
  }
  return all;
}

function product(shape: Triple): number {
  return shape[0] * shape[1] * shape[2];
}
