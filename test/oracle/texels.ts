// test/oracle/texels.ts -- reading a value between voxels, as a texture does it: edges clamped, voxel centres at integers.
// A missing voxel (NaN) makes every sample missing that gives it weight, as a float texture would.

import type { Quantisation, Voxels } from "./scene";

/** Reads a value at a place of data space. */
export type Sampler = (x: number, y: number, z: number) => number;

/** Mitchell and Netravali's B and C ("Reconstruction filters in computer graphics", SIGGRAPH 1988). */
const CUBIC_B = 1 / 3;
const CUBIC_C = 1 / 3;

/**
 * The values as the texture holds them, still in data units.
 *
 * The share is formed in single precision, because that is what texels are made from; without it voxels that lie on a
 * rounding edge fall the other way.
 */
export function texelValues(data: ArrayLike<number>, quantisation: Quantisation | undefined): Float64Array {
  const values = new Float64Array(data.length);
  if (!quantisation) {
    for (let i = 0; i < values.length; ++i) values[i] = data[i]!;
    return values;
  }
  const { window, levels } = quantisation;
  const lo = Math.min(window[0], window[1]);
  const span = Math.max(window[0], window[1]) - lo;
  const step = span / levels;
  for (let i = 0; i < values.length; ++i) {
    const share = span > 0 ? Math.fround(Math.fround(Math.fround(data[i]!) - Math.fround(lo)) / Math.fround(span)) : 0;
    const level = Math.round(Math.fround(Math.min(1, Math.max(0, share)) * levels));
    values[i] = Number.isNaN(data[i]!) ? NaN : lo + level * step;
  }
  return values;
}

/** The sampler of an interpolation; `voxels.data` holds texel values. */
export function makeSampler(voxels: Voxels, interpolation: "nearest" | "linear" | "cubic"): Sampler {
  const makers = { nearest: makeNearest, linear: makeLinear, cubic: makeCubic };
  return makers[interpolation](voxels.data, voxels.shape);
}

type Shape = Voxels["shape"];

function makeNearest(data: ArrayLike<number>, [nx, ny, nz]: Shape): Sampler {
  return (x, y, z) => {
    const i = clampTo(Math.floor(x + 0.5), nx - 1);
    const j = clampTo(Math.floor(y + 0.5), ny - 1);
    const k = clampTo(Math.floor(z + 0.5), nz - 1);
    return data[i + nx * (j + ny * k)]!;
  };
}

function makeLinear(data: ArrayLike<number>, [nx, ny, nz]: Shape): Sampler {
  const slice = nx * ny;
  return (xRaw, yRaw, zRaw) => {
    const x = clampTo(xRaw, nx - 1);
    const y = clampTo(yRaw, ny - 1);
    const z = clampTo(zRaw, nz - 1);
    const i = Math.floor(x);
    const j = Math.floor(y);
    const k = Math.floor(z);
    const fx = x - i;
    const fy = y - j;
    const fz = z - k;
    // A neighbour without weight is not read: it may lie outside, or be missing.
    const dx = fx > 0 ? 1 : 0;
    const dy = fy > 0 ? nx : 0;
    const dz = fz > 0 ? slice : 0;
    const at = i + nx * j + slice * k;
    const near = mix(mix(data[at]!, data[at + dx]!, fx), mix(data[at + dy]!, data[at + dy + dx]!, fx), fy);
    if (dz === 0) return near;
    const behind = at + dz;
    const far = mix(
      mix(data[behind]!, data[behind + dx]!, fx),
      mix(data[behind + dy]!, data[behind + dy + dx]!, fx),
      fy,
    );
    return mix(near, far, fz);
  };
}

function makeCubic(data: ArrayLike<number>, [nx, ny, nz]: Shape): Sampler {
  const wx = new Float64Array(4);
  const wy = new Float64Array(4);
  const wz = new Float64Array(4);
  return (xRaw, yRaw, zRaw) => {
    const x = clampTo(xRaw, nx - 1);
    const y = clampTo(yRaw, ny - 1);
    const z = clampTo(zRaw, nz - 1);
    cubicWeights(x - Math.floor(x), wx);
    cubicWeights(y - Math.floor(y), wy);
    cubicWeights(z - Math.floor(z), wz);
    let sum = 0;
    for (let c = 0; c < 4; ++c) {
      const k = clampTo(Math.floor(z) + c - 1, nz - 1);
      for (let b = 0; b < 4; ++b) {
        const row = nx * (clampTo(Math.floor(y) + b - 1, ny - 1) + ny * k);
        const weight = wy[b]! * wz[c]!;
        for (let a = 0; a < 4; ++a) sum += weight * wx[a]! * data[row + clampTo(Math.floor(x) + a - 1, nx - 1)]!;
      }
    }
    return sum;
  };
}

/** Weights of the voxels at -1, 0, 1, 2 for a place `f` of the way from 0 to 1. */
function cubicWeights(f: number, out: Float64Array): void {
  for (let a = 0; a < 4; ++a) out[a] = cubicKernel(Math.abs(a - 1 - f));
}

function cubicKernel(d: number): number {
  const b = CUBIC_B;
  const c = CUBIC_C;
  if (d < 1) return ((12 - 9 * b - 6 * c) * d * d * d + (-18 + 12 * b + 6 * c) * d * d + (6 - 2 * b)) / 6;
  if (d >= 2) return 0;
  return ((-b - 6 * c) * d * d * d + (6 * b + 30 * c) * d * d + (-12 * b - 48 * c) * d + (8 * b + 24 * c)) / 6;
}

function clampTo(x: number, last: number): number {
  return x < 0 ? 0 : x > last ? last : x;
}

function mix(a: number, b: number, f: number): number {
  return f > 0 ? a + (b - a) * f : a;
}
