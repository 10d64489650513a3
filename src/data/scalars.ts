// data/scalars.ts -- the one number a voxel shows, whatever its type and channels, singly or as the mean of a block.
// Texels, histograms and whoever asks what a voxel shows must agree, so the rule is here and nowhere else.

import { type VoxelArray } from "../base/arrays";
import { type Triple } from "./grid";

/** Voxels, and how many along x, y, z become one. */
export interface Blocks {
  readonly data: VoxelArray;
  readonly shape: Triple;
  readonly channels: number;
  readonly reduce: Triple;
}

/** Weights of red, green, blue in luminance. @source ITU-R BT.709-6, item 3.2 */
const RED = 0.2126;
const GREEN = 0.7152;
const BLUE = 0.0722;

/**
 * The numbers that voxels show: of 1 or 2 channels the first, of 3 or 4 the luminance of the first three.
 *
 * @param from  first voxel
 * @param count  how many voxels
 * @param out  written from its start
 * @param stride  distance of voxels taken
 */
export function readScalars(
  data: VoxelArray,
  channels: number,
  from: number,
  count: number,
  out: Float64Array,
  stride = 1,
): void {
  // The built-in copy converts types fastest.
  if (channels === 1 && stride === 1) out.set(data.subarray(from, from + count));
  else if (channels < 3) {
    for (let i = 0; i < count; ++i) out[i] = data[(from + i * stride) * channels] as number;
  } else {
    for (let i = 0; i < count; ++i) {
      const at = (from + i * stride) * channels;
      out[i] = RED * (data[at] as number) + GREEN * (data[at + 1] as number) + BLUE * (data[at + 2] as number);
    }
  }
}

/**
 * One row of block means: of the finite values in each block; a block without any gives its infinity, or else NaN.
 *
 * @param y @param z  the row's place among the blocks
 * @param out  one number a block along x
 */
export function readReducedRow(blocks: Blocks, y: number, z: number, out: Float64Array): void {
  const { data, channels, shape, reduce } = blocks;
  const [nx, ny, nz] = shape;
  const row = new Float64Array(nx);
  const sums = new Float64Array(out.length);
  const counts = new Float64Array(out.length);
  out.fill(NaN, 0, out.length);
  for (let k = z * reduce[2]; k < Math.min(nz, (z + 1) * reduce[2]); ++k) {
    for (let j = y * reduce[1]; j < Math.min(ny, (y + 1) * reduce[1]); ++j) {
      readScalars(data, channels, (k * ny + j) * nx, nx, row);
      addRow(row, reduce[0], sums, counts, out);
    }
  }
  for (let i = 0; i < out.length; ++i) {
    const count = counts[i] as number;
    if (count > 0) out[i] = (sums[i] as number) / count;
  }
}

function addRow(
  row: Float64Array,
  block: number,
  sums: Float64Array,
  counts: Float64Array,
  infinities: Float64Array,
): void {
  for (let i = 0, b = 0, left = block; i < row.length; ++i) {
    const value = row[i] as number;
    // Finite: only then is the difference 0, for NaN and the infinities it is NaN.
    if (value - value === 0) {
      sums[b] = (sums[b] as number) + value;
      counts[b] = (counts[b] as number) + 1;
    } else if (value === value) infinities[b] = value;
    if (--left === 0) {
      left = block;
      b += 1;
    }
  }
}
