// data/normalize.ts -- voxels of any type to the texels of a window.
// Slab by slab, so that it can run in a worker or in slices of time. In each slab: gather values (one number a voxel, means
// where the grid is reduced), turn them into shares of the window, pack the shares. Small integers take a short cut: a table.
// The stages hand each other a small array of doubles, which stays in the processor's cache and keeps every loop on one type.

import { dtypeOf, type DtypeName, type VoxelArray } from "../base/arrays";
import { writeHalves } from "./half";
import { shareOfWindow, type Limits } from "./window";
import { type Triple } from "./grid";
import { readReducedRow, readScalars } from "./scalars";

/** How a texel holds a share: 8 bits; 16 bits as two bytes, high one first; float of 16 or of 32 bits. */
export type TexelFormat = "r8" | "rg8" | "r16f" | "r32f";

/** An array of texels. */
export type TexelArray = Uint8Array | Uint16Array | Float32Array;

/** What a texel is made of. */
export interface TexelLayout {
  /** numbers a texel: the value's, then, where voxels may be missing, one that says whether the voxel is there */
  readonly components: 1 | 2 | 4;
  /** bytes a texel */
  readonly bytes: number;
  /** array that holds the components: uint16 holds the bits of halves */
  readonly array: "uint8" | "uint16" | "float32";
}

/** Voxels, and the texels wanted of them. */
export interface TexelSource {
  /** voxels of the whole `shape`, x fastest, channels interleaved */
  readonly data: VoxelArray;
  /** voxels along x, y, z, before reduction */
  readonly shape: Triple;
  /** 1, 2: the first is shown. 3, 4: luminance of the first three (Rec. 709 weights) */
  readonly channels: number;
  /** values of share 0 and share 1, ascending */
  readonly texelWindow: Limits;
  readonly format: TexelFormat;
  /** whether texels say which voxels are missing (NaN); without, a missing voxel gives 0 */
  readonly hasMissing: boolean;
  /** voxels along x, y, z that become one texel: the mean of the finite values among them */
  readonly reduce: Triple;
}

/** What `normalizeSlab` takes. */
export interface SlabOptions extends TexelSource {
  /** first slice of texels, in reduced slices */
  readonly from: number;
  /** slice after the last, in reduced slices */
  readonly to: number;
  /** written from its start and given back, when there is one */
  readonly out?: TexelArray;
}

/** Voxels a chunk: three arrays of so many doubles fit into a first or second level cache. */
const CHUNK = 4096;

/** The texels of a format. Missing voxels cost one component; of bytes there are no three, so rg8 takes four. */
export function texelLayout(format: TexelFormat, hasMissing: boolean): TexelLayout {
  if (format === "r8") return { components: hasMissing ? 2 : 1, bytes: hasMissing ? 2 : 1, array: "uint8" };
  if (format === "rg8") return { components: hasMissing ? 4 : 2, bytes: hasMissing ? 4 : 2, array: "uint8" };
  const size = format === "r16f" ? 2 : 4;
  const array = format === "r16f" ? "uint16" : "float32";
  return { components: hasMissing ? 2 : 1, bytes: hasMissing ? 2 * size : size, array };
}

/** A new array for so many texels, all zero. */
export function texelArray({ array, components }: TexelLayout, texels: number): TexelArray {
  const length = texels * components;
  return array === "uint8"
    ? new Uint8Array(length)
    : array === "uint16"
      ? new Uint16Array(length)
      : new Float32Array(length);
}

/** Voxels along each axis after reduction; a last block may be smaller than the others. */
export function reducedShape(shape: Triple, reduce: Triple): [number, number, number] {
  return [Math.ceil(shape[0] / reduce[0]), Math.ceil(shape[1] / reduce[1]), Math.ceil(shape[2] / reduce[2])];
}

/**
 * Slices of texels. Components of a texel: r8 `[share]` of 255; rg8 `[high, low]` of 65535; r16f and r32f `[share]`, not
 * clamped while finite. With `hasMissing` one follows that is 255 (or 1) where the voxel is there and 0 where it is NaN,
 * and the others are 0 there too, so that interpolated texels divide by it; rg8 then ends in a fourth, 255.
 * Infinities become the ends of the window.
 *
 * @returns `out`; or a new array; or, where 8-bit voxels are texels already, a view of `data`: read it, do not write
 * @source share of r8 in float32 as numpy computes it, so that texels equal those of vispy's VolumeVisual
 */
export function normalizeSlab(options: SlabOptions): TexelArray {
  const { data, reduce, channels, hasMissing, out } = options;
  if (isTexelsAlready(options)) return sameBytes(options);
  const isWhole = reduce[0] === 1 && reduce[1] === 1 && reduce[2] === 1;
  const [nx, ny] = reducedShape(options.shape, reduce);
  const texels = nx * ny * (options.to - options.from);
  const texelsOut = out ?? texelArray(texelLayout(options.format, hasMissing), texels);
  const bits = isWhole && channels === 1 && !hasMissing ? tableBits(dtypeOf(data), texels) : 0;
  if (bits > 0) lookUp(options, bits, texelsOut);
  else if (isWhole) packChunks(options, texels, texelsOut);
  else packRows(options, nx, ny, texelsOut);
  return texelsOut;
}

/** Whether voxels are the wanted texels as they are: bytes, whole, in the window of bytes. */
export function isTexelsAlready(options: TexelSource): boolean {
  const { data, channels, reduce, format, hasMissing, texelWindow } = options;
  const isWhole = reduce[0] === 1 && reduce[1] === 1 && reduce[2] === 1;
  const isBytes = channels === 1 && !hasMissing && dtypeOf(data) === "uint8" && format === "r8";
  return isBytes && isWhole && texelWindow[0] === 0 && texelWindow[1] === 255;
}

function sameBytes({ data, shape, from, to, out }: SlabOptions): TexelArray {
  const slice = shape[0] * shape[1];
  const bytes = new Uint8Array(data.buffer, data.byteOffset + from * slice, (to - from) * slice);
  if (!out) return bytes;
  out.set(bytes);
  return out;
}

/** Bits of the values when a table of all of them is worth its making; else 0. */
function tableBits(dtype: DtypeName, texels: number): number {
  if (dtype === "uint8" || dtype === "int8") return 8;
  return (dtype === "uint16" || dtype === "int16") && texels >= 65536 ? 16 : 0;
}

/** Texels by table. Signed values are read as unsigned ones, and the table is in that order. */
function lookUp(options: SlabOptions, bits: number, out: TexelArray): void {
  const { data, shape, from, to } = options;
  const slice = shape[0] * shape[1];
  const count = (to - from) * slice;
  const start = data.byteOffset + (from * slice * bits) / 8;
  const source = bits === 8 ? new Uint8Array(data.buffer, start, count) : new Uint16Array(data.buffer, start, count);
  const size = 1 << bits;
  const isSigned = dtypeOf(data).charAt(0) === "i";
  const values = new Float64Array(size);
  for (let i = 0; i < size; ++i) values[i] = isSigned && i >= size / 2 ? i - size : i;
  const layout = texelLayout(options.format, false);
  const table = texelArray(layout, size);
  toShares(values, size, options);
  pack(values, size, options, table, 0);
  if (layout.components === 1) for (let i = 0; i < count; ++i) out[i] = table[source[i] as number] as number;
  else {
    for (let i = 0; i < count; ++i) {
      const at = 2 * (source[i] as number);
      out[2 * i] = table[at] as number;
      out[2 * i + 1] = table[at + 1] as number;
    }
  }
}

function packChunks(options: SlabOptions, texels: number, out: TexelArray): void {
  const { data, channels, shape, from } = options;
  const first = from * shape[0] * shape[1];
  const values = new Float64Array(Math.min(CHUNK, texels));
  const { components } = texelLayout(options.format, options.hasMissing);
  for (let done = 0; done < texels; done += CHUNK) {
    const count = Math.min(CHUNK, texels - done);
    readScalars(data, channels, first + done, count, values);
    toShares(values, count, options);
    pack(values, count, options, out, done * components);
  }
}

function packRows(options: SlabOptions, nx: number, ny: number, out: TexelArray): void {
  const { components } = texelLayout(options.format, options.hasMissing);
  const values = new Float64Array(nx);
  let at = 0;
  for (let z = options.from; z < options.to; ++z) {
    for (let y = 0; y < ny; ++y, at += nx * components) {
      readReducedRow(options, y, z, values);
      toShares(values, nx, options);
      pack(values, nx, options, out, at);
    }
  }
}

/** Values to shares of the window, in place. */
function toShares(values: Float64Array, count: number, options: SlabOptions): void {
  const [low, high] = options.texelWindow;
  const width = high - low;
  if (servesSingle(dtypeOf(options.data), low, high)) {
    const lowSingle = Math.fround(low);
    const widthSingle = Math.fround(width);
    for (let i = 0; i < count; ++i) {
      const above = Math.fround(Math.fround(values[i] as number) - lowSingle);
      values[i] = Math.fround(above / widthSingle);
    }
  } else if (isFinite(width)) for (let i = 0; i < count; ++i) values[i] = ((values[i] as number) - low) / width;
  else for (let i = 0; i < count; ++i) values[i] = shareOfWindow(values[i] as number, low, high);
}

/**
 * Whether shares are computed in float32: as numpy does, so that texels equal the recorded ones. Not for types that
 * float32 cannot hold, nor for windows so far from zero for their width that its steps would show in 16 bits.
 */
function servesSingle(dtype: DtypeName, low: number, high: number): boolean {
  if (dtype === "float64" || dtype === "int32" || dtype === "uint32") return false;
  const width = high - low;
  const farthest = Math.max(Math.abs(low), Math.abs(high));
  // Between the subnormals and the overflow of float32, with room for values outside the window.
  return farthest <= 128 * width && width > 1e-30 && width < 1e30;
}

/** Shares to texels, `out[at]` first. */
function pack(shares: Float64Array, count: number, options: SlabOptions, out: TexelArray, at: number): void {
  const { format, hasMissing } = options;
  if (format === "r8") packBytes(shares, count, out, at, hasMissing);
  else if (format === "rg8") packBytePairs(shares, count, out, at, hasMissing);
  else packFloats(shares, count, out, at, format, hasMissing);
}

function packBytes(shares: Float64Array, count: number, out: TexelArray, at: number, hasMissing: boolean): void {
  const stride = hasMissing ? 2 : 1;
  for (let i = 0, o = at; i < count; ++i, o += stride) {
    const share = shares[i] as number;
    const level = 255 * share;
    // A NaN fails both comparisons, and NaN | 0 is 0.
    out[o] = level <= 0 ? 0 : level >= 255 ? 255 : (level + 0.5) | 0;
    if (hasMissing) out[o + 1] = share === share ? 255 : 0;
  }
}

function packBytePairs(shares: Float64Array, count: number, out: TexelArray, at: number, hasMissing: boolean): void {
  const stride = hasMissing ? 4 : 2;
  for (let i = 0, o = at; i < count; ++i, o += stride) {
    const share = shares[i] as number;
    const level = 65535 * share;
    const whole = level <= 0 ? 0 : level >= 65535 ? 65535 : (level + 0.5) | 0;
    out[o] = whole >> 8;
    out[o + 1] = whole & 255;
    if (hasMissing) {
      out[o + 2] = share === share ? 255 : 0;
      out[o + 3] = 255;
    }
  }
}

/** The largest number whose float32 is finite. */
const SINGLE_MAX = 3.4028234663852886e38;
const HALF_ONE = 0x3c00;

function packFloats(
  shares: Float64Array,
  count: number,
  out: TexelArray,
  at: number,
  format: TexelFormat,
  hasMissing: boolean,
): void {
  const stride = hasMissing ? 2 : 1;
  const one = format === "r16f" ? HALF_ONE : 1;
  for (let i = 0, o = at + 1; i < count; ++i, o += stride) {
    const share = shares[i] as number;
    const isThere = share === share;
    if (hasMissing) out[o] = isThere ? one : 0;
    if (!isThere || share === -Infinity) shares[i] = 0;
    else if (share === Infinity) shares[i] = 1;
    else if (share > SINGLE_MAX || share < -SINGLE_MAX) shares[i] = share > 0 ? SINGLE_MAX : -SINGLE_MAX;
  }
  if (format === "r16f") writeHalves(shares, count, out as Uint16Array, at, stride);
  else for (let i = 0, o = at; i < count; ++i, o += stride) out[o] = shares[i] as number;
}
