// visuals/contour.ts -- where a plane cuts a Surface, as a stroke of a width in pixels. The cut is found on the GPU from the
// three corners of each triangle, in the world, so a plane that moves costs a uniform.

import { EngineError } from "../base/errors";
import { custom, number, numbers, type Given, type Values } from "../base/params";
import { readColor, type Color, type Rgba } from "../data/color";
import type { Attribute, Draw } from "../data/draw";
import type { Surface } from "../data/surface";
import type { Box } from "../math/box";
import contourFragment from "../../glsl/mesh/contour.frag.glsl";
import contourVertex from "../../glsl/mesh/contour.vert.glsl";
import { meshParams } from "./mesh/params";
import { MAX_QUADS, quadIndex } from "./quads";
import { defineVisual, type VisualOf } from "./visual";

/** The parameters of a contour. */
export const contourParams = {
  surface: meshParams.surface,
  plane: numbers(4, [0, 0, 1, 0], "(a, b, c, d): the plane ax + by + cz + d = 0", "world"),
  color: custom<Rgba, Color>([1, 1, 1, 1], "colour of the stroke", readColor, { cost: "uniform" }),
  width: number(2, "of the stroke", { min: 0, max: 100, unit: "CSS px" }),
} as const;

/** What `contour` takes. */
export type ContourOptions = Given<typeof contourParams>;
type ContourValues = Values<typeof contourParams>;

/** A contour. */
export type Contour = VisualOf<typeof contourParams>;

/** Rectangles of one draw call, one for each triangle. */
interface Part {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly triangles: number;
}

const kept = new WeakMap<Surface, { readonly version: number; readonly parts: readonly Part[] }>();

const define = defineVisual(
  {
    name: "contour",
    params: contourParams,
    derive: ({ surface }) => {
      if (!surface) throw new EngineError("param/type", "contour.surface is required: a Surface, got undefined");
      return {};
    },
    state: (): object => ({}),
    draws: (values: ContourValues) => partsOf(values.surface).map((part) => drawOf(values, part)),
    bounds: ({ surface }): Box => surface.bounds(),
    worldFromData: ({ surface }) => surface.worldFromData,
  },
  () => ({}),
);

/**
 * The contour of a surface in a plane.
 *
 * @throws param/type, param/range, param/unknown
 */
export function contour(options: ContourOptions): Contour {
  return define(options);
}

function drawOf({ plane, color, width }: ContourValues, { attributes, triangles }: Part): Draw {
  return {
    vertex: contourVertex,
    fragment: contourFragment,
    fills: [],
    uniforms: { u_plane: plane, u_color: color, u_width: width },
    attributes,
    index: quadIndex(triangles),
    topology: "triangles",
    count: 6 * triangles,
    blend: "over",
    depthTest: true,
    depthWrite: false,
    cull: "none",
  };
}

function partsOf(surface: Surface): readonly Part[] {
  let known = kept.get(surface);
  if (known?.version !== surface.version) {
    const parts: Part[] = [];
    for (let from = 0; from < surface.triangles; from += MAX_QUADS) {
      parts.push(partOf(surface, from, Math.min(MAX_QUADS, surface.triangles - from)));
    }
    known = { version: surface.version, parts };
    kept.set(surface, known);
  }
  return known.parts;
}

function partOf({ positions, faces }: Surface, from: number, triangles: number): Part {
  const corners = [0, 1, 2].map((corner) => {
    const out = new Float32Array(12 * triangles);
    for (let i = 0; i < triangles; ++i) {
      const at = 3 * faces[3 * (from + i) + corner]!;
      for (let copy = 0; copy < 4; ++copy) out.set(positions.subarray(at, at + 3), 3 * (4 * i + copy));
    }
    return out;
  });
  const sides = new Float32Array(8 * triangles);
  for (let i = 0; i < triangles; ++i) sides.set([0, -1, 1, -1, 0, 1, 1, 1], 8 * i);
  const three = (data: Float32Array | undefined): Attribute => ({ data: data ?? new Float32Array(0), size: 3 });
  return {
    triangles,
    attributes: {
      a_first: three(corners[0]),
      a_second: three(corners[1]),
      a_third: three(corners[2]),
      a_side: { data: sides, size: 2 },
    },
  };
}
