// data/window.ts -- contrast limits, and the texture window: which range of values the texels of a volume can tell apart.
// Texels of few bits hold values between two limits; the contrast limits a user sets are applied in the shader, relative
// to those. Only when the new limits leave the texture window, or use so little of it that steps of grey would show, are
// the texels made again. Pure records and functions: who makes the texels, and when, is decided elsewhere.

/** Two contrast limits in data units. The first is shown by the colormap's start, so descending limits invert the picture. */
export type Limits = readonly [number, number];

/** Contrast limits, and the limits that the texels in force were made for. */
export interface WindowState {
  /** what the user set, order kept */
  readonly clim: Limits;
  /** the limits the texels were made for, order kept */
  readonly texture: Limits;
  /** share of the texture window below which narrower limits ask for new texels */
  readonly rangeThreshold: number;
  /** whether the texels hold every value (float formats), so that no limits ever ask for new ones */
  readonly holdsAll: boolean;
}

/** Share of the texture window below which narrower limits ask for new texels, when nothing else is said. */
export const defaultRangeThreshold = 0.2;

/** Width of the window of equal limits, relative to them: 2^-20 is far above the steps of float32 (2^-23). */
const RELATIVE_WIDTH = 1 / 1048576;

/**
 * The state right after texels were made for `clim`.
 *
 * @param clim  contrast limits, data units, either order, equal ones too
 * @param rangeThreshold  0: narrow limits never ask for new texels; 1: every narrower limits do
 * @param wholeRange  for float texels: the range of all data, which they hold once and for all
 * @source the contrast-limit machine of vispy's VolumeVisual (2020), its faults put right: limits are compared whatever
 *   their order, equal limits are legal
 */
export function windowOf(clim: Limits, rangeThreshold = defaultRangeThreshold, wholeRange?: Limits): WindowState {
  return { clim, texture: wholeRange ?? clim, rangeThreshold, holdsAll: wholeRange !== undefined };
}

/**
 * The state with other contrast limits.
 *
 * @returns `rescale`: whether new texels are wanted. The texture window stays until `rescaled` says that they are there.
 */
export function withClim(state: WindowState, clim: Limits): { readonly state: WindowState; readonly rescale: boolean } {
  const next: WindowState = { ...state, clim };
  return { state: next, rescale: !state.holdsAll && wantsRescale(next) };
}

/** The state after texels were made for the contrast limits of `state`. */
export function rescaled(state: WindowState): WindowState {
  return state.holdsAll ? state : { ...state, texture: state.clim };
}

/** The contrast limits in units of the texture window: 0 its low end, 1 its high end. Descending limits stay descending. */
export function climNormalized(state: WindowState): [number, number] {
  const [low, high] = texelWindow(state);
  return [shareOfWindow(state.clim[0], low, high), shareOfWindow(state.clim[1], low, high)];
}

/** Whether the texels were made for descending limits. They ascend all the same: only `clim` inverts. */
export function isInverted(state: WindowState): boolean {
  return state.texture[1] < state.texture[0];
}

/**
 * The values of texel 0 and texel 1, data units, ascending and never equal.
 * Equal limits c get a window from c up, as wide as 1 or as |c| / 2^20, whichever is more.
 */
export function texelWindow(state: WindowState): [number, number] {
  const [low, high] = ascending(state.texture);
  if (low < high) return [low, high];
  const width = Math.max(1, Math.abs(low) * RELATIVE_WIDTH);
  return isFinite(low + width) ? [low, low + width] : [low - width, low];
}

/**
 * How a shader gets the share of the contrast limits from a texel: `share = (texel - offset) * scale`, 0 at clim[0], 1 at
 * clim[1], not clamped.
 *
 * @param clim  data units; equal limits give scale 0, so that everything shows the colormap's start
 * @param window  what `texelWindow` gave
 */
export function shareOf(clim: Limits, [low, high]: Limits): { readonly offset: number; readonly scale: number } {
  const offset = shareOfWindow(clim[0], low, high);
  const end = shareOfWindow(clim[1], low, high);
  return { offset, scale: end === offset ? 0 : 1 / (end - offset) };
}

/** (value - low) / (high - low), also where the difference is too large for a double. */
export function shareOfWindow(value: number, low: number, high: number): number {
  const width = high - low;
  return isFinite(width) ? (value - low) / width : (value / 2 - low / 2) / (high / 2 - low / 2);
}

function wantsRescale({ clim, texture, rangeThreshold }: WindowState): boolean {
  const [low, high] = ascending(clim);
  const [textureLow, textureHigh] = ascending(texture);
  if (low < textureLow || high > textureHigh) return true;
  // Equal limits on both sides give NaN, which is no reason to make the same texels again.
  return (high - low) / (textureHigh - textureLow) < rangeThreshold;
}

function ascending([a, b]: Limits): [number, number] {
  return a <= b ? [a, b] : [b, a];
}
