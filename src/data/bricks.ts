// data/bricks.ts -- the least and the greatest texel of every cell of 8 x 8 x 8, with one voxel around it.
// The border makes the bounds hold for every linearly interpolated value inside the cell, with half a voxel to spare on
// each side, so that a rounding error at a cell's face cannot hide anything. Bounds are of texels, not of data: what the
// shader compares is then bounded exactly, whatever was rounded on the way.

import { halfToNumber } from "./half";
import { type Triple } from "./grid";
import { type TexelArray, type TexelFormat } from "./normalize";

/** Voxels along a cell's edge. */
export const BRICK_EDGE = 8;

/** Bounds of cells; x fastest. A cell in which nothing is has `least` above `greatest`. */
export interface Bricks {
  /** cells along x, y, z */
  readonly cells: Triple;
  /** texel units: 0..1 for bytes */
  readonly least: Float32Array;
  readonly greatest: Float32Array;
}

/** Texels of a whole volume or of some of its slices. */
export interface TexelSlices {
  /** texels of the whole volume along x, y, z */
  readonly shape: Triple;
  readonly format: TexelFormat;
  readonly components: number;
  /** whether a component says if the voxel is there */
  readonly hasMissing: boolean;
  /** first slice, and the one after the last */
  readonly from: number;
  readonly to: number;
  readonly texels: TexelArray;
}

/** Cells along each axis of a volume. */
export function brickCells(shape: Triple): Triple {
  return [cellsAlong(shape[0]), cellsAlong(shape[1]), cellsAlong(shape[2])];
}

function cellsAlong(texels: number): number {
  return Math.ceil(texels / BRICK_EDGE);
}

/** Bounds of cells in which nothing is yet. */
export function emptyBricks(shape: Triple): Bricks {
  const cells = brickCells(shape);
  const count = cells[0] * cells[1] * cells[2];
  return { cells, least: new Float32Array(count).fill(Infinity), greatest: new Float32Array(count).fill(-Infinity) };
}

/** Widens the bounds of every cell that the slices touch. Slices may come in any order, each once or more. */
export function addToBricks(bricks: Bricks, slices: TexelSlices): void {
  const { cells, least, greatest } = bricks;
  const { shape, from, to } = slices;
  const layer = cells[0] * cells[1];
  const low = new Float32Array(layer);
  const high = new Float32Array(layer);
  const read = rowReader(slices);
  for (let z = from; z < to; ++z) {
    low.fill(Infinity);
    high.fill(-Infinity);
    boundSlice(read, z - from, shape, cells, low, high);
    eachCell(z, cells[2], (k) => widen(least, greatest, k * layer, low, high, 0, layer));
  }
}

/** Widens the bounds of `into` by those of the same cells in `part`. */
export function mergeBricks(into: Bricks, part: Bricks): void {
  widen(into.least, into.greatest, 0, part.least, part.greatest, 0, into.least.length);
}

/** Calls for the cell a coordinate lies in, and for the neighbour whose border it is. */
function eachCell(coordinate: number, count: number, call: (cell: number) => void): void {
  const cell = Math.floor(coordinate / BRICK_EDGE);
  const inside = coordinate - cell * BRICK_EDGE;
  call(cell);
  if (inside === 0 && cell > 0) call(cell - 1);
  if (inside === BRICK_EDGE - 1 && cell + 1 < count) call(cell + 1);
}

function widen(
  least: Float32Array,
  greatest: Float32Array,
  at: number,
  low: Float32Array,
  high: Float32Array,
  from: number,
  count: number,
): void {
  for (let i = 0; i < count; ++i) {
    const a = low[from + i] as number;
    const b = high[from + i] as number;
    if (a < (least[at + i] as number)) least[at + i] = a;
    if (b > (greatest[at + i] as number)) greatest[at + i] = b;
  }
}

type RowReader = (row: number, out: Float32Array) => void;

function boundSlice(
  read: RowReader,
  slice: number,
  shape: Triple,
  cells: Triple,
  low: Float32Array,
  high: Float32Array,
): void {
  const [nx, ny] = shape;
  const row = new Float32Array(nx);
  const rowLow = new Float32Array(cells[0]);
  const rowHigh = new Float32Array(cells[0]);
  for (let y = 0; y < ny; ++y) {
    read(slice * ny + y, row);
    boundRow(row, rowLow, rowHigh);
    eachCell(y, cells[1], (j) => widen(low, high, j * cells[0], rowLow, rowHigh, 0, cells[0]));
  }
}

function boundRow(row: Float32Array, low: Float32Array, high: Float32Array): void {
  for (let i = 0; i < low.length; ++i) {
    const to = Math.min(row.length, (i + 1) * BRICK_EDGE + 1);
    let least = Infinity;
    let greatest = -Infinity;
    for (let x = Math.max(0, i * BRICK_EDGE - 1); x < to; ++x) {
      const value = row[x] as number;
      // Missing voxels are NaN here and fail both.
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    low[i] = least;
    high[i] = greatest;
  }
}

/** Reads a row of texels as numbers in texel units; NaN where nothing is. */
function rowReader({ format, components, hasMissing, texels, shape: [nx] }: TexelSlices): RowReader {
  const top = format === "r8" ? 255 : 65535;
  const value =
    format === "rg8"
      ? (at: number): number => (256 * (texels[at] as number) + (texels[at + 1] as number)) / top
      : format === "r8"
        ? (at: number): number => (texels[at] as number) / top
        : format === "r16f"
          ? (at: number): number => halfToNumber(texels[at] as number)
          : (at: number): number => texels[at] as number;
  const presence = format === "rg8" ? 2 : 1;
  return (row, out) => {
    const start = row * nx * components;
    for (let x = 0; x < nx; ++x) {
      const at = start + x * components;
      out[x] = hasMissing && !((texels[at + presence] as number) > 0) ? NaN : value(at);
    }
  };
}
