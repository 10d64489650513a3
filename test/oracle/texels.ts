// test/oracle/texels.ts -- reading a value between voxels, as a texture does it: edges clamped, voxel centres at integers.
// A missing voxel (NaN) has no weight: a sample is the mean of the voxels that are there, and missing itself where those
// have less than half of the weight.

import type { Quantisation, Voxels } from "./scene";

/** Reads a value at a place of data space. */
export type Sampler = (x: number, y: number, z: number) => number;

/** A sample whose voxels that are there weigh less than this is missing. */
const LEAST_PRESENCE = 0.5;

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
    const level = Math.round(Math.min(1, Math.max(0, share)) * levels);
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
  const careful = makeWeighted(data, [nx, ny, nz], 2, hatWeights);
  return (xRaw, yRaw, zRaw) => {
    const x = clampTo(xRaw, nx - 1);
    const y = clampTo(yRaw, ny - 1);
    const z = clampTo(zRaw, nz - 1);
    const i = Math.floor(x);
    const j = Math.floor(y);
    const k = Math.floor(z);
    // The last voxel has no neighbour; its weight would be 0.
    const dx = i < nx - 1 ? 1 : 0;
    const dy = j < ny - 1 ? nx : 0;
    const dz = k < nz - 1 ? slice : 0;
    const at = i + nx * j + slice * k;
    const behind = at + dz;
    const near = mix(mix(data[at]!, data[at + dx]!, x - i), mix(data[at + dy]!, data[at + dy + dx]!, x - i), y - j);
    const farLow = mix(data[behind]!, data[behind + dx]!, x - i);
    const farHigh = mix(data[behind + dy]!, data[behind + dy + dx]!, x - i);
    const value = mix(near, mix(farLow, farHigh, y - j), z - k);
    return Number.isNaN(value) ? careful(x, y, z) : value;
  };
}

/** Cubic B-spline: smooth (C2), does not pass through the voxels. Sigg and Hadwiger 2005, GPU Gems 2, chapter 20. */
function makeCubic(data: ArrayLike<number>, shape: Shape): Sampler {
  return makeWeighted(data, shape, 4, splineWeights);
}

/** Writes the weights of the voxels around a place that is `f` (0..1) of the way between the middle two. */
type Weights = (f: number, out: Float64Array) => void;

/** A separable filter over `width` voxels along each axis; voxels outside are those of the edge. */
function makeWeighted(data: ArrayLike<number>, [nx, ny, nz]: Shape, width: 2 | 4, weights: Weights): Sampler {
  const wx = new Float64Array(width);
  const wy = new Float64Array(width);
  const wz = new Float64Array(width);
  const before = width / 2 - 1;
  return (x, y, z) => {
    const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)];
    weights(x - i, wx);
    weights(y - j, wy);
    weights(z - k, wz);
    let sum = 0;
    let presence = 0;
    for (let c = 0; c < width; ++c) {
      for (let b = 0; b < width; ++b) {
        const row = nx * (clampTo(j + b - before, ny - 1) + ny * clampTo(k + c - before, nz - 1));
        for (let a = 0; a < width; ++a) {
          const value = data[row + clampTo(i + a - before, nx - 1)]!;
          if (Number.isNaN(value)) continue;
          const weight = wx[a]! * wy[b]! * wz[c]!;
          sum += weight * value;
          presence += weight;
        }
      }
    }
    return presence < LEAST_PRESENCE ? NaN : sum / presence;
  };
}

function hatWeights(f: number, out: Float64Array): void {
  out[0] = 1 - f;
  out[1] = f;
}

function splineWeights(f: number, out: Float64Array): void {
  const r = 1 - f;
  out[0] = (r * r * r) / 6;
  out[1] = 2 / 3 - 0.5 * f * f * (2 - f);
  out[2] = 2 / 3 - 0.5 * r * r * (2 - r);
  out[3] = (f * f * f) / 6;
}

function clampTo(x: number, last: number): number {
  return x < 0 ? 0 : x > last ? last : x;
}

function mix(a: number, b: number, f: number): number {
  return a + (b - a) * f;
}
