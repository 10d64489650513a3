// shared/histogram-view.ts -- how often values occur, drawn: logarithmic, because air is a hundred times as frequent as all
// that one wants to see. Bars within the contrast limits have the colours that the picture gives them.

import type { Colormap, Histogram } from "vitrine";

/** What is marked in the drawing. */
export interface Marks {
  readonly clim: readonly [number, number];
  readonly cmap: Colormap;
  /** a line at this value */
  readonly line?: number | undefined;
}

/** Draws counts as bars over the width of a canvas; follows the page's ink and the screen's pixels. */
export function paintHistogram(canvas: HTMLCanvasElement, { counts, range }: Histogram, marks: Marks): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = devicePixelRatio || 1;
  const width = (canvas.width = Math.max(1, Math.round(canvas.clientWidth * ratio)));
  const height = (canvas.height = Math.max(1, Math.round(canvas.clientHeight * ratio)));
  const [low, high] = range;
  const [from, to] = marks.clim;
  const ink = getComputedStyle(canvas).color;
  const most = Math.log1p(counts.reduce((a, b) => Math.max(a, b), 1));
  const bar = width / counts.length;
  const place = (value: number): number => (high > low ? ((value - low) / (high - low)) * width : 0);
  shade(context, ink, 0.08, () =>
    context.fillRect(Math.min(place(from), place(to)), 0, Math.abs(place(to) - place(from)), height),
  );
  for (let i = 0; i < counts.length; ++i) {
    const value = low + ((i + 0.5) / counts.length) * (high - low);
    const share = from === to ? 0 : (value - from) / (to - from);
    const tall = ((height - 2) * Math.log1p(counts[i] ?? 0)) / most;
    const isShown = share >= 0 && share <= 1;
    const [r, g, b] = marks.cmap.at(share).map((part) => Math.round(255 * part));
    shade(context, ink, isShown ? 0.55 : 0.28, () => context.fillRect(i * bar, height - tall, bar, tall));
    // The ink below shows through as a rim, so that colours near the page's own are seen.
    if (isShown)
      shade(context, `rgb(${r},${g},${b})`, 1, () => context.fillRect(i * bar, height - tall + ratio, bar, tall));
  }
  const rule = (value: number): void => context.fillRect(Math.round(place(value)) - ratio / 2, 0, ratio, height);
  shade(context, ink, 0.9, () => [from, to].forEach(rule));
  const { line } = marks;
  if (line !== undefined) shade(context, "#e5484d", 1, () => rule(line));
}

function shade(context: CanvasRenderingContext2D, colour: string, alpha: number, draw: () => void): void {
  context.fillStyle = colour;
  context.globalAlpha = alpha;
  draw();
}
