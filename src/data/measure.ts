// data/measure.ts -- what values lie in a box of a Grid: for readings under two corners that somebody pointed at.

import { EngineError } from "../base/errors";
import { show } from "../base/check";
import type { Box } from "../math/box";
import type { Grid, VoxelBox } from "./grid";

/** The values of a box. Of none at all, everything but the counts is NaN. */
export interface BoxStatistics {
  /** finite values */
  readonly count: number;
  /** values that are NaN or infinite: they count for nothing else */
  readonly missing: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** root of the mean square of what differs from the mean (of these values, not of what they were drawn from) */
  readonly std: number;
}

/**
 * The voxels whose centres lie in a box; undefined when there are none.
 *
 * @param box  data space (voxel centres at integers), edges included; corners in any order
 */
export function voxelsIn({ shape }: Pick<Grid, "shape">, box: Box): VoxelBox | undefined {
  const from: number[] = [];
  const size: number[] = [];
  for (let i = 0; i < 3; ++i) {
    const [a, b] = [box.min[i] as number, box.max[i] as number];
    const first = Math.max(0, Math.ceil(Math.min(a, b)));
    const last = Math.min((shape[i] as number) - 1, Math.floor(Math.max(a, b)));
    if (!(first <= last)) return undefined;
    from.push(first);
    size.push(last - first + 1);
  }
  return { from: from, size: size } as unknown as VoxelBox;
}

/**
 * Least, greatest, mean and spread of the values whose voxel centres lie in a box.
 *
 * @param box  data space, edges included; the whole Grid when left out
 * @param channel  0 to channels - 1
 * @throws param/range when the Grid has no such channel
 */
export function boxStatistics(grid: Grid, box?: Box, channel = 0): BoxStatistics {
  if (!(channel >= 0 && channel < grid.channels && Math.floor(channel) === channel)) {
    const rule = `boxStatistics' channel must be a whole number below ${grid.channels}`;
    throw new EngineError("param/range", `${rule}, got ${show(channel)}`);
  }
  const voxels = box ? voxelsIn(grid, box) : { from: [0, 0, 0] as const, size: grid.shape };
  let [count, missing, min, max, sum, squares] = [0, 0, Infinity, -Infinity, 0, 0];
  if (voxels) {
    eachValue(grid, voxels, channel, (value) => {
      if (!isFinite(value)) return void ++missing;
      ++count;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    });
  }
  if (count === 0 || !voxels) return { count, missing, min: NaN, max: NaN, mean: NaN, std: NaN };
  const mean = sum / count;
  // A second walk: squares of large values would drown a small spread.
  eachValue(grid, voxels, channel, (value) => {
    if (isFinite(value)) squares += (value - mean) * (value - mean);
  });
  return { count, missing, min, max, mean, std: Math.sqrt(squares / count) };
}

function eachValue(
  { data, shape, channels }: Grid,
  { from, size }: VoxelBox,
  channel: number,
  f: (value: number) => void,
): void {
  for (let z = from[2]; z < from[2] + size[2]; ++z) {
    for (let y = from[1]; y < from[1] + size[1]; ++y) {
      const start = ((z * shape[1] + y) * shape[0] + from[0]) * channels + channel;
      for (let i = 0; i < size[0]; ++i) f(data[start + i * channels] as number);
    }
  }
}
