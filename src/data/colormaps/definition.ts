// data/colormaps/definition.ts -- the ways to say what a colormap is, short of its name.

import type { Color } from "../color";

/** How colours between stops come about: blended, or the colour of the band that one is in. */
export type ColormapInterpolation = "linear" | "nearest";

/** A colour for each t in 0..1: [r, g, b] or [r, g, b, a] in 0..1. Must answer alike each time: it is sampled once. */
export type ColormapFunction = (t: number) => readonly number[];

/** A colormap in full. */
export interface ColormapOptions {
  readonly colors: readonly Color[] | ColormapFunction;
  /**
   * Where the colours stand: from 0 to 1, not descending; two stops at one place make a hard edge. Left out: even
   * distances. With "nearest", one more position than colours gives the edges of the bands.
   */
  readonly positions?: readonly number[];
  readonly interpolation?: ColormapInterpolation;
  readonly name?: string;
}

/** A row of the table of names: text as packed.ts reads it (or another name), colours, a function, or all of it. */
export type Preset = string | readonly Color[] | ColormapFunction | ColormapOptions;
