// test/oracle/voxels.ts -- volumes made from a formula, for tests that know the answer.

import type { Voxels } from "./scene";

/** Voxels whose value at (x, y, z) is `value(x, y, z)`. */
export function voxelsOf(
  shape: readonly [number, number, number],
  value: (x: number, y: number, z: number) => number,
): Voxels & { readonly data: Float32Array } {
  const [nx, ny, nz] = shape;
  const data = new Float32Array(nx * ny * nz);
  for (let z = 0; z < nz; ++z) {
    for (let y = 0; y < ny; ++y) for (let x = 0; x < nx; ++x) data[x + nx * (y + ny * z)] = value(x, y, z);
  }
  return { data, shape };
}

/** Random numbers in 0..1, the same for the same seed. @source mulberry32, Tommy Ettinger, public domain */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
