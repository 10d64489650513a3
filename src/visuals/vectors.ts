// visuals/vectors.ts -- arrows from places along directions: a shaft and four barbs each, as lines in space, so that an
// arrow looks like one from every side.

import { EngineError } from "../base/errors";
import { custom, number, type Given, type Values } from "../base/params";
import { show } from "../base/check";
import { readColor, type Color, type Rgba } from "../data/color";
import { colormap, type Colormap, type ColormapLike } from "../data/colormap";
import type { Box } from "../math/box";
import { line } from "./line/line";
import { lineParams } from "./line/params";
import { boundsOf } from "./line/segments";
import { defineVisual, type Visual, type VisualOf } from "./visual";
import { volumeParams } from "./volume/params";

/** The parameters of vectors. */
export const vectorsParams = {
  positions: custom<Float32Array, ArrayLike<number>>(undefined, "where arrows begin: x, y, z, ...", takeTriples),
  directions: custom<Float32Array, ArrayLike<number>>(undefined, "where they go: x, y, z of each", takeTriples),
  scale: number(1, "length of an arrow for a direction of length 1", { unit: "data", cost: "data" }),
  head: number(0.25, "length of the barbs, in lengths of the arrow; 0: none", { min: 0, max: 1, cost: "data" }),
  color: custom<Rgba | "cmap", Color | "cmap">([1, 1, 1, 1], "one colour for all, or cmap: by length", (value) =>
    value === "cmap" ? value : readColor(value),
  ),
  cmap: custom<Colormap, ColormapLike>(colormap("viridis"), "colours of the lengths", (value) => colormap(value)),
  clim: custom<readonly [number, number] | "auto", readonly number[] | "auto">(
    "auto",
    "lengths of the first and the last colour. auto: 0 and the greatest",
    (value, name) => (value === "auto" ? value : volumeParams.clim.take(value, name)),
  ),
  width: lineParams.width,
  opacity: lineParams.opacity,
} as const;

/** What `vectors` takes. */
export type VectorsOptions = Given<typeof vectorsParams>;
type VectorsValues = Values<typeof vectorsParams>;

/** Vectors. */
export type Vectors = VisualOf<typeof vectorsParams>;

/** Points of an arrow's segments: shaft and four barbs. */
const POINTS = 10;
/** How far barbs stand out, in their length: 20 degrees. */
const SPREAD = 0.364;

interface State {
  readonly line: Visual;
}

const define = defineVisual(
  {
    name: "vectors",
    params: vectorsParams,
    derive: ({ positions, directions }) => {
      if (!positions || !directions) {
        throw new EngineError("param/type", "vectors.positions and directions are required, got undefined");
      }
      return {};
    },
    state: (values: VectorsValues): State => ({ line: lineOf(values) }),
    draws: (_, state: State) => state.line.draws(),
    bounds: (values): Box => boundsOf(arrows(values)),
    probe: ({ positions, directions }, [x, y, z]) => {
      let best = 0;
      let least = Infinity;
      for (let i = 0; i < positions.length; i += 3) {
        const distance = length(positions[i]! - x, positions[i + 1]! - y, positions[i + 2]! - z);
        if (distance < least) [least, best] = [distance, i];
      }
      return { index: [best / 3], value: length(directions[best]!, directions[best + 1]!, directions[best + 2]!) };
    },
  },
  () => ({}),
);

/**
 * Arrows.
 *
 * @throws param/type, param/range, param/choice, param/unknown; surface/shape when the two lists differ in length
 */
export function vectors(options: VectorsOptions): Vectors {
  return define(options);
}

function takeTriples(value: ArrayLike<number>, name: string): Float32Array {
  const list: unknown = value;
  const count = typeof list === "object" && list !== null ? (list as ArrayLike<number>).length : NaN;
  if (!(count % 3 === 0)) throw new EngineError("param/type", `${name} must hold x, y, z for each, got ${show(value)}`);
  return value instanceof Float32Array ? value : Float32Array.from(value);
}

function length(x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y + z * z);
}

function lineOf(values: VectorsValues): Visual {
  const { positions, directions, color, width, opacity } = values;
  if (positions.length !== directions.length) {
    const rule = `vectors.directions must hold as many numbers as positions, ${positions.length}`;
    throw new EngineError("surface/shape", `${rule}, got ${directions.length}`);
  }
  const colors = color === "cmap" ? colorsOf(values) : "none";
  const one = color === "cmap" ? ([1, 1, 1, 1] as const) : color;
  const points = arrows(values);
  return line({ positions: points, connect: "segments", color: one, colors, width, opacity, cap: "round" });
}

interface Made {
  readonly of: readonly unknown[];
  readonly points: Float32Array;
}

const made = new WeakMap<Float32Array, Made>();

/** The segments of all arrows, points two by two; the same array while nothing that they are made of changes. */
function arrows({ positions, directions, scale, head }: VectorsValues): Float32Array {
  const of = [directions, scale, head];
  let known = made.get(positions);
  if (!known?.of.every((part, i) => part === of[i])) {
    known = { of, points: makeArrows(positions, directions, scale, head) };
    made.set(positions, known);
  }
  return known.points;
}

function makeArrows(positions: Float32Array, directions: Float32Array, scale: number, head: number): Float32Array {
  const out = new Float32Array(3 * POINTS * (positions.length / 3));
  const point = (at: number, place: readonly number[]): void => out.set(place, 3 * at);
  for (let i = 0; i < positions.length / 3; ++i) {
    const tail = [0, 1, 2].map((axis) => positions[3 * i + axis]!);
    const along = [0, 1, 2].map((axis) => scale * directions[3 * i + axis]!);
    const tip = tail.map((p, axis) => p + along[axis]!);
    point(POINTS * i, tail);
    point(POINTS * i + 1, tip);
    const [u, v] = across(along);
    [u, v, u.map((x) => -x), v.map((x) => -x)].forEach((side, barb) => {
      point(POINTS * i + 2 + 2 * barb, tip);
      point(
        POINTS * i + 3 + 2 * barb,
        tip.map((p, axis) => p + head * (SPREAD * side[axis]! - along[axis]!)),
      );
    });
  }
  return out;
}

/** Two vectors across a third and each other, as long as it. */
function across([x = 0, y = 0, z = 0]: readonly number[]): [number[], number[]] {
  const size = length(x, y, z);
  if (!(size > 0))
    return [
      [0, 0, 0],
      [0, 0, 0],
    ];
  // Across the axis that the direction is farthest from, so that nothing is divided by nearly zero.
  const least = Math.min(Math.abs(x), Math.abs(y), Math.abs(z));
  const axis = least === Math.abs(x) ? [1, 0, 0] : least === Math.abs(y) ? [0, 1, 0] : [0, 0, 1];
  const u = [y * axis[2]! - z * axis[1]!, z * axis[0]! - x * axis[2]!, x * axis[1]! - y * axis[0]!];
  const scale = size / length(u[0]!, u[1]!, u[2]!);
  const scaled = u.map((c) => c * scale) as [number, number, number];
  const [a, b, c] = scaled;
  return [scaled, [(y * c - z * b) / size, (z * a - x * c) / size, (x * b - y * a) / size]];
}

/** The colour of each arrow's length, for all its points. */
function colorsOf({ directions, cmap, clim }: VectorsValues): Float32Array {
  const count = directions.length / 3;
  const lengths = Float32Array.from({ length: count }, (_, i) =>
    length(directions[3 * i]!, directions[3 * i + 1]!, directions[3 * i + 2]!),
  );
  const greatest = lengths.reduce((a, b) => Math.max(a, b), 0);
  const [from, to] = clim === "auto" ? [0, greatest] : clim;
  const out = new Float32Array(4 * POINTS * count);
  for (let i = 0; i < count; ++i) {
    const share = to === from ? 0 : (lengths[i]! - from) / (to - from);
    const color = cmap.at(Math.max(0, Math.min(1, share)));
    for (let point = 0; point < POINTS; ++point) out.set(color, 4 * (POINTS * i + point));
  }
  return out;
}
