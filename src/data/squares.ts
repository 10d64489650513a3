// data/squares.ts -- marching squares: the curves where values of a flat grid cross a level, as chains of points.
// Chains and not loose pieces, so that strokes have joins and dashes go on.

import type { Grid } from "./grid";

/** A run of points, x, y one after the other; a closed curve ends where it begins. Values above the level lie to its left. */
export type Chain = readonly number[];

/** Where a curve leaves a cell: by edge 0 (low y), 1 (high x), 2 (high y), 3 (low x), in order of a walk round it. */
type Edge = 0 | 1 | 2 | 3;

/**
 * The curves of a level in one slice. Cells with a missing value (NaN) at a corner are left out: curves end there.
 *
 * @param level  data units; more is inside
 * @param slice  which z
 * @returns chains in data space (voxel centres at integers)
 */
export function curvesAt(grid: Grid, level: number, slice: number): readonly Chain[] {
  const { shape } = grid;
  // From the number of an edge of the grid to the one that the curve goes on to. Each is left and reached once at most.
  const next = new Map<number, number>();
  const reached = new Set<number>();
  for (let y = 0; y + 1 < shape[1]; ++y) {
    for (let x = 0; x + 1 < shape[0]; ++x) {
      for (const [from, to] of piecesOf(grid, level, x, y, slice)) {
        const start = edgeNumber(shape[0], x, y, from);
        const end = edgeNumber(shape[0], x, y, to);
        next.set(start, end);
        reached.add(end);
      }
    }
  }
  const chains: Chain[] = [];
  const follow = (start: number): void => {
    const chain: number[] = [];
    let at: number | undefined = start;
    while (at !== undefined) {
      pushPoint(grid, level, slice, at, chain);
      const after: number | undefined = next.get(at);
      next.delete(at);
      at = after;
    }
    chains.push(chain);
  };
  // Open curves first, from their beginnings; what is left is closed.
  const starts: number[] = [];
  next.forEach((_, start) => void (reached.has(start) || starts.push(start)));
  starts.forEach(follow);
  const rest: number[] = [];
  next.forEach((_, start) => void rest.push(start));
  rest.forEach((start) => void (next.has(start) && follow(start)));
  return chains;
}

/** Corners in the order of a walk round a cell, counter-clockwise with y up. */
const CORNERS: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** The pieces of curve in a cell, inside to the left. */
function piecesOf(grid: Grid, level: number, x: number, y: number, slice: number): readonly (readonly [Edge, Edge])[] {
  const values = CORNERS.map(([dx, dy]) => grid.at(x + dx, y + dy, slice));
  if (values.some((value) => value !== value)) return [];
  const isIn = values.map((value) => value > level);
  const count = isIn.filter(Boolean).length;
  if (count === 0 || count === 4) return [];
  // Edge i goes from corner i to corner i + 1. The curve enters where the walk goes in and leaves where it goes out.
  const goesIn: Edge[] = [];
  const goesOut: Edge[] = [];
  for (const i of [0, 1, 2, 3] as const) {
    const after = isIn[(i + 1) % 4];
    if (!isIn[i] && after) goesIn.push(i);
    if (isIn[i] && !after) goesOut.push(i);
  }
  if (goesIn.length === 1) return [[goesOut[0] as Edge, goesIn[0] as Edge]];
  // A saddle: the middle's value says whether the inside corners join.
  const joins = values.reduce((sum, value) => sum + value, 0) / 4 > level;
  return goesOut.map((out) => {
    const wanted = (joins ? out + 1 : out + 3) % 4;
    return [out, wanted as Edge] as const;
  });
}

/** A number for each edge of the grid: along x even, along y odd. */
function edgeNumber(nx: number, x: number, y: number, edge: Edge): number {
  if (edge === 0) return 2 * (y * nx + x);
  if (edge === 2) return 2 * ((y + 1) * nx + x);
  return 2 * (y * nx + x + (edge === 1 ? 1 : 0)) + 1;
}

/** The point on an edge where the level is crossed. */
function pushPoint(grid: Grid, level: number, slice: number, edge: number, out: number[]): void {
  const nx = grid.shape[0];
  const isUp = edge % 2 === 1;
  const place = (edge - (isUp ? 1 : 0)) / 2;
  const x = place % nx;
  const y = (place - x) / nx;
  const from = grid.at(x, y, slice);
  const to = isUp ? grid.at(x, y + 1, slice) : grid.at(x + 1, y, slice);
  const share = (level - from) / (to - from);
  const t = share >= 0 && share <= 1 && isFinite(to - from) ? share : 0.5;
  out.push(isUp ? x : x + t, isUp ? y + t : y);
}
