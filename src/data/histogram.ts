// data/histogram.ts -- how often each value occurs, for curves behind controls and for contrast limits by percentile.

import { type Grid } from "./grid";
import { readScalars } from "./scalars";

/** How a histogram is made. */
export interface HistogramOptions {
  /** number of bins; 256 when left out */
  readonly bins?: number;
  /** values of the first bin's start and the last bin's end; the grid's range when left out */
  readonly range?: readonly [number, number];
  /** look at no more voxels than this, evenly spread; at all of them when left out */
  readonly atMost?: number;
}

/** Counts of the values that voxels show (of 3 or 4 channels: their luminance). */
export interface Histogram {
  /** bin i holds values from range[0] + i * width; the last also those equal to range[1] */
  readonly counts: Uint32Array;
  readonly range: readonly [number, number];
  /** NaN values */
  readonly missing: number;
  /** values less than the range, -Infinity among them */
  readonly below: number;
  /** values greater than the range, Infinity among them */
  readonly above: number;
  /** every so many voxels one was looked at: 1 means all */
  readonly stride: number;
}

/** Voxels read at a time. */
const CHUNK = 4096;

/** The histogram of a grid. */
export function histogram(grid: Grid, options: HistogramOptions = {}): Histogram {
  const { bins = 256, range = grid.range(), atMost = grid.voxels } = options;
  const stride = strideOf(grid, atMost);
  const counts = new Uint32Array(bins);
  const values = new Float64Array(CHUNK);
  const total = Math.ceil(grid.voxels / stride);
  let missing = 0;
  let below = 0;
  let above = 0;
  const [low, high] = range;
  const perUnit = high > low ? bins / (high - low) : 0;
  for (let done = 0; done < total; done += CHUNK) {
    const count = Math.min(CHUNK, total - done);
    readScalars(grid.data, grid.channels, done * stride, count, values, stride);
    for (let i = 0; i < count; ++i) {
      const value = values[i] as number;
      if (value >= low && value <= high) {
        const bin = Math.min(bins - 1, Math.floor((value - low) * perUnit));
        counts[bin] = (counts[bin] as number) + 1;
      } else if (value < low) below += 1;
      else if (value > high) above += 1;
      else missing += 1;
    }
  }
  return { counts, range, missing, below, above, stride };
}

/**
 * The value that a share of the counted values lie below, evenly spread within each bin.
 *
 * @param share  0 to 1: 0 gives the start of the first bin that holds something, 1 the end of the last
 * @returns the range's start when nothing was counted
 */
export function percentile({ counts, range: [low, high] }: Histogram, share: number): number {
  let total = 0;
  for (let i = 0; i < counts.length; ++i) total += counts[i] as number;
  const width = (high - low) / counts.length;
  const wanted = Math.max(0, Math.min(1, share)) * total;
  let before = 0;
  for (let i = 0; i < counts.length; ++i) {
    const count = counts[i] as number;
    if (count > 0 && before + count >= wanted) return low + (i + (wanted - before) / count) * width;
    before += count;
  }
  return low;
}

/** The least stride that looks at few enough voxels and shares no factor with a row or a slice, whose columns it would keep to. */
function strideOf(grid: Grid, atMost: number): number {
  let stride = Math.max(1, Math.ceil(grid.voxels / Math.max(1, atMost)));
  const slice = grid.shape[0] * grid.shape[1];
  while (stride > 1 && commonFactor(stride, slice) > 1) stride += 1;
  return stride;
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}
