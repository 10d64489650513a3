// visuals/axes.ts -- axes of a box: edges with marks, numbers and names. A flat box has two axes with their numbers below and
// to the left, as on paper; a box in space has three. They meet at `min`, which may be any corner: give the larger number
// first to turn an axis round.

import { oneOf, number, type Values, type Given } from "../base/params";
import { tickLabel, ticks } from "../math/ticks";
import { defineCompound } from "./compound";
import { boxOf, colorParam, frameParams, textsParam, withAxis } from "./frame";
import { line } from "./line/line";
import { text, type TextOptions } from "./text/text";
import type { Visual, VisualOf } from "./visual";

/** The parameters of axes. */
export const axesParams = {
  ...frameParams,
  names: textsParam(3, ["", "", ""], "what stands at each axis; empty: nothing"),
  color: colorParam("#c8d0d8", "colour of lines and words"),
  size: number(12, "of the numbers", { min: 1, max: 200, unit: "px" }),
  frame: oneOf([true, false], true, "whether the other edges of the box are drawn"),
} as const;

/** What `axes` takes. */
export type AxesOptions = Given<typeof axesParams>;
/** Axes. */
export type Axes = VisualOf<typeof axesParams>;

type AxesValues = Values<typeof axesParams>;

const define = defineCompound({
  name: "axes",
  params: axesParams,
  parts: partsOf,
  bounds: ({ min, max }) => boxOf(min, max),
});

/**
 * Axes along the edges of a box.
 *
 * @throws param/type, param/range, param/unknown
 */
export function axes(options: AxesOptions = NO_OPTIONS): Axes {
  return define(options);
}

const NO_OPTIONS: AxesOptions = {};
/** Length of a mark, and how far away its number stands in space: shares of the box. */
const MARK = 0.02;
const APART = 0.06;
/** Pixels between a mark and its number. */
const GAP = 4;
/** Width of a digit, em. */
const DIGIT = 0.64;

/** One axis: where it begins, the corner across the box from there, and the axis that its marks point along, outwards. */
interface Axis {
  readonly axis: number;
  readonly across: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function partsOf(values: AxesValues): readonly Visual[] {
  const { min, max, color, width } = values;
  const isFlat = min[2] === max[2];
  const used = axesOf(values, isFlat);
  const edges = values.frame ? edgesOf(min, max, isFlat) : [];
  const lines = used.reduce<number[]>(
    (all, axis) => all.concat(values.frame ? [] : edgeOf(axis), marksOf(values, axis)),
    edges,
  );
  const words = used.reduce<Visual[]>((all, axis) => all.concat(wordsOf(values, axis, isFlat)), []);
  return [line({ positions: lines, connect: "segments", color, width, cap: "square" }), ...words];
}

function axesOf({ min, max }: AxesValues, isFlat: boolean): readonly Axis[] {
  const x: Axis = { axis: 0, across: 1, from: min, to: max };
  const y: Axis = { axis: 1, across: 0, from: min, to: max };
  if (isFlat) return [x, y];
  // Seen with the meeting corner in front, the third axis stands at the rim and not in the middle of the picture.
  return [x, y, { axis: 2, across: 0, from: withAxis(min, 1, max[1]!), to: withAxis(max, 1, min[1]!) }];
}

function edgeOf({ axis, from, to }: Axis): number[] {
  return [...from, ...withAxis(from, axis, to[axis]!)];
}

/** All edges of the box; a flat one has each once. */
function edgesOf(min: readonly number[], max: readonly number[], isFlat: boolean): number[] {
  const out: number[] = [];
  for (let axis = 0; axis < (isFlat ? 2 : 3); ++axis) {
    const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
    for (const a of min[u] === max[u] ? [min[u]!] : [min[u]!, max[u]!]) {
      for (const b of min[v] === max[v] ? [min[v]!] : [min[v]!, max[v]!]) {
        const from = withAxis(withAxis(min, u, a), v, b);
        out.push(...from, ...withAxis(from, axis, max[axis]!));
      }
    }
  }
  return out;
}

function marksOf(values: AxesValues, { axis, across, from, to }: Axis): number[] {
  const out: number[] = [];
  for (const value of ticks(from[axis]!, to[axis]!, values.ticks).values) {
    const foot = withAxis(from, axis, value);
    out.push(...foot, ...withAxis(foot, across, from[across]! - MARK * (to[across]! - from[across]!)));
  }
  return out;
}

/** A place off the box beside the axis at a value; `share` of the box away. */
function placeBeside({ axis, across, from, to }: Axis, value: number, share: number, isFlat: boolean): number[] {
  const place = withAxis(from, axis, value);
  // In space away from both sides that meet at the axis, so that numbers stand off the box from everywhere.
  for (let other = 0; other < 3; ++other) {
    const isAway = other === across || (!isFlat && other !== axis);
    if (isAway) place[other] = place[other]! - share * (to[other]! - from[other]!);
  }
  return place;
}

function wordsOf(values: AxesValues, place: Axis, isFlat: boolean): Visual[] {
  const { size, color, names } = values;
  const { axis, from, to } = place;
  const { step, values: marks } = ticks(from[axis]!, to[axis]!, values.ticks);
  const labels = marks.map((value) => tickLabel(value, step));
  const share = isFlat ? MARK : APART;
  const positions = marks.reduce<number[]>((all, value) => all.concat(placeBeside(place, value, share, isFlat)), []);
  const look = { color, size };
  const numbers = text({ ...look, ...placing(axis, isFlat, GAP), text: labels, positions });
  const name = names[axis] as string;
  if (!name) return [numbers];
  const middle = placeBeside(place, (from[axis]! + to[axis]!) / 2, isFlat ? share : 2 * share, isFlat);
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 0);
  const beyond = GAP + (axis === 0 ? 1.3 * size : (DIGIT * longest + 0.6) * size);
  return [numbers, text({ ...look, ...naming(axis, isFlat, beyond), text: name, positions: middle })];
}

/** How numbers stand at their marks: below, to the left, or around a place in space. */
function placing(axis: number, isFlat: boolean, gap: number): TextOptions {
  if (!isFlat) return {};
  return axis === 0 ? { anchorY: "top", offset: [0, -gap] } : { anchorX: "right", offset: [-gap, 0] };
}

function naming(axis: number, isFlat: boolean, beyond: number): TextOptions {
  if (!isFlat) return {};
  if (axis === 0) return { anchorY: "top", offset: [0, -beyond] };
  return { anchorY: "bottom", rotation: Math.PI / 2, offset: [-beyond, 0] };
}
