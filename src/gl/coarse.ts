// gl/coarse.ts -- a small copy of a large grid, every n-th voxel, in a few milliseconds.

import { Grid, type Triple } from "../data/grid";
import type { VolumeReading } from "./volume";

/** Voxels along an edge of the copy, at most. */
const COARSE_EDGE = 48;

/** A grid of at most 48 voxels a side, and how many voxels of the original each stands for. */
export function coarse(grid: Grid): { readonly grid: Grid; readonly stride: Triple } {
  const { shape, channels, data } = grid;
  const stride = shape.map((n) => Math.ceil(n / COARSE_EDGE)) as unknown as Triple;
  const size = shape.map((n, i) => Math.ceil(n / (stride[i] ?? 1))) as unknown as Triple;
  const [nx, ny, nz] = size;
  const copy = data.slice(0, nx * ny * nz * channels);
  const middle = stride.map((n) => Math.floor(n / 2)) as unknown as Triple;
  let to = 0;
  for (let k = 0; k < nz; ++k) {
    const z = Math.min(k * stride[2] + middle[2], shape[2] - 1);
    for (let j = 0; j < ny; ++j) {
      const y = Math.min(j * stride[1] + middle[1], shape[1] - 1);
      for (let i = 0; i < nx; ++i) {
        const x = Math.min(i * stride[0] + middle[0], shape[0] - 1);
        const from = ((z * shape[1] + y) * shape[0] + x) * channels;
        for (let c = 0; c < channels; ++c) copy[to++] = data[from + c] as number;
      }
    }
  }
  return { grid: new Grid({ data: copy, shape: size, channels, range: grid.range() }), stride };
}

/** A reading of a copy in which each voxel stands for `stride` voxels of the original. */
export function stretched(reading: VolumeReading, stride: readonly number[]): VolumeReading {
  const scale = reading.uniforms["u_volumeScale"] as readonly number[];
  return { ...reading, uniforms: { ...reading.uniforms, u_volumeScale: scale.map((s, i) => s / (stride[i] ?? 1)) } };
}
