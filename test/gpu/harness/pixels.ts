// How far two pictures are apart, in the figures that the recorded references state their tolerances in.

/** 8-bit RGBA, first row at the top, straight alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Differences of red, green and blue, in levels of 255. */
export interface Difference {
  /** mean of the absolute differences of all three channels */
  readonly mean: number;
  /** largest difference of one channel */
  readonly max: number;
  /** peak signal to noise, dB; 99 for equal pictures */
  readonly psnr: number;
  /** share of pixels, 0..1, whose largest difference exceeds a threshold in levels */
  shareAbove(threshold: number): number;
}

/** What a case of the references allows. */
export interface Tolerance {
  readonly mae_max: number;
  readonly psnr_min: number;
  readonly frac_gt16_max: number;
}

const LEVELS = 256;
const PSNR_OF_EQUALS = 99;

/**
 * Compare two pictures, leaving alpha out.
 * @throws when they differ in size
 */
export function difference(a: Pixels, b: Pixels): Difference {
  if (a.width !== b.width || a.height !== b.height)
    throw new Error(`pictures must be of one size, got ${a.width}x${a.height} and ${b.width}x${b.height}`);
  const count = a.width * a.height;
  const pixelsByMax = new Uint32Array(LEVELS); // how many pixels have this largest difference
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < count * 4; at += 4) {
    let largest = 0;
    for (let channel = at; channel < at + 3; channel += 1) {
      const step = Math.abs((a.data[channel] ?? 0) - (b.data[channel] ?? 0));
      sum += step;
      squares += step * step;
      largest = Math.max(largest, step);
    }
    pixelsByMax[largest] = (pixelsByMax[largest] ?? 0) + 1;
  }
  const meanSquare = squares / (3 * count);
  return {
    mean: sum / (3 * count),
    max: lastFilled(pixelsByMax),
    psnr: squares === 0 ? PSNR_OF_EQUALS : 10 * Math.log10((255 * 255) / meanSquare),
    shareAbove: (threshold) =>
      pixelsByMax.subarray(Math.floor(threshold) + 1).reduce((all, some) => all + some, 0) / count,
  };
}

/** Whether a difference stays within what a reference allows. */
export function isWithin(found: Difference, allowed: Tolerance): boolean {
  return (
    found.mean <= allowed.mae_max && found.psnr >= allowed.psnr_min && found.shareAbove(16) <= allowed.frac_gt16_max
  );
}

/** A difference in one line of a table. */
export function describeDifference(found: Difference): string {
  const share = (100 * found.shareAbove(16)).toFixed(2);
  return `mean ${found.mean.toFixed(3)} max ${found.max} psnr ${found.psnr.toFixed(1)} dB, ${share} % above 16`;
}

/** A picture of where two pictures differ, the differences `gain` times magnified. */
export function differencePicture(a: Pixels, b: Pixels, gain: number): Pixels {
  const data = new Uint8ClampedArray(a.data.length);
  for (let at = 0; at < data.length; at += 1)
    data[at] = at % 4 === 3 ? 255 : gain * Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
  return { width: a.width, height: a.height, data };
}

function lastFilled(counts: Uint32Array): number {
  let level = counts.length - 1;
  while (level > 0 && counts[level] === 0) level -= 1;
  return level;
}
