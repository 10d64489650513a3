// data/reduction.ts -- the least integer reduction of a lattice that fits somewhere.
// "Least": the longest edge of the reduced voxels is as short as can be, then the next one, then the last; of equals the
// one that keeps the most voxels, then the one that keeps the most along x, then y. So an axis over its limit does not drag
// the others with it, the finest sampled axis gives way first, and voxels become as even as the lattice allows.

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
  const edge = firstOf(edges, (length) => fits(reducedShape(shape, finerThan(length, shape, spacing))));
  return edge === undefined ? shape : leastWithin(shape, finerThan(edge, shape, spacing), spacing, fits);
}

/**
 * Which of two reductions is less: negative when `a` is, positive when `b` is, 0 when neither.
 *
 * @param shape  voxels along x, y, z before reduction
 * @param spacing  length of their edges
 */
export function compareReductions(a: Triple, b: Triple, shape: Triple, spacing: Triple): number {
  const edgesA = longestFirst(a, spacing);
  const edgesB = longestFirst(b, spacing);
  for (let i = 0; i < 3; ++i) {
    const difference = (edgesA[i] as number) - (edgesB[i] as number);
    if (difference !== 0) return difference;
  }
  return product(reducedShape(shape, b)) - product(reducedShape(shape, a));
}

/** Every length that the longest edge of a reduced voxel can have, ascending: none is shorter than the longest there is. */
function edgeLengths(shape: Triple, spacing: Triple): number[] {
  const lengths: number[] = [];
  for (let axis = 0; axis < 3; ++axis) {
    for (const by of distinct(shape[axis] as number, shape[axis] as number))
      lengths.push(by * (spacing[axis] as number));
  }
  const longest = Math.max(spacing[0], spacing[1], spacing[2]);
  return lengths.filter((length) => length >= longest).sort((a, b) => a - b);
}

/** The greatest reduction whose voxels have no edge longer than `edge`, where an axis has a choice. */
function finerThan(edge: number, shape: Triple, spacing: Triple): Triple {
  // The products come from the same factors; a hair of room for the division's rounding.
  const by = (axis: 0 | 1 | 2): number =>
    Math.min(shape[axis], Math.max(1, Math.floor((edge / spacing[axis]) * (1 + 1e-12))));
  return [by(0), by(1), by(2)];
}

/** The least reduction within `most`, the least of those whose longest edge is as short as can be, which itself fits. */
function leastWithin(shape: Triple, most: Triple, spacing: Triple, fits: (shape: Triple) => boolean): Triple {
  let best: Triple = most;
  const alongY = distinct(shape[1], most[1]);
  const alongZ = distinct(shape[2], most[2]);
  for (const x of distinct(shape[0], most[0])) {
    for (const y of alongY) {
      if (compareReductions([x, y, 1], best, shape, spacing) >= 0) continue;
      const z = firstOf(alongZ, (by) => fits(reducedShape(shape, [x, y, by])));
      if (z !== undefined && compareReductions([x, y, z], best, shape, spacing) < 0) best = [x, y, z];
    }
  }
  return best;
}

function longestFirst(reduce: Triple, spacing: Triple): number[] {
  return [reduce[0] * spacing[0], reduce[1] * spacing[1], reduce[2] * spacing[2]].sort((a, b) => b - a);
}

/** The first of ascending numbers for which `holds`, which holds for all after it. */
function firstOf(numbers: readonly number[], holds: (n: number) => boolean): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(numbers[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return numbers[low];
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
