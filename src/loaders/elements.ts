// loaders/elements.ts -- numbers from bytes: every element type that files use, in either byte order.
// The bytes themselves become the array where order and alignment allow it; nothing is copied then.

import { EngineError } from "../base/errors";
import { arrayOf, type DtypeName, type VoxelArray } from "../base/arrays";
import { allocate } from "./allocate";
import type { Report } from "./report";
import type { StoredType } from "./stored";

/** Bytes of one element. */
export const storedBytes: Readonly<Record<StoredType, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  float64: 8,
  int64: 8,
  uint64: 8,
  float16: 2,
};

/** Elements between two turns of the page. */
const SLICE = 262144;

/**
 * `count` elements of `bytes`, from byte `offset` on.
 *
 * 16-bit floats become float32. 64-bit integers become 32-bit ones when all fit, else float64.
 *
 * @throws load/truncated when the bytes do not reach, load/too-large, load/aborted
 */
export async function elements(
  bytes: Uint8Array,
  type: StoredType,
  littleEndian: boolean,
  count: number,
  offset: number,
  report: Report,
): Promise<VoxelArray> {
  const size = storedBytes[type];
  requireBytes(bytes.length - offset, count * size);
  const part = bytes.subarray(offset, offset + count * size);
  const isNative = size === 1 || littleEndian === isLittleEndianHost();
  const aligned = isNative && part.byteOffset % size === 0 ? part : await copied(part, isNative ? 1 : size, report);
  const { buffer, byteOffset } = aligned;
  if (type === "float16") return halfFloats(new Uint16Array(buffer, byteOffset, count), report);
  if (type === "int64" || type === "uint64")
    return longIntegers(new Uint32Array(buffer, byteOffset, count * 2), type, report);
  return new (arrayOf(type))(buffer as ArrayBuffer, byteOffset, count);
}

/** @throws load/truncated when a file holds fewer bytes than its header promises */
export function requireBytes(have: number, need: number): void {
  if (have >= need) return;
  throw new EngineError("load/truncated", `the header promises ${need} bytes of voxels, got ${Math.max(0, have)}`);
}

/** An array of zeros. @throws load/too-large */
export function makeArray(dtype: DtypeName, count: number, report: Report): VoxelArray {
  return new (arrayOf(dtype))(allocate(count * storedBytes[dtype], report).buffer as ArrayBuffer);
}

/** Calls `work` for stretches of `0 .. count - 1`, with turns of the page between. @throws load/aborted */
export async function inSlices(
  count: number,
  bytesEach: number,
  report: Report,
  work: (from: number, to: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += SLICE) {
    const to = Math.min(count, from + SLICE);
    work(from, to);
    await report.turn((to - from) * bytesEach);
  }
}

/**
 * `array * slope + intercept`, as float32, or as float64 when the source has more than 24 bits.
 *
 * @throws load/too-large, load/aborted
 */
export async function rescaled(
  array: VoxelArray,
  slope: number,
  intercept: number,
  report: Report,
): Promise<VoxelArray> {
  const isWide = array.BYTES_PER_ELEMENT > 2 && !(array instanceof Float32Array);
  const result = makeArray(isWide ? "float64" : "float32", array.length, report);
  await inSlices(array.length, 8, report, (from, to) => {
    for (let i = from; i < to; ++i) result[i] = (array[i] as number) * slope + intercept;
  });
  return result;
}

function isLittleEndianHost(): boolean {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
}

/** A copy in which every group of `size` bytes is turned round. The source may belong to the caller, so never in place. */
async function copied(part: Uint8Array, size: number, report: Report): Promise<Uint8Array> {
  const result = allocate(part.length, report);
  await inSlices(part.length / size, size, report, (from, to) => {
    if (size === 1) return result.set(part.subarray(from, to), from);
    for (let i = from * size; i < to * size; i += size) {
      for (let j = 0; j < size; ++j) result[i + j] = part[i + size - 1 - j] as number;
    }
  });
  return result;
}

/** IEEE 754 binary16. */
async function halfFloats(halves: Uint16Array, report: Report): Promise<VoxelArray> {
  const result = makeArray("float32", halves.length, report);
  await inSlices(halves.length, 4, report, (from, to) => {
    for (let i = from; i < to; ++i) {
      const half = halves[i] as number;
      const exponent = (half >> 10) & 31;
      const fraction = half & 1023;
      const size = exponent === 0 ? fraction * Math.pow(2, -24) : (1 + fraction / 1024) * Math.pow(2, exponent - 15);
      const value = exponent < 31 ? size : fraction ? NaN : Infinity;
      result[i] = half & 32768 ? -value : value;
    }
  });
  return result;
}

/** 64-bit integers, given as pairs of words in the order of this machine. */
async function longIntegers(words: Uint32Array, type: "int64" | "uint64", report: Report): Promise<VoxelArray> {
  const count = words.length / 2;
  const low = isLittleEndianHost() ? 0 : 1;
  const isSigned = type === "int64";
  let isShort = true;
  let isExact = true;
  await inSlices(count, 8, report, (from, to) => {
    for (let i = from; i < to; ++i) {
      const high = words[2 * i + 1 - low] as number;
      const sign = isSigned ? (words[2 * i + low] as number) >> 31 : 0;
      if (high !== sign >>> 0) isShort = false;
      // 2^53, above which doubles have gaps, is 2^21 in the high word.
      if ((isSigned ? Math.abs(high | 0) : high) >= 2097152) isExact = false;
    }
  });
  const result = makeArray(!isShort ? "float64" : isSigned ? "int32" : "uint32", count, report);
  await inSlices(count, 8, report, (from, to) => {
    for (let i = from; i < to; ++i) {
      const high = words[2 * i + 1 - low] as number;
      const value = words[2 * i + low] as number;
      result[i] = isShort ? value : (isSigned ? high | 0 : high) * 4294967296 + value;
    }
  });
  report.note(
    `${type} voxels are held as ${isShort ? "32-bit integers" : "float64"}${isExact ? "" : "; those beyond 2^53 are rounded"}`,
  );
  return result;
}
