// The plain truth of normalisation: one voxel at a time, by the formula, without tables, chunks or fast paths.

import { type SlabOptions } from "../../src/data/normalize";

/** The value of one texel: mean of a block's finite numbers; else its infinity; else NaN. */
export function plainValue(o: SlabOptions, x: number, y: number, z: number): number {
  const finite: number[] = [];
  const infinite: number[] = [];
  for (let k = 0; k < o.reduce[2]; ++k)
    for (let j = 0; j < o.reduce[1]; ++j)
      for (let i = 0; i < o.reduce[0]; ++i) {
        const at = [x * o.reduce[0] + i, y * o.reduce[1] + j, z * o.reduce[2] + k] as const;
        if (at.some((p, axis) => p >= (o.shape[axis] as number))) continue;
        const voxel = ((at[2] * o.shape[1] + at[1]) * o.shape[0] + at[0]) * o.channels;
        const [a, b, c] = [0, 1, 2].map((n) => o.data[voxel + n] as number) as [number, number, number];
        const value = o.channels < 3 ? a : 0.2126 * a + 0.7152 * b + 0.0722 * c;
        if (isFinite(value)) finite.push(value);
        else if (!isNaN(value)) infinite.push(value);
      }
  if (finite.length > 0) return finite.reduce((sum, v) => sum + v, 0) / finite.length;
  return infinite.length > 0 ? (infinite[infinite.length - 1] as number) : NaN;
}

/** The share in exact terms (doubles): texels may differ from it by what float32 arithmetic loses, no more. */
export function plainShare(o: SlabOptions, x: number, y: number, z: number): number {
  return (plainValue(o, x, y, z) - o.texelWindow[0]) / (o.texelWindow[1] - o.texelWindow[0]);
}

/** Every texel's share, x fastest. */
export function plainShares(o: SlabOptions): number[] {
  const shares: number[] = [];
  const [nx, ny] = [0, 1].map((axis) => Math.ceil((o.shape[axis] as number) / (o.reduce[axis] as number)));
  for (let z = o.from; z < o.to; ++z)
    for (let y = 0; y < (ny as number); ++y)
      for (let x = 0; x < (nx as number); ++x) shares.push(plainShare(o, x, y, z));
  return shares;
}
