// math/ticks.ts -- where an axis is marked, and what is written there: steps of 1, 2 or 5 times a power of ten.

/** Marks of an axis. */
export interface Ticks {
  /** distance of neighbours: 1, 2 or 5 times a power of ten */
  readonly step: number;
  /** multiples of the step within the range, ascending */
  readonly values: readonly number[];
}

/** How far outside the range a mark may lie, in steps: what rounding makes of an end. */
const SLACK = 1e-9;
/** More marks than can be told apart, whatever was asked for. */
const MAX_TICKS = 1000;

/**
 * Marks for a range.
 *
 * @param min @param max  ends of the range, either order, finite
 * @param wanted  about how many steps, at least 1
 * @source Heckbert 1990, "Nice numbers for graph labels", Graphics Gems
 */
export function ticks(min: number, max: number, wanted = 5): Ticks {
  const low = Math.min(min, max);
  const high = Math.max(min, max);
  const step = niceStep((high - low) / Math.max(1, Math.min(MAX_TICKS, wanted)));
  if (!(step > 0)) return { step: 0, values: isFinite(low) ? [low] : [] };
  const values: number[] = [];
  const last = Math.floor(high / step + SLACK);
  for (let i = Math.ceil(low / step - SLACK); i <= last && values.length <= MAX_TICKS; ++i) {
    // Twelve digits are what was meant; the rest is rounding. Adding 0 makes -0 plain.
    values.push(Number((i * step).toPrecision(12)) + 0);
  }
  return { step, values };
}

/** The power of ten's multiple by 1, 2, 5 or 10 that is nearest to a length; 0 for none. */
export function niceStep(length: number): number {
  if (!(length > 0) || !isFinite(length)) return 0;
  const power = Math.pow(10, Math.floor(Math.log(length) / Math.LN10));
  const share = length / power;
  // The borders lie half way on a scale of logarithms.
  const nice = share < Math.SQRT2 ? 1 : share < Math.sqrt(10) ? 2 : share < Math.sqrt(50) ? 5 : 10;
  return Number((nice * power).toPrecision(12));
}

/**
 * What is written at a mark: as many digits as its step needs, powers of ten for what is very large or small, and a true
 * minus sign.
 */
export function tickLabel(value: number, step: number): string {
  const size = Math.max(Math.abs(value), step);
  const power = (x: number): number => Math.floor(Math.log(x) / Math.LN10 + SLACK);
  const digits = step > 0 ? Math.max(0, -power(step)) : 0;
  let text = value.toFixed(Math.min(20, digits));
  if (size >= 1e6 || (step > 0 && step < 1e-4)) {
    const places = value === 0 || step === 0 ? 0 : Math.max(0, power(Math.abs(value)) - power(step));
    text = value === 0 ? "0" : value.toExponential(Math.min(20, places)).replace("e+", "e");
  }
  return text.replace(/-/g, "\u2212");
}
