// loaders/text-numbers.ts -- voxels written as text: decimal numbers, or two hexadecimal digits a byte.

import { EngineError } from "../base/errors";
import type { DtypeName, VoxelArray } from "../base/arrays";
import { makeArray } from "./elements";
import type { Report } from "./report";

/** Characters between two turns of the page: reading digits is some ten times slower than moving bytes. */
const SLICE = 65536;
const WORK_PER_CHARACTER = 10;

/**
 * Numbers with blanks or commas between them.
 *
 * @param skip  numbers left out before the first
 * @throws load/truncated when there are too few, load/header at a word that is no number
 */
export async function textNumbers(
  text: Uint8Array,
  dtype: DtypeName,
  skip: number,
  count: number,
  report: Report,
): Promise<VoxelArray> {
  const result = makeArray(dtype, count, report);
  let word = "";
  let found = -skip;
  const end = (): void => {
    if (word !== "" && found++ >= 0) result[found - 1] = numberOf(word);
    word = "";
  };
  for (let from = 0; from < text.length && found < count; from += SLICE) {
    const to = Math.min(text.length, from + SLICE);
    for (let i = from; i < to && found < count; ++i) {
      const code = text[i] as number;
      if (code <= 32 || code === 44) end();
      else word = longer(word, code);
    }
    await report.turn((to - from) * WORK_PER_CHARACTER);
  }
  if (found < count) end();
  if (found >= count) return result;
  throw new EngineError("load/truncated", `the header promises ${count + skip} numbers, got ${found + skip}`);
}

/** 400 characters write any double in full: 1e-308 has 310 digits. */
function longer(word: string, code: number): string {
  if (word.length < 400) return word + String.fromCharCode(code);
  throw new EngineError("load/header", `voxels written as text must be numbers, got ${word.slice(0, 20)}...`);
}

function numberOf(word: string): number {
  const value = Number(word);
  if (value === value) return value;
  const [, sign, name = ""] = /^([+-]?)(nan|inf|infinity)$/i.exec(word) ?? [];
  if (sign === undefined)
    throw new EngineError("load/header", `voxels written as text must be numbers, got ${word.slice(0, 20)}`);
  return /nan/i.test(name) ? NaN : sign === "-" ? -Infinity : Infinity;
}

/**
 * Fills `result` from pairs of hexadecimal digits, blanks between them left out.
 *
 * @param skip  bytes left out before the first
 * @throws load/truncated, load/header
 */
export async function hexBytes(
  digits: Uint8Array,
  result: Uint8Array,
  skip: number,
  report: Report,
): Promise<Uint8Array> {
  let high = -1;
  let found = -skip;
  for (let from = 0; from < digits.length && found < result.length; from += SLICE) {
    const to = Math.min(digits.length, from + SLICE);
    for (let i = from; i < to && found < result.length; ++i) {
      const code = digits[i] as number;
      if (code <= 32) continue;
      const value = digitOf(code);
      if (high < 0) high = value;
      else {
        if (found >= 0) result[found] = high * 16 + value;
        ++found;
        high = -1;
      }
    }
    await report.turn((to - from) * WORK_PER_CHARACTER);
  }
  if (found >= result.length) return result;
  throw new EngineError("load/truncated", `the header promises ${result.length + skip} bytes, got ${found + skip}`);
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  if (letter >= 97 && letter <= 102) return letter - 87;
  throw new EngineError("load/header", `hexadecimal voxels must be digits 0 to f, got ${String.fromCharCode(code)}`);
}
