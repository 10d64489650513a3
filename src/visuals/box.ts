// visuals/box.ts -- a box along the axes: its twelve edges as lines, its sides as a mesh where they have a colour.

import { EngineError } from "../base/errors";
import { custom, numbers, type Given, type Values } from "../base/params";
import { readColor, type Color, type Rgba } from "../data/color";
import { surface } from "../data/surface";
import type { Triple } from "../math/box";
import { line } from "./line/line";
import { lineParams } from "./line/params";
import { mesh } from "./mesh/mesh";
import { meshParams } from "./mesh/params";
import { defineVisual, type Visual, type VisualOf } from "./visual";

/** The parameters of a box. */
export const boxParams = {
  min: numbers(3, [-0.5, -0.5, -0.5], "the least corner", "data"),
  max: numbers(3, [0.5, 0.5, 0.5], "the greatest corner", "data"),
  color: custom<Rgba | "none", Color | "none">([1, 1, 1, 1], "colour of the edges", takeColor),
  width: lineParams.width,
  fill: custom<Rgba | "none", Color | "none">("none", "colour of the sides", takeColor),
  shading: meshParams.shading,
  light: meshParams.light,
} as const;

/** What `box` takes. */
export type BoxOptions = Given<typeof boxParams>;
type BoxValues = Values<typeof boxParams>;

/** A box. */
export type BoxVisual = VisualOf<typeof boxParams>;

interface State {
  readonly parts: readonly Visual[];
}

/** Pairs of corners; bit 0 is x, bit 1 y, bit 2 z. */
const EDGES = [0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7];
/** Two triangles a side, counter-clockwise seen from outside. */
const SIDES = [
  0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6,
];

const define = defineVisual(
  {
    name: "box",
    params: boxParams,
    state: (values: BoxValues): State => ({ parts: partsOf(values) }),
    draws: (_, { parts }: State) =>
      parts.reduce<ReturnType<Visual["draws"]>>((all, one) => [...all, ...one.draws()], []),
    bounds: ({ min, max }) => ({ min: min as unknown as Triple, max: max as unknown as Triple }),
    probe: ({ min, max }, place) => {
      const corner = place.reduce((sum, p, axis) => sum + (2 * p > min[axis]! + max[axis]! ? 1 << axis : 0), 0);
      return { index: [corner], value: corner };
    },
  },
  () => ({}),
);

/**
 * A box.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function box(options: BoxOptions = {}): BoxVisual {
  return define(options);
}

function takeColor(value: Color | "none", name: string): Rgba | "none" {
  return value === "none" ? value : readColor(value, name);
}

function partsOf({ min, max, color, width, fill, shading, light }: BoxValues): readonly Visual[] {
  if (!min.every((low, axis) => low <= max[axis]!)) {
    throw new EngineError("param/range", `box.max must not be below box.min ${min.join(", ")}, got ${max.join(", ")}`);
  }
  const positions = new Float32Array(24);
  for (let corner = 0; corner < 8; ++corner) {
    for (let axis = 0; axis < 3; ++axis) positions[3 * corner + axis] = ((corner >> axis) & 1 ? max : min)[axis]!;
  }
  const parts: Visual[] = [];
  if (fill !== "none") {
    const flat = shading === "smooth" ? "flat" : shading;
    parts.push(mesh({ surface: surface({ positions, faces: SIDES }), color: fill, shading: flat, light }));
  }
  if (color !== "none") parts.push(line({ positions, connect: EDGES, color, width, cap: "round" }));
  return parts;
}
