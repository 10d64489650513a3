// visuals/markers/markers.ts -- the markers visual: a small shape at each of many points. Shapes are distances, so they are
// sharp at every size; each marker is a square of two triangles, as point sprites end at sizes that drivers choose.

import { EngineError } from "../../base/errors";
import { show } from "../../base/check";
import { choice, custom, number, oneOf, type Given, type Values } from "../../base/params";
import { readColor, type Color, type Rgba } from "../../data/color";
import type { Attribute, Draw, UniformValue } from "../../data/draw";
import type { GlslModule } from "../../shader/module";
import colorEach from "../../../glsl/marker/color/each.glsl";
import colorOne from "../../../glsl/marker/color/one.glsl";
import eachVertex from "../../../glsl/marker/each.vert.glsl";
import markerFragment from "../../../glsl/marker/marker.frag.glsl";
import oneVertex from "../../../glsl/marker/one.vert.glsl";
import { boundsOf, nearestPoint, takePositions, type Positions } from "../line/segments";
import { MAX_QUADS, quadIndex } from "../quads";
import { defineVisual, type VisualOf } from "../visual";
import { edges, shapes } from "./shapes";

/** The parameters of markers. */
export const markersParams = {
  positions: custom<Positions, ArrayLike<number>>(
    undefined,
    "places: x, y, z one after the other, data units; one that is NaN has no marker",
    takePositions,
  ),
  symbol: choice(shapes, "disc", "what a marker looks like"),
  size: custom<number | Float32Array, number | ArrayLike<number>>(
    10,
    "from side to side: one number, or one for each marker",
    takeSize,
  ),
  sizeUnit: oneOf(["px", "data"], "px", "what sizes are measured in: CSS pixels, or data units", "uniform"),
  color: custom<Rgba, Color>([1, 1, 1, 1], "colour of all faces", readColor, { cost: "uniform" }),
  colors: custom<Float32Array | "none", ArrayLike<number> | "none">(
    "none",
    "colour of each face: r, g, b, a one after the other in 0..1, straight alpha; in place of color",
    (value, name) => (value === "none" ? value : takeNumbers(value, name)),
  ),
  edgeColor: custom<Rgba, Color>([0, 0, 0, 1], "colour of the edges", readColor, { cost: "uniform" }),
  edgeWidth: number(1, "of the edge, half of it outside the shape; 0: no edge", { min: 0, max: 1000, unit: "px" }),
  edge: choice(edges, "coverage", "how soft edges are: by the share of each pixel, or as a bell (vispy's look)"),
  rotation: number(0, "turn of the shape, counter-clockwise", { unit: "rad" }),
  opacity: number(1, "of all markers", { min: 0, max: 1 }),
  depthTest: oneOf([true, false], true, "whether what lies before a marker hides it"),
  depthWrite: oneOf([true, false], false, "whether markers hide one another by depth; false: the later one is on top"),
} as const;

/** What `markers` takes. */
export type MarkersOptions = Given<typeof markersParams>;
/** Markers. */
export type Markers = VisualOf<typeof markersParams>;

type MarkersValues = Values<typeof markersParams>;

/** The markers of one draw call. */
interface Part {
  readonly count: number;
  readonly points: Float32Array;
  readonly corners: Float32Array;
  readonly colors: Float32Array | undefined;
}

const define = defineVisual(
  {
    name: "markers",
    params: markersParams,
    derive: ({ positions }) => {
      if (!positions) throw new EngineError("param/type", "markers.positions is required: x, y, z, ..., got undefined");
      return {};
    },
    state: (values: MarkersValues, before: { values: MarkersValues; state: readonly Part[] } | undefined) => {
      const last = before?.values;
      const isSame =
        last?.positions === values.positions && sizesOf(last) === sizesOf(values) && last.colors === values.colors;
      return before && isSame ? before.state : partsOf(values);
    },
    draws: (values, parts: readonly Part[]) => {
      const uniforms = uniformsOf(values);
      return parts.map((part) => drawOf(values, part, uniforms));
    },
    bounds: ({ positions }) => boundsOf(positions),
    probe: ({ positions }, place) => {
      const point = nearestPoint(positions, place);
      return { index: [point], value: point };
    },
  },
  () => ({}),
);

/**
 * A small shape at each of many places.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function markers(options: MarkersOptions): Markers {
  return define(options);
}

function takeSize(value: number | ArrayLike<number>, name: string): number | Float32Array {
  if (typeof value !== "number") return takeNumbers(value, name);
  if (value >= 0 && isFinite(value)) return value;
  throw new EngineError("param/range", `${name} must be a number of at least 0, or many, got ${show(value)}`);
}

function takeNumbers(value: ArrayLike<number>, name: string): Float32Array {
  const list: unknown = value;
  if (typeof list !== "object" || list === null || !((list as ArrayLike<number>).length >= 0)) {
    throw new EngineError("param/type", `${name} must be numbers, got ${show(value)}`);
  }
  return value instanceof Float32Array ? value : Float32Array.from(value);
}

/** One size for all is a uniform: it asks for no new buffers. */
function sizesOf({ size }: MarkersValues): Float32Array | undefined {
  return typeof size === "number" ? undefined : size;
}

function partsOf(values: MarkersValues): readonly Part[] {
  const count = values.positions.length / 3;
  const sizes = sizesOf(values);
  const colors = values.colors === "none" ? undefined : values.colors;
  expectLength("sizes", sizes, count);
  expectLength("colors", colors, 4 * count);
  const parts: Part[] = [];
  for (let first = 0; first < count; first += MAX_QUADS) {
    parts.push(partOf(values.positions, sizes, colors, first, Math.min(count, first + MAX_QUADS)));
  }
  return parts;
}

function expectLength(what: string, list: Float32Array | undefined, wanted: number): void {
  if (list && list.length !== wanted) {
    throw new EngineError("param/range", `markers.${what} must be ${wanted} numbers, got ${list.length}`);
  }
}

const CORNERS = [-1, -1, 1, -1, -1, 1, 1, 1];

function partOf(
  positions: Positions,
  sizes: Float32Array | undefined,
  colors: Float32Array | undefined,
  first: number,
  end: number,
): Part {
  const count = end - first;
  const points = new Float32Array(16 * count);
  const corners = new Float32Array(8 * count);
  const faces = colors && new Float32Array(16 * count);
  for (let i = 0; i < count; ++i) {
    const from = first + i;
    const point = [positions[3 * from]!, positions[3 * from + 1]!, positions[3 * from + 2]!, sizes ? sizes[from]! : 1];
    corners.set(CORNERS, 8 * i);
    for (let k = 0; k < 4; ++k) {
      points.set(point, 16 * i + 4 * k);
      if (faces && colors) faces.set(colors.subarray(4 * from, 4 * from + 4), 16 * i + 4 * k);
    }
  }
  return { count, points, corners, colors: faces };
}

function uniformsOf(values: MarkersValues): Readonly<Record<string, UniformValue>> {
  const { size, rotation } = values;
  return {
    u_size: typeof size === "number" ? size : 1,
    u_sizeInData: values.sizeUnit === "data" ? 1 : 0,
    u_edgeWidth: values.edgeWidth,
    u_edgeColor: values.edgeColor,
    u_color: values.color,
    u_turn: [Math.cos(rotation), Math.sin(rotation)],
    u_opacity: values.opacity,
  };
}

function drawOf(values: MarkersValues, part: Part, uniforms: Readonly<Record<string, UniformValue>>): Draw {
  const attributes: Record<string, Attribute> = {
    a_point: { data: part.points, size: 4 },
    a_corner: { data: part.corners, size: 2 },
  };
  if (part.colors) attributes["a_color"] = { data: part.colors, size: 4 };
  return {
    vertex: part.colors ? eachVertex : oneVertex,
    fragment: markerFragment,
    fills: [shapes[values.symbol] as GlslModule, edges[values.edge] as GlslModule, part.colors ? colorEach : colorOne],
    uniforms,
    attributes,
    index: quadIndex(part.count),
    topology: "triangles",
    count: 6 * part.count,
    blend: "over",
    depthTest: values.depthTest,
    depthWrite: values.depthWrite,
    cull: "none",
  };
}
