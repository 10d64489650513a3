// visuals/scale-bar.ts -- a bar of known length, with its length above.

import { custom, number, numbers, type Given, type Values } from "../base/params";
import { defineCompound } from "./compound";
import { boxOf, colorParam } from "./frame";
import { line } from "./line/line";
import { text } from "./text/text";
import type { Visual, VisualOf } from "./visual";

/** The parameters of a scale bar. */
export const scaleBarParams = {
  length: number(10, "of the bar", { min: 0, unit: "data", cost: "data" }),
  unit: custom<string>("", "what the length is measured in: stands behind the number", (value) => String(value)),
  position: numbers(3, [0, 0, 0], "where the bar begins", "data"),
  right: numbers(3, [1, 0, 0], "where it goes from there", "data"),
  color: colorParam("white", "colour of bar and words"),
  width: number(3, "thickness of the bar", { min: 0, max: 100, unit: "px" }),
  size: number(13, "of the words", { min: 1, max: 200, unit: "px" }),
} as const;

/** What `scaleBar` takes. */
export type ScaleBarOptions = Given<typeof scaleBarParams>;
/** A scale bar. */
export type ScaleBar = VisualOf<typeof scaleBarParams>;

type ScaleBarValues = Values<typeof scaleBarParams>;

const define = defineCompound({
  name: "scaleBar",
  params: scaleBarParams,
  parts: partsOf,
  bounds: (values) => boxOf(values.position, endOf(values)),
});

/**
 * A bar of known length.
 *
 * @throws param/type, param/range, param/unknown
 */
export function scaleBar(options: ScaleBarOptions = NO_OPTIONS): ScaleBar {
  return define(options);
}

const NO_OPTIONS: ScaleBarOptions = {};
/** Pixels between the bar and its words. */
const GAP = 3;

function endOf({ position, right, length }: ScaleBarValues): number[] {
  const size = Math.sqrt(right.reduce((sum, x) => sum + x * x, 0)) || 1;
  return position.map((x, i) => x + (length * right[i]!) / size);
}

function partsOf(values: ScaleBarValues): readonly Visual[] {
  const { position, length, unit, color, width, size } = values;
  const end = endOf(values);
  const middle = position.map((x, i) => (x + end[i]!) / 2);
  const words = unit ? `${length} ${unit}` : String(length);
  return [
    line({ positions: [...position, ...end], color, width }),
    text({ text: words, positions: middle, anchorY: "bottom", offset: [0, width / 2 + GAP], color, size }),
  ];
}
