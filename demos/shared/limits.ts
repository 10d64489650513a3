// shared/limits.ts -- the control of contrast limits: two sliders on one track below a histogram, and a button that guesses.

import { histogram, percentile, type Colormap, type Grid, type Histogram } from "vitrine";
import { find } from "./find";
import { paintHistogram } from "./histogram-view";

/** Contrast limits in data units. Descending ones turn the colours round. */
export type Clim = readonly [number, number];

/** The control. */
export interface LimitsControl {
  /** Other data: their histogram, their range on the sliders. */
  show(grid: Grid, clim: Clim | undefined): Clim;
  /** Marks limits, colours and a threshold in the histogram, and sets the sliders. */
  mark(clim: Clim, cmap: Colormap, line: number | undefined): void;
}

/** Shares of the voxels that lie outside of a guess. */
const TAILS: Clim = [0.02, 0.995];
const BINS = 128;

/** Connects #low, #high, #limits (words), #auto and #histogram of the page. */
export function limitsControl(onChange: (clim: Clim) => void): LimitsControl {
  const [low, high] = [find("low", HTMLInputElement), find("high", HTMLInputElement)];
  const words = find("limits", HTMLOutputElement);
  const canvas = find("histogram", HTMLCanvasElement);
  let counted: Histogram | undefined;
  let last: Parameters<LimitsControl["mark"]> | undefined;
  for (const input of [low, high]) input.addEventListener("input", () => onChange([+low.value, +high.value]));
  find("auto", HTMLButtonElement).addEventListener("click", () => counted && onChange(guess(counted)));
  const paint = (): void => {
    if (counted && last) paintHistogram(canvas, counted, { clim: last[0], cmap: last[1], line: last[2] });
  };
  addEventListener("resize", paint);
  matchMedia("(prefers-color-scheme: dark)").addListener(paint);
  return {
    show(grid, clim) {
      counted = histogram(grid, { bins: BINS, atMost: 2e6 });
      for (const input of [low, high]) setRange(input, counted.range);
      return clim ?? guess(counted);
    },
    mark(...marks) {
      last = marks;
      const [[from, to]] = marks;
      low.value = String(from);
      high.value = String(to);
      words.textContent = `${short(from)} to ${short(to)}`;
      paint();
    },
  };
}

/** Gives a slider the range of values, in steps of one where values are counts. */
export function setRange(input: HTMLInputElement, [low, high]: Clim): void {
  const isCounts = Number.isInteger(low) && Number.isInteger(high) && high - low >= 64;
  input.min = String(low);
  input.max = String(high);
  input.step = isCounts ? "1" : String((high - low) / 1000 || 1);
}

/** A value in four digits. */
export function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Limits that leave out the rarest values. Padding and saturation pile up in the first and last bin: they do not count. */
function guess(counted: Histogram): Clim {
  const counts = counted.counts.slice();
  counts[0] = 0;
  counts[counts.length - 1] = 0;
  const inner = counts.some((count) => count > 0) ? { ...counted, counts } : counted;
  const [from, to] = TAILS.map((share) => percentile(inner, share)) as [number, number];
  return from < to ? [from, to] : counted.range;
}
