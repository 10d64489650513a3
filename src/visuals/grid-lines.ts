// visuals/grid-lines.ts -- lines across one side of a box at the marks of its axes.

import { number, oneOf, type Given, type Values } from "../base/params";
import { ticks } from "../math/ticks";
import { defineCompound } from "./compound";
import { boxOf, colorParam, frameParams, withAxis } from "./frame";
import { line } from "./line/line";
import type { Visual, VisualOf } from "./visual";

/** The parameters of grid lines. */
export const gridLinesParams = {
  ...frameParams,
  plane: oneOf(["xy", "xz", "yz"], "xy", "which side of the box: the one through its first corner"),
  color: colorParam([1, 1, 1, 0.25], "colour of the lines"),
  minor: number(0, "parts that a step is divided into by fainter lines; 0: none", { min: 0, max: 10, cost: "data" }),
} as const;

/** What `gridLines` takes. */
export type GridLinesOptions = Given<typeof gridLinesParams>;
/** Grid lines. */
export type GridLines = VisualOf<typeof gridLinesParams>;

type GridLinesValues = Values<typeof gridLinesParams>;

const define = defineCompound({
  name: "gridLines",
  params: gridLinesParams,
  parts: partsOf,
  bounds: ({ min, max, plane }) => {
    const { min: low, max: high } = boxOf(min, max);
    const axis = AXES[plane][2];
    return { min: low, max: withAxis(high, axis, low[axis]!) as unknown as typeof high };
  },
});

/**
 * Lines across one side of a box.
 *
 * @throws param/range, param/choice, param/unknown
 */
export function gridLines(options: GridLinesOptions = NO_OPTIONS): GridLines {
  return define(options);
}

const NO_OPTIONS: GridLinesOptions = {};
/** The two axes of a side, and the one across it. */
const AXES = { xy: [0, 1, 2], xz: [0, 2, 1], yz: [1, 2, 0] } as const;
/** Opacity of lines between the lines. */
const FAINT = 0.4;

function partsOf(values: GridLinesValues): readonly Visual[] {
  const { color, width, minor } = values;
  const main = line({ positions: linesOf(values, 1), connect: "segments", color, width });
  if (minor < 2) return [main];
  const faint = line({ positions: linesOf(values, minor), connect: "segments", color, width, opacity: FAINT });
  return [faint, main];
}

/** Segments at every mark of both axes, and at `parts` - 1 places between them. */
function linesOf({ min, max, plane, ticks: wanted }: GridLinesValues, parts: number): number[] {
  const out: number[] = [];
  const [u, v] = AXES[plane];
  for (const [axis, other] of [
    [u, v],
    [v, u],
  ] as const) {
    const low = Math.min(min[axis]!, max[axis]!);
    const high = Math.max(min[axis]!, max[axis]!);
    const { step, values } = ticks(low, high, wanted);
    const first = (values[0] ?? 0) - step;
    for (let i = 0; step > 0 && i <= (values.length + 1) * parts; ++i) {
      const value = first + (i * step) / parts;
      const isMain = i % parts === 0;
      if (value < low - 1e-9 * step || value > high + 1e-9 * step || (isMain && parts > 1)) continue;
      const from = withAxis(min, axis, value);
      out.push(...from, ...withAxis(from, other, max[other]!));
    }
  }
  return out;
}
