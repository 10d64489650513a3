// visuals/line/params.ts -- the parameters of a line: what may be set, its default, its check, its words.

import { EngineError } from "../../base/errors";
import { show } from "../../base/check";
import { choice, custom, number, oneOf, type Given, type Values } from "../../base/params";
import { readColor, type Color, type Rgba } from "../../data/color";
import { caps, joins } from "./shapes";
import { takePositions, type Connect, type Positions } from "./segments";

/** Dashes of one line, at most: what the shader declares. */
export const MAX_DASHES = 4;

/** The parameters of a line. */
export const lineParams = {
  positions: custom<Positions, ArrayLike<number>>(
    undefined,
    "points: x, y, z one after the other, data units; one that is NaN ends a piece of the line",
    takePositions,
  ),
  connect: custom<Connect>(
    "strip",
    "how points hang together: strip, loop, segments (by twos), or pairs of their numbers",
    takeConnect,
  ),
  color: custom<Rgba, Color>([1, 1, 1, 1], "colour of the line", readColor, { cost: "uniform" }),
  colors: custom<Float32Array | "none", ArrayLike<number> | "none">(
    "none",
    "colour of each point: r, g, b, a one after the other in 0..1, straight alpha; in place of color",
    takeColors,
  ),
  width: number(1, "of the line", { min: 0, max: 4096, unit: "px" }),
  join: choice(joins, "miter", "how two segments meet"),
  cap: choice(caps, "butt", "how a line ends, and each of its dashes"),
  miterLimit: number(4, "greatest length of a miter; beyond it a corner is cut", { min: 1, max: 1000, unit: "widths" }),
  dashes: custom<readonly number[]>(
    [],
    "lengths of dashes and gaps by turns, px, at most four of each; measured at the middle of the line. Empty: no gaps",
    takeDashes,
    { cost: "shader" },
  ),
  dashOffset: number(0, "where in the pattern the line begins", { unit: "px" }),
  antialias: oneOf([true, false], true, "soft edges, by the share of each pixel; false: as GL draws its own lines"),
  opacity: number(1, "of the whole line", { min: 0, max: 1 }),
  depthTest: oneOf([true, false], true, "whether what lies before it hides it"),
} as const;

/** What `line` takes. */
export type LineOptions = Given<typeof lineParams>;
/** What a line's parameters read as. */
export type LineValues = Values<typeof lineParams>;

function takeConnect(value: Connect, name: string): Connect {
  if (value === "strip" || value === "loop" || value === "segments") return value;
  const list: unknown = value;
  if (typeof list !== "object" || list === null || !((list as ArrayLike<number>).length % 2 === 0)) {
    throw new EngineError("param/choice", `${name} must be strip, loop, segments or pairs, got ${show(value)}`);
  }
  return value;
}

function takeColors(value: ArrayLike<number> | "none", name: string): Float32Array | "none" {
  if (value === "none") return value;
  const list: unknown = value;
  const length = typeof list === "object" && list !== null ? (list as ArrayLike<number>).length : NaN;
  if (!(length % 4 === 0)) {
    throw new EngineError("param/range", `${name} must hold four numbers a point, or be none, got ${show(value)}`);
  }
  return value instanceof Float32Array ? value : Float32Array.from(value);
}

function takeDashes(value: readonly number[], name: string): readonly number[] {
  const list: unknown[] = Array.prototype.slice.call(value ?? []);
  const lengths = list.length % 2 === 1 ? list.concat(list) : list;
  const isGood = lengths.every((item) => typeof item === "number" && item >= 0 && isFinite(item));
  const sum = (lengths as number[]).reduce((all, item) => all + item, 0);
  if (!isGood || lengths.length > 2 * MAX_DASHES || (lengths.length > 0 && !(sum > 0))) {
    const rule = `${name} must be at most ${2 * MAX_DASHES} lengths of at least 0, not all 0`;
    throw new EngineError("param/range", `${rule}, got ${show(value)}`);
  }
  return lengths as number[];
}
