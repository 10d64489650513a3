// data/occupancy.ts -- which cells of a volume can change the picture, and how far from every other cell the next such is.
// The distance is counted in cells as a chess king walks (Chebyshev), so that a ray may leave the whole cube around it.

import { type Bricks } from "./bricks";

/** What makes a cell matter. Numbers are in texel units. */
export type CellTest =
  /** some value above this one (mip, iso) */
  | { readonly kind: "above"; readonly value: number }
  /** some value below this one (minip) */
  | { readonly kind: "below"; readonly value: number }
  /** some value whose share of the limits, share = (texel - offset) * scale, has an alpha in the table (RGBA8) */
  | { readonly kind: "alpha"; readonly table: Uint8Array; readonly offset: number; readonly scale: number };

/** Cells farther away than this count as this far: a byte holds it. */
export const MAX_DISTANCE = 255;

/**
 * The distance of every cell to the nearest one that matters, in cells: 0 for those that do.
 *
 * @returns a byte for each cell, x fastest, and how many cells matter
 */
export function occupancy(
  bricks: Bricks,
  test: CellTest,
): { readonly distance: Uint8Array; readonly occupied: number } {
  const { least, greatest, cells } = bricks;
  const matters = testOf(test);
  const distance = new Uint8Array(least.length);
  let occupied = 0;
  for (let i = 0; i < distance.length; ++i) {
    const low = least[i] as number;
    const high = greatest[i] as number;
    const isOccupied = low <= high && matters(low, high);
    distance[i] = isOccupied ? 0 : MAX_DISTANCE;
    if (isOccupied) occupied += 1;
  }
  if (occupied > 0 && occupied < distance.length) spread(distance, cells);
  return { distance, occupied };
}

function testOf(test: CellTest): (low: number, high: number) => boolean {
  if (test.kind === "above") return (_, high) => high > test.value;
  if (test.kind === "below") return (low) => low < test.value;
  const seen = visibleEntries(test.table);
  const last = seen.length - 2;
  // A share is read between two entries, at share * size - 1/2: one more on each side is looked at.
  const entry = (texel: number): number => Math.min(1, Math.max(0, (texel - test.offset) * test.scale)) * (last + 1);
  return (low, high) => {
    const a = entry(low);
    const b = entry(high);
    const from = Math.max(0, Math.floor(Math.min(a, b)) - 1);
    const to = Math.min(last, Math.ceil(Math.max(a, b)) + 1);
    return (seen[to + 1] as number) > (seen[from] as number);
  };
}

/** For each i, how many of the entries before i have an alpha. */
function visibleEntries(table: Uint8Array): Uint32Array {
  const size = table.length / 4;
  const seen = new Uint32Array(size + 1);
  for (let i = 0; i < size; ++i) seen[i + 1] = (seen[i] as number) + ((table[4 * i + 3] as number) > 0 ? 1 : 0);
  return seen;
}

/** Distances from the zeros: once forward and once backward through the neighbours that were passed already. */
function spread(distance: Uint8Array, cells: readonly [number, number, number]): void {
  sweep(distance, cells, 1);
  sweep(distance, cells, -1);
}

function sweep(distance: Uint8Array, [nx, ny, nz]: readonly [number, number, number], way: 1 | -1): void {
  const layer = nx * ny;
  const isForward = way === 1;
  for (let k = 0; k < nz; ++k) {
    const z = isForward ? k : nz - 1 - k;
    for (let j = 0; j < ny; ++j) {
      const y = isForward ? j : ny - 1 - j;
      const hasBack = k > 0;
      const hasUp = j > 0;
      const hasDown = j + 1 < ny;
      let before = MAX_DISTANCE;
      for (let i = 0; i < nx; ++i) {
        const x = isForward ? i : nx - 1 - i;
        const at = z * layer + y * nx + x;
        let best = distance[at] as number;
        if (best > 0) {
          const left = i > 0;
          const right = i + 1 < nx;
          if (left && before + 1 < best) best = before + 1;
          if (hasUp) best = least3(distance, at - way * nx, way, left, right, best);
          if (hasBack) {
            const back = at - way * layer;
            best = least3(distance, back, way, left, right, best);
            if (hasUp) best = least3(distance, back - way * nx, way, left, right, best);
            if (hasDown) best = least3(distance, back + way * nx, way, left, right, best);
          }
          distance[at] = best;
        }
        before = best;
      }
    }
  }
}

/** The least of `best` and one more than the three cells around `at` along x. */
function least3(distance: Uint8Array, at: number, way: number, left: boolean, right: boolean, best: number): number {
  let least = best;
  const middle = (distance[at] as number) + 1;
  if (middle < least) least = middle;
  if (left && (distance[at - way] as number) + 1 < least) least = (distance[at - way] as number) + 1;
  if (right && (distance[at + way] as number) + 1 < least) least = (distance[at + way] as number) + 1;
  return least;
}
