// visuals/colorbar.ts -- the colours of a colormap with the values that they stand for: a thick line with a colour at each
// point, and numbers beside it. Its length is in data units, all else in CSS pixels.

import { number, numbers, custom, oneOf, type Given, type Values } from "../base/params";
import { colormap, type Colormap, type ColormapLike } from "../data/colormap";
import { tickLabel, ticks } from "../math/ticks";
import { defineCompound } from "./compound";
import { boxOf, colorParam } from "./frame";
import { imageParams } from "./image/params";
import { line } from "./line/line";
import { text, type TextOptions } from "./text/text";
import type { Visual, VisualOf } from "./visual";

/** The parameters of a colorbar. */
export const colorbarParams = {
  cmap: custom<Colormap, ColormapLike>(colormap("grays"), "the colours shown: a name, or stops", (value) =>
    colormap(value),
  ),
  cmapInterpolation: imageParams.cmapInterpolation,
  clim: numbers(2, [0, 1], "values of the first and the last colour", "data"),
  position: numbers(3, [0, 0, 0], "middle of the first colour's end", "data"),
  length: number(1, "from the first to the last colour", { min: 0, unit: "data", cost: "data" }),
  direction: oneOf(["up", "right"], "up", "where the last colour lies"),
  thickness: number(16, "of the bar", { min: 1, max: 400, unit: "px" }),
  ticks: number(5, "about how many steps the values are divided into", { min: 1, max: 200, cost: "data" }),
  title: custom<string>("", "what stands at the end of the bar; empty: nothing", (value) => String(value)),
  color: colorParam("#c8d0d8", "colour of the words"),
  size: number(12, "of the numbers", { min: 1, max: 200, unit: "px" }),
} as const;

/** What `colorbar` takes. */
export type ColorbarOptions = Given<typeof colorbarParams>;
/** A colorbar. */
export type Colorbar = VisualOf<typeof colorbarParams>;

type ColorbarValues = Values<typeof colorbarParams>;

const define = defineCompound({
  name: "colorbar",
  params: colorbarParams,
  parts: partsOf,
  bounds: (values) => boxOf(values.position, placeAt(values, 1)),
});

/**
 * A colormap's colours with their values.
 *
 * @throws param/type, param/range, param/choice, param/unknown, colormap/name
 */
export function colorbar(options: ColorbarOptions = NO_OPTIONS): Colorbar {
  return define(options);
}

const NO_OPTIONS: ColorbarOptions = {};
/** Points of the bar: enough for bands of 1/256 to keep their edges within half a band. */
const POINTS = 512;
/** Pixels between the bar and its words. */
const GAP = 5;

function placeAt({ position, length, direction }: ColorbarValues, share: number): number[] {
  const [x = 0, y = 0, z = 0] = position;
  return direction === "up" ? [x, y + share * length, z] : [x + share * length, y, z];
}

function partsOf(values: ColorbarValues): readonly Visual[] {
  const { clim, color, size, title } = values;
  const [first = 0, last = 1] = clim;
  const { step, values: marks } = ticks(first, last, values.ticks);
  const share = (value: number): number => (last === first ? 0 : (value - first) / (last - first));
  const positions = marks.reduce<number[]>((all, value) => all.concat(placeAt(values, share(value))), []);
  const labels = marks.map((value) => tickLabel(value, step));
  const look = { color, size };
  const parts: Visual[] = [barOf(values), text({ ...look, ...beside(values), text: labels, positions })];
  if (title) parts.push(text({ ...look, ...atEnd(values), text: title, positions: placeAt(values, 1) }));
  return parts;
}

function barOf(values: ColorbarValues): Visual {
  const { cmap, cmapInterpolation, thickness } = values;
  const positions: number[] = [];
  const colors: number[] = [];
  for (let i = 0; i < POINTS; ++i) {
    const share = i / (POINTS - 1);
    positions.push(...placeAt(values, share));
    colors.push(...cmap.at(share, cmapInterpolation));
  }
  return line({ positions, colors, width: thickness });
}

function beside({ direction, thickness }: ColorbarValues): TextOptions {
  const apart = thickness / 2 + GAP;
  if (direction === "up") return { anchorX: "left", offset: [apart, 0] };
  return { anchorY: "top", offset: [0, -apart] };
}

function atEnd({ direction, thickness }: ColorbarValues): TextOptions {
  if (direction === "up") return { anchorY: "bottom", offset: [0, 2 * GAP] };
  return { anchorX: "right", anchorY: "bottom", offset: [0, thickness / 2 + GAP] };
}
