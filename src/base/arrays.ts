// base/arrays.ts -- the arrays that hold voxels, their names and their ranges.

/** Any typed array that a Grid may hold. */
export type VoxelArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** Names of the element types. */
export type DtypeName = "int8" | "uint8" | "int16" | "uint16" | "int32" | "uint32" | "float32" | "float64";

const constructors = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

/** The constructor behind a type's name. */
export function arrayOf(dtype: DtypeName): (typeof constructors)[DtypeName] {
  return constructors[dtype];
}

/** Whether a value is an array that a Grid may hold (64-bit integers are not). */
export function isVoxelArray(value: unknown): value is VoxelArray {
  return ArrayBuffer.isView(value) && dtypeOrNothing(value) !== undefined;
}

/** The element type's name of an array. */
export function dtypeOf(array: VoxelArray): DtypeName {
  return dtypeOrNothing(array) ?? "uint8";
}

function dtypeOrNothing(value: ArrayBufferView): DtypeName | undefined {
  // By tag, not instanceof: arrays of another frame or a worker count too.
  const tag = Object.prototype.toString.call(value).slice(8, -6).toLowerCase();
  if (tag === "uint8clamped") return "uint8";
  return Object.prototype.hasOwnProperty.call(constructors, tag) ? (tag as DtypeName) : undefined;
}

/** Whether the element type holds fractions, and so may hold NaN and infinities. */
export function isFloating(array: VoxelArray): boolean {
  return array instanceof Float32Array || array instanceof Float64Array || dtypeOf(array).charAt(0) === "f";
}

/**
 * Least and greatest finite value of `array[from .. to - 1]`, every `stride`-th element.
 *
 * @returns [Infinity, -Infinity] when there is no finite value
 */
export function finiteRange(array: ArrayLike<number>, from: number, to: number, stride: number): [number, number] {
  let least = Infinity;
  let greatest = -Infinity;
  for (let i = from; i < to; i += stride) {
    const value = array[i] as number;
    // A NaN fails both comparisons; infinities are kept out by the second pair.
    if (value < least && value > -Infinity) least = value;
    if (value > greatest && value < Infinity) greatest = value;
  }
  return [least, greatest];
}
