// test/references/metrics.ts -- how far two pictures are apart, in the numbers that the references' tolerances speak of.

import type { Pixels } from "./png";

/** Differences of red, green and blue, in levels of 0..255. */
export interface Difference {
  /** mean of the absolute difference */
  readonly mae: number;
  /** decibel; 99 for equal pictures */
  readonly psnr: number;
  /** share of pixels with a channel off by more than 16 */
  readonly above16: number;
  readonly max: number;
  /** pixels compared */
  readonly pixels: number;
}

/** What a picture may differ by. */
export interface Tolerance {
  readonly mae: number;
  readonly psnr: number;
  readonly above16: number;
}

/**
 * Compares two pictures; alpha is left out, because the recordings blended it too.
 *
 * @param step  compares every step-th pixel of a row and every step-th row, from `first` on
 * @throws Error when their sizes differ
 */
export function difference(a: Pixels, b: Pixels, step = 1, first = 0): Difference {
  if (a.width !== b.width || a.height !== b.height) throw new Error("metrics: the pictures differ in size");
  let sum = 0;
  let squares = 0;
  let max = 0;
  let above = 0;
  let pixels = 0;
  for (let row = first; row < a.height; row += step) {
    for (let column = first; column < a.width; column += step) {
      const at = 4 * (row * a.width + column);
      let worst = 0;
      for (let c = 0; c < 3; ++c) {
        const off = Math.abs(a.data[at + c]! - b.data[at + c]!);
        sum += off;
        squares += off * off;
        worst = Math.max(worst, off);
      }
      max = Math.max(max, worst);
      if (worst > 16) above += 1;
      pixels += 1;
    }
  }
  const psnr = squares === 0 ? 99 : 10 * Math.log10((255 * 255 * 3 * pixels) / squares);
  return { mae: sum / (3 * pixels), psnr, above16: above / pixels, max, pixels };
}

/** Whether a difference is within a tolerance. */
export function isWithin(found: Difference, allowed: Tolerance): boolean {
  return found.mae <= allowed.mae && found.psnr >= allowed.psnr && found.above16 <= allowed.above16;
}

/** A difference in a few words, for tables and messages. */
export function describeDifference({ mae, psnr, above16, max }: Difference): string {
  return `mae ${mae.toFixed(3)}, psnr ${psnr.toFixed(1)} dB, ${(100 * above16).toFixed(2)} % above 16, max ${max}`;
}
