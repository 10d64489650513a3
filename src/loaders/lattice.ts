// loaders/lattice.ts -- shapes and places: counting voxels without overflow, putting axes in our order, matrices that hold.

import { EngineError } from "../base/errors";
import { dtypeOf, type VoxelArray } from "../base/arrays";
import { holdToLimit } from "./allocate";
import { makeArray } from "./elements";
import type { Report } from "./report";

/** One axis of an array in a file, in our order: channel, x, y, z. */
export interface Axis {
  readonly size: number;
  /** elements between neighbours along this axis */
  readonly stride: number;
}

/**
 * The product of sizes read from a file.
 *
 * @throws load/header when a size is not a whole number of at least 1, load/too-large when no array could hold the product
 */
export function countOf(sizes: readonly number[], bytesEach: number, report: Report): number {
  let count = 1;
  for (const size of sizes) {
    if (!(size >= 1) || Math.floor(size) !== size) {
      throw new EngineError("load/header", `sizes must be whole numbers of at least 1, got ${sizes.join(" x ")}`);
    }
    // Past 2^53 the product is rounded, which changes nothing: it stays too large.
    count *= size;
  }
  holdToLimit(count * bytesEach, sizes.join(" x "), report);
  return count;
}

/** Which volume of a series is wanted. @throws param/range when there is no such volume */
export function frameOf(frames: number, report: Report): number {
  const frame = report.options.frame ?? 0;
  if (!(frame >= 0 && frame < frames) || Math.floor(frame) !== frame) {
    throw new EngineError("param/range", `load.frame must be a whole number in [0, ${frames - 1}], got ${frame}`);
  }
  if (frames > 1) report.note(`volume ${frame + 1} of ${frames}; choose another with the option frame`);
  return frame;
}

/**
 * The elements of `array` with channels fastest, then x, y, z.
 *
 * @param axes  channel, x, y, z; the array itself comes back when they already run so
 * @param start  index of the first element
 */
export async function arranged(
  array: VoxelArray,
  axes: readonly [Axis, Axis, Axis, Axis],
  start: number,
  report: Report,
): Promise<VoxelArray> {
  const [c, x, y, z] = axes;
  const count = c.size * x.size * y.size * z.size;
  let stride = 1;
  const isInOrder = axes.every((axis) => {
    const fits = axis.size === 1 || axis.stride === stride;
    stride *= axis.size;
    return fits;
  });
  if (isInOrder) return array.subarray(start, start + count);
  const result = makeArray(dtypeOf(array), count, report);
  let to = 0;
  for (let k = 0; k < z.size; ++k) {
    for (let j = 0; j < y.size; ++j) {
      const row = start + k * z.stride + j * y.stride;
      for (let i = 0; i < x.size; ++i) {
        const voxel = row + i * x.stride;
        for (let channel = 0; channel < c.size; ++channel) result[to++] = array[voxel + channel * c.stride] as number;
      }
      await report.turn(x.size * c.size * result.BYTES_PER_ELEMENT);
    }
  }
  return result;
}

/** Whether a column-major 4x4 can place a Grid: finite, and with a way back. */
export function isPlacement(matrix: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0, , g = 0, h = 0, i = 0] = matrix;
  const volume = a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e);
  return matrix.every(isFinite) && isFinite(volume) && volume !== 0;
}

/** The placement of voxels of this spacing that starts at the world's origin; senseless lengths count as 1. */
export function spacedPlacement(spacing: readonly number[]): number[] {
  const [x = 1, y = 1, z = 1] = spacing.map((length) => (isFinite(length) && length !== 0 ? Math.abs(length) : 1));
  return [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1];
}
