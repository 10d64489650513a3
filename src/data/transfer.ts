// data/transfer.ts -- Transfer: how opaque a value is, by straight lines between points in data units; where wanted, of
// which colour. The colormap follows the contrast limits, the opacity does not: bone stays as opaque as it was said to be
// while one looks for the best contrast. A Transfer never changes.

import { EngineError } from "../base/errors";
import { show } from "../base/check";
import { readColor, type Color, type Rgba } from "./color";
import { tableOf, type Colormap, type ColormapInterpolation } from "./colormap";

/** What `transfer` takes in full. */
export interface TransferOptions {
  /** [value, opacity]: values in data units that do not descend, opacities in 0..1. Two at one value make a step */
  readonly points: readonly (readonly number[])[];
  /** [value, colour]: colours of its own, in place of the colormap's; their alpha does not count */
  readonly colors?: readonly (readonly [number, Color])[];
  readonly name?: string;
}

/** What `transfer` takes: points, options, or a Transfer, which is given back as it is. */
export type TransferLike = Transfer | TransferOptions["points"] | TransferOptions;

/** Opacity (and colour) by value. Made by `transfer`; never changes. */
export class Transfer {
  readonly name: string;
  /** [value, opacity], values ascending, data units */
  readonly points: readonly (readonly [number, number])[];
  /** [value, colour], values ascending; empty where the colormap gives the colour */
  readonly colors: readonly (readonly [number, Rgba])[];
  /** always 0, because it never changes */
  readonly version: 0;
  #last: { readonly key: readonly unknown[]; readonly table: Uint8Array } | undefined;

  /** Use `transfer(...)`. */
  constructor(options: TransferOptions) {
    const { points, colors = [], name = "custom" } = options;
    checkPairs(points, "points");
    if (points.length === 0)
      throw new EngineError("param/range", "transfer.points must hold at least one point, got none");
    this.points = points.map((point) => [point[0] as number, checkedOpacity(point[1])] as const);
    checkPairs(colors, "colors");
    this.colors = colors.map(([value, color], i) => [value, readColor(color, `transfer.colors[${i}]`)] as const);
    this.name = name;
    this.version = 0;
  }

  /** Opacity in 0..1 of a value in data units; beyond the points that of the nearest; 0 for NaN (a missing value). */
  opacityAt(value: number): number {
    if (value !== value) return 0;
    const { before, after, share } = between(this.points, value);
    return before[1] + (after[1] - before[1]) * share;
  }

  /** The greatest opacity of values in [from, to], data units: 0 where nothing there can be seen. */
  mostOpaque(from: number, to: number): number {
    return this.points.reduce(
      (most, [value, opacity]) => (value >= from && value <= to ? Math.max(most, opacity) : most),
      Math.max(this.opacityAt(from), this.opacityAt(to)),
    );
  }

  /** Its own colour at a value in data units, opaque; undefined where the colormap is to give it. */
  colorAt(value: number): Rgba | undefined {
    if (this.colors.length === 0) return undefined;
    const { before, after, share } = between(this.colors, value);
    const mix = (k: 0 | 1 | 2) => before[1][k] + (after[1][k] - before[1][k]) * share;
    return [mix(0), mix(1), mix(2), 1];
  }

  /**
   * RGBA8 colours, straight alpha: entry i belongs to the value i / (size - 1) of the way through the window. Colour of
   * the colormap (gamma is in it already) or of its own, opacity of the transfer; the colormap's alpha does not count.
   * Asked the same again it gives the same array: do not write to it.
   *
   * @param size  number of colours, at least 2
   * @param window  contrast limits in data units; descending ones turn colours and values round together
   * @param gamma  the colour of share s is the colormap's at s^gamma, > 0
   * @param interpolation  how the colormap is read; its own way when left out
   * @throws param/range for size, window or gamma out of range
   */
  table(
    size: number,
    window: readonly [number, number],
    colormap: Colormap,
    gamma = 1,
    interpolation?: ColormapInterpolation,
  ): Uint8Array {
    const [from, to] = window;
    if (!isFinite(from) || !isFinite(to)) {
      throw new EngineError("param/range", `a transfer's window must be two finite numbers, got ${show(window)}`);
    }
    if (!(gamma > 0 && isFinite(gamma))) {
      throw new EngineError("param/range", `a transfer's gamma must be a number above 0, got ${show(gamma)}`);
    }
    const key = [size, from, to, colormap, gamma, interpolation];
    if (this.#last && key.every((part, i) => part === this.#last?.key[i])) return this.#last.table;
    const table = tableOf(size, (t) => {
      const value = from + (to - from) * t;
      const [r, g, b] = this.colorAt(value) ?? colormap.at(Math.pow(t, gamma), interpolation);
      return [r, g, b, this.opacityAt(value)];
    });
    this.#last = { key, table };
    return table;
  }
}

/**
 * A Transfer from its points: `transfer([[100, 0], [300, 1]])`, or from options with colours.
 *
 * @throws param/type for what are no pairs, param/range for values that descend or opacities outside 0..1
 */
export function transfer(definition: TransferLike): Transfer {
  if (definition instanceof Transfer) return definition;
  const isList = Array.isArray(definition);
  if (!isList && (typeof definition !== "object" || definition === null)) {
    throw new EngineError(
      "param/type",
      `a transfer must be [value, opacity] points or { points }, got ${show(definition)}`,
    );
  }
  return new Transfer(isList ? { points: definition as TransferOptions["points"] } : (definition as TransferOptions));
}

/** Pairs whose first members are finite numbers that do not descend. */
function checkPairs(list: readonly (readonly unknown[])[], name: string): void {
  if (!Array.isArray(list) || !list.every((pair) => Array.isArray(pair) && pair.length === 2)) {
    throw new EngineError("param/type", `transfer.${name} must be a list of pairs, got ${show(list)}`);
  }
  const values = list.map((pair): unknown => pair[0]);
  const ascends = values.every(
    (v, i) => typeof v === "number" && isFinite(v) && (i === 0 || v >= (values[i - 1] as number)),
  );
  if (!ascends) {
    throw new EngineError(
      "param/range",
      `transfer.${name} must have finite values that do not descend, got ${show(values)}`,
    );
  }
}

function checkedOpacity(opacity: unknown): number {
  if (typeof opacity === "number" && opacity >= 0 && opacity <= 1) return opacity;
  throw new EngineError("param/range", `transfer.points must have opacities in [0, 1], got ${show(opacity)}`);
}

/** The pairs before and after a value, and how far it is between them; the ends go on beyond the ends. */
function between<T>(pairs: readonly (readonly [number, T])[], value: number) {
  let i = 0;
  while (i < pairs.length - 1 && (pairs[i + 1] as readonly [number, T])[0] <= value) ++i;
  const before = pairs[i] as readonly [number, T];
  const after = pairs[i + 1] ?? before;
  const width = after[0] - before[0];
  return { before, after, share: width > 0 ? Math.max(0, (value - before[0]) / width) : 0 };
}
