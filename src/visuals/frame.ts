// visuals/frame.ts -- what axes, grid lines and their like have in common: a box of data space and its marked edges.

import { EngineError } from "../base/errors";
import { show } from "../base/check";
import { custom, number, numbers, type Param } from "../base/params";
import { readColor, type Color, type Rgba } from "../data/color";
import type { Box, Triple } from "../math/box";

/** The parameters of whatever measures a box. */
export const frameParams = {
  min: numbers(3, [0, 0, 0], "corner of the box that is measured, where axes meet; may be the larger one", "data"),
  max: numbers(3, [1, 1, 1], "corner across; the same z as the first makes it flat", "data"),
  ticks: number(5, "about how many steps an axis is divided into", { min: 1, max: 200, cost: "data" }),
  width: number(1, "of the lines", { min: 0, max: 100, unit: "px" }),
} as const;

/** A colour with its default, as a parameter. */
export function colorParam(initial: Color, doc: string): Param<Rgba, Color> {
  return custom<Rgba, Color>(readColor(initial), doc, readColor, { cost: "uniform" });
}

/** A list of `count` strings, as a parameter. */
export function textsParam(count: number, initial: readonly string[], doc: string): Param<readonly string[]> {
  return custom<readonly string[]>(initial, doc, (value, name) => {
    const list: unknown[] = Array.prototype.slice.call(value ?? []);
    if (list.length === count && list.every((item) => typeof item === "string")) return list as string[];
    throw new EngineError("param/type", `${name} must be ${count} strings, got ${show(value)}`);
  });
}

/** The box between two corners in either order. */
export function boxOf(min: readonly number[], max: readonly number[]): Box {
  const pick = (f: (a: number, b: number) => number): Triple => [
    f(min[0]!, max[0]!),
    f(min[1]!, max[1]!),
    f(min[2]!, max[2]!),
  ];
  return { min: pick(Math.min), max: pick(Math.max) };
}

/** A point with one coordinate changed. */
export function withAxis(point: readonly number[], axis: number, value: number): number[] {
  const out = point.slice();
  out[axis] = value;
  return out;
}
