// data/colormap.ts -- Colormap: a colour for each share t in 0..1, and the table of bytes that a shader reads.
// The table is vispy's: 1024 RGBA8 colours at i / 1023, read at t * 1024 - 0.5. A Colormap never changes, so its tables
// are made once and the same array is given each time: who keeps textures can go by its identity.

import { EngineError } from "../base/errors";
import { show } from "../base/check";
import { readColor, type Color, type Rgba } from "./color";
import type { ColormapFunction, ColormapInterpolation, ColormapOptions, Preset } from "./colormaps/definition";
import { lookUp } from "./colormaps/lookup";
import { unpack } from "./colormaps/packed";
import type { TableSource } from "./draw";

export type { ColormapFunction, ColormapInterpolation, ColormapOptions } from "./colormaps/definition";
export { colormaps } from "./colormaps/table";

/** A colour and its place in 0..1. */
export interface ColorStop {
  readonly position: number;
  readonly rgba: Rgba;
}

/**
 * What `colormap` takes: a name (see the table `colormaps`; `_r` behind it reverses), colours at even distances,
 * [position, colour] pairs, a function of t, or options; a Colormap is given back as it is.
 */
export type ColormapLike =
  string | Colormap | readonly Color[] | readonly (readonly [number, Color])[] | ColormapFunction | ColormapOptions;

/** Colours of a table, as vispy has them: enough for 8-bit colours to show no steps. */
const TABLE_SIZE = 1024;
/** Bands of a map that was not made of a few colours; also how often a function is asked. */
const SAMPLES = 256;

/** What makes the colours of a Colormap. */
interface Shades {
  readonly stops: readonly ColorStop[];
  /** the colour at t in 0..1 */
  readonly shade: (t: number, interpolation: ColormapInterpolation) => Rgba;
  /** the table, where it is not to be found from the colours one by one */
  readonly table?: (size: number, interpolation: ColormapInterpolation) => Uint8Array;
}

/** Colours for t in 0..1. Made by `colormap`; never changes. */
export class Colormap {
  readonly name: string;
  /** the colours it is made of; 256 samples of a function */
  readonly stops: readonly ColorStop[];
  /** how it is meant to be read; "nearest" maps (labels, qualitative ones) are never blended */
  readonly interpolation: ColormapInterpolation;
  /** always 0, because it never changes */
  readonly version: 0;
  /** whether some colour is not opaque */
  readonly hasAlpha: boolean;
  readonly #shades: Shades;
  readonly #tables: Record<string, TableSource> = {};

  /** Use `colormap(definition)`. */
  constructor(name: string, shades: Shades, interpolation: ColormapInterpolation) {
    this.name = name;
    this.stops = shades.stops;
    this.interpolation = interpolation;
    this.version = 0;
    this.hasAlpha = shades.stops.some(({ rgba }) => rgba[3] < 1);
    this.#shades = shades;
  }

  /**
   * The colour of a share, straight alpha.
   *
   * @param t  clamped to 0..1; NaN (a missing value) is clear
   * @param interpolation  asked for by the one who reads; the map's own when left out
   */
  at(t: number, interpolation?: ColormapInterpolation): Rgba {
    return t !== t ? [0, 0, 0, 0] : this.#shades.shade(Math.min(1, Math.max(0, t)), this.#read(interpolation));
  }

  /**
   * RGBA8 colours at i / (size - 1), straight alpha, four bytes each. The same array each time: do not write to it.
   *
   * @param size  number of colours, at least 2
   * @param interpolation  "nearest": bands of one colour. A map given as a few colours has as many bands; a named
   *   continuous map and a function have 256
   */
  table(size = TABLE_SIZE, interpolation?: ColormapInterpolation): Uint8Array {
    return this.tableSource(interpolation, size).data;
  }

  /** The table with the way to read it: what a Draw's uniform holds. The same object each time. */
  tableSource(interpolation?: ColormapInterpolation, size = TABLE_SIZE): TableSource {
    const read = this.#read(interpolation);
    const key = `${read}${size}`;
    const known = this.#tables[key];
    if (known) return known;
    const { shade, table } = this.#shades;
    const data = table ? table(size, read) : tableOf(size, (t) => shade(t, read));
    return (this.#tables[key] = { kind: "table", data, interpolation: read });
  }

  /** The same colours from the other end; its name ends in `_r`, or loses it. */
  reversed(): Colormap {
    const stops = this.stops.map(({ position, rgba }) => ({ position: 1 - position, rgba })).reverse();
    const name = /_r$/.test(this.name) ? this.name.slice(0, -2) : `${this.name}_r`;
    const { shade } = this.#shades;
    const shades: Shades = {
      stops,
      shade: (t, read) => shade(1 - t, read),
      // Turned and not asked for at 1 - t, whose last digit may be another: the same bytes, edges of bands included.
      table: (size, read) => turned(this.table(size, read)),
    };
    return new Colormap(name, shades, this.interpolation);
  }

  #read(asked: ColormapInterpolation | undefined): ColormapInterpolation {
    return this.interpolation === "nearest" ? "nearest" : (asked ?? "linear");
  }
}

/**
 * A Colormap from its name, its colours or a function. One name gives one Colormap, however often it is asked for.
 *
 * @throws colormap/name for unknown names (listing near ones), param/type and param/range for bad colours and positions
 */
export function colormap(definition: ColormapLike): Colormap {
  if (definition instanceof Colormap) return definition;
  if (typeof definition === "string") return named(definition);
  return fromDefinition(definition, "custom", 0);
}

// By row of the table and not by name, so that a row that was changed is not answered from memory.
const made: Record<string, { readonly preset: Preset; readonly map: Colormap }> = {};

function named(asked: string): Colormap {
  const { name, preset, isReversed } = lookUp(asked);
  const key = isReversed ? `${name}_r` : name;
  const known = Object.prototype.hasOwnProperty.call(made, key) ? made[key] : undefined;
  if (known?.preset === preset) return known.map;
  const options = typeof preset === "string" ? unpack(preset) : preset;
  const map = isReversed ? named(name).reversed() : fromDefinition(options as ColormapOptions, name, SAMPLES);
  made[key] = { preset, map };
  return map;
}

/** `bands`: how many where the map is read by "nearest", 0 for one band a colour. */
function fromDefinition(given: Exclude<ColormapLike, string | Colormap>, name: string, bands: number): Colormap {
  if (typeof given === "function") return new Colormap(name, fromFunction(given), "linear");
  const list: unknown = given;
  if (Array.isArray(list)) return fromDefinition(fromList(list), name, bands);
  const options = given as ColormapOptions;
  if (typeof options !== "object" || options === null || !options.colors) {
    const rule = "a colormap must be a name, a list of colours, [position, colour] pairs, a function or { colors }";
    throw new EngineError("param/type", `${rule}, got ${show(given)}`);
  }
  const { colors, interpolation = "linear" } = options;
  if (interpolation !== "linear" && interpolation !== "nearest") {
    throw new EngineError(
      "param/choice",
      `colormap.interpolation must be linear or nearest, got ${show(interpolation)}`,
    );
  }
  const shades =
    typeof colors === "function" ? fromFunction(colors) : fromStops(options, interpolation === "linear" ? bands : 0);
  return new Colormap(options.name ?? name, shades, interpolation);
}

/** [position, colour] pairs stand out by their length: a colour has three or four numbers. */
function fromList(list: readonly unknown[]): ColormapOptions {
  const isPair = (item: unknown) => Array.isArray(item) && item.length === 2;
  if (list.length === 0 || !list.every(isPair)) return { colors: list as readonly Color[] };
  const pairs = list as readonly (readonly [number, Color])[];
  return { colors: pairs.map((pair) => pair[1]), positions: pairs.map((pair) => pair[0]) };
}

function fromFunction(shade: ColormapFunction): Shades {
  const colorAt = (t: number) => readColor(shade(t), `colormap(${t})`);
  const stops: ColorStop[] = [];
  for (let i = 0; i < SAMPLES; ++i) stops.push({ position: i / (SAMPLES - 1), rgba: colorAt(i / (SAMPLES - 1)) });
  return { stops, shade: (t, read) => colorAt(read === "linear" ? t : bandPlace(t, SAMPLES)) };
}

function fromStops({ colors, positions, interpolation }: ColormapOptions, bands: number): Shades {
  const rgba = (colors as readonly Color[]).map((value, i) => readColor(value, `colormap.colors[${i}]`));
  if (rgba.length === 0)
    throw new EngineError("param/range", "colormap.colors must hold at least one colour, got none");
  const count = rgba.length;
  const isEdges = interpolation === "nearest" && positions?.length === count + 1;
  const places = positions ? checkedPlaces(positions, isEdges ? count + 1 : count) : evenPlaces(count);
  const stops = rgba.map((color, i) => ({ position: places[i] ?? 0, rgba: color }));
  const edges = isEdges ? places : positions ? midways(places) : evenPlaces(count + 1);
  const blend = (t: number) => blended(places, rgba, t);
  return {
    stops,
    shade: (t, read) => {
      if (read === "linear") return blend(t);
      return bands > 0 ? blend(bandPlace(t, bands)) : (rgba[segment(edges, t)] as Rgba);
    },
  };
}

function checkedPlaces(positions: readonly number[], count: number): readonly number[] {
  const last = positions.length - 1;
  const rule = `colormap.positions must be ${count} numbers from 0 to 1 that do not descend`;
  // Written so that NaN and what is no number fail too.
  const ascends = positions.every((p, i) => typeof p === "number" && p >= (i > 0 ? (positions[i - 1] as number) : 0));
  const isWhole = count === 1 || (positions[0] === 0 && positions[last] === 1);
  if (positions.length !== count || !ascends || !isWhole) {
    throw new EngineError("param/range", `${rule}, got ${show(positions)}`);
  }
  return positions.slice();
}

function evenPlaces(count: number): readonly number[] {
  const out: number[] = [];
  for (let i = 0; i < count; ++i) out.push(count > 1 ? i / (count - 1) : 0);
  return out;
}

/** Edges half way between places: each colour's band is what is nearest to it. */
function midways(places: readonly number[]): readonly number[] {
  const inner = places.slice(1).map((place, i) => (place + (places[i] ?? 0)) / 2);
  return [0, ...inner, 1];
}

/** The place that a band of `bands` equal ones takes its colour from: first band 0, last band 1. */
function bandPlace(t: number, bands: number): number {
  return Math.min(bands - 1, Math.floor(t * bands)) / (bands - 1);
}

/** The last i with places[i] <= t that has a place behind it. */
function segment(places: readonly number[], t: number): number {
  let low = 0;
  let high = places.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) <= t) low = middle;
    else high = middle;
  }
  return low;
}

function blended(places: readonly number[], rgba: readonly Rgba[], t: number): Rgba {
  const i = segment(places, t);
  const from = rgba[i] as Rgba;
  const to = rgba[i + 1] ?? from;
  const start = places[i] as number;
  const width = (places[i + 1] ?? 1) - start;
  const share = width > 0 ? (t - start) / width : 1;
  const mix = (k: 0 | 1 | 2 | 3) => from[k] + (to[k] - from[k]) * share;
  return [mix(0), mix(1), mix(2), mix(3)];
}

/** The texels from last to first. */
function turned(table: Uint8Array): Uint8Array {
  const out = new Uint8Array(table.length);
  for (let i = 0; i < table.length; i += 4) out.set(table.subarray(i, i + 4), table.length - 4 - i);
  return out;
}

/** RGBA8 colours at i / (size - 1). */
export function tableOf(size: number, colorAt: (t: number) => Rgba): Uint8Array {
  if (!(size >= 2 && Math.floor(size) === size)) {
    throw new EngineError("param/range", `a table's size must be a whole number of at least 2, got ${show(size)}`);
  }
  const out = new Uint8Array(size * 4);
  for (let i = 0; i < size; ++i) {
    const color = colorAt(i / (size - 1));
    for (let k = 0; k < 4; ++k) out[i * 4 + k] = Math.round((color[k] as number) * 255);
  }
  return out;
}
