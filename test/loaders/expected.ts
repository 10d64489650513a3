// test/loaders/expected.ts -- what independent readers found in the shared data, and the sums to compare with it.

import type { Grid } from "../../src/data/grid";

/** A row of expected.json. */
export interface Expected {
  readonly format: string;
  readonly dims?: readonly number[];
  readonly sizes?: readonly number[];
  readonly shape?: readonly number[];
  readonly spacing?: readonly number[];
  readonly dtype: string;
  readonly encoding?: string;
  readonly affine?: readonly (readonly number[])[];
  readonly noAffine?: boolean;
  readonly slope?: number;
  readonly inter?: number;
  readonly components?: number;
  readonly kinds?: string;
  readonly space?: string;
  readonly spaceDirections?: string;
  readonly spaceOrigin?: string;
  readonly spacings?: string;
  readonly values: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly finite: number;
    readonly count: number;
    readonly samples: readonly (readonly [readonly number[], number | string])[];
  };
}

/** Where the samples of a row point: voxel, component, number of the volume in its series. */
export interface Place {
  readonly voxel: readonly [number, number, number];
  readonly channel: number;
  readonly frame: number;
}

/** A sample's index in the words of a Grid, from the row's own order. */
export function placeOf(row: Expected, index: readonly number[]): Place {
  if (row.format === "npy") {
    const [z = 0, y = 0, x = 0] = index;
    return { voxel: [x, y, z], channel: 0, frame: 0 };
  }
  const hasFirstChannel = /color/.test((row.kinds ?? "").split(" ")[0] ?? "");
  const [x = 0, y = 0, z = 0, ...rest] = hasFirstChannel ? index.slice(1) : index;
  if (hasFirstChannel) return { voxel: [x, y, z], channel: index[0] ?? 0, frame: 0 };
  if (row.components) return { voxel: [x, y, z], channel: rest[0] ?? 0, frame: 0 };
  // Of the fourth and later axes the first runs fastest.
  const sizes = (row.dims ?? row.sizes ?? []).slice(3);
  let frame = 0;
  for (let i = sizes.length - 1; i >= 0; --i) frame = frame * (sizes[i] ?? 1) + (rest[i] ?? 0);
  return { voxel: [x, y, z], channel: 0, frame };
}

/** Shape, channels and number of volumes of a row. */
export function extentOf(row: Expected): { shape: number[]; channels: number; frames: number } {
  if (row.shape) return { shape: [...row.shape].reverse(), channels: 1, frames: 1 };
  const all = [...(row.dims ?? row.sizes ?? [])];
  const channels = row.components ?? (/^RGBA?-color/.test(row.kinds ?? "") ? (all.shift() ?? 1) : 1);
  const shape = [all[0] ?? 1, all[1] ?? 1, all[2] ?? 1];
  return { shape, channels, frames: all.slice(3).reduce((product, size) => product * size, 1) };
}

/** Rows of the matrix that a row of expected.json asks for; undefined where it has none. */
export function affineOf(row: Expected): readonly (readonly number[])[] | undefined {
  if (row.affine) return row.affine;
  if (row.noAffine) return undefined;
  const columns = (row.spaceDirections?.match(/\([^)]*\)/g) ?? []).map(numbersIn);
  if (columns.length === 3) {
    const origin = numbersIn(row.spaceOrigin ?? "(0,0,0)");
    const isLps = row.space === "left-posterior-superior";
    return [0, 1, 2].map((i) => [...columns, origin].map((column) => (isLps && i < 2 ? -1 : 1) * (column[i] ?? 0)));
  }
  const spacing = row.spacings?.split(" ").map(Number);
  return spacing && spacing.length > 2
    ? [0, 1, 2].map((i) => [0, 1, 2, 3].map((j) => (i === j ? (spacing[i] ?? 1) : 0)))
    : undefined;
}

function numbersIn(vector: string): number[] {
  return vector.slice(1, -1).split(",").map(Number);
}

/** Least, greatest, mean and number of the finite values of all volumes. */
export function summary(volumes: readonly Grid[]): {
  min: number;
  max: number;
  mean: number;
  finite: number;
  count: number;
} {
  let [min, max, sum, finite, count] = [Infinity, -Infinity, 0, 0, 0];
  for (const { data } of volumes) {
    count += data.length;
    for (let i = 0; i < data.length; ++i) {
      const value = data[i] ?? NaN;
      if (!Number.isFinite(value)) continue;
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
      ++finite;
    }
  }
  return { min, max, mean: sum / finite, finite, count };
}
