// visuals/line/line.ts -- the line visual: points joined by strokes of a width in CSS pixels. GL's own lines are one pixel
// wide on most machines, so each segment is a rectangle, and its shader finds out by distance what of it is line.

import { EngineError } from "../../base/errors";
import type { Attribute, Draw, UniformValue } from "../../data/draw";
import type { GlslModule } from "../../shader/module";
import type { Box } from "../../math/box";
import colorEach from "../../../glsl/line/color/each.glsl";
import colorOne from "../../../glsl/line/color/one.glsl";
import dashNone from "../../../glsl/line/dash/none.glsl";
import dashPattern from "../../../glsl/line/dash/pattern.glsl";
import eachVertex from "../../../glsl/line/each.vert.glsl";
import lineFragment from "../../../glsl/line/line.frag.glsl";
import oneVertex from "../../../glsl/line/one.vert.glsl";
import { quadIndex } from "../quads";
import { defineVisual, type VisualOf } from "../visual";
import { lineParams, MAX_DASHES, type LineOptions, type LineValues } from "./params";
import { boundsOf, nearestPoint, segmentParts, type SegmentPart } from "./segments";
import { caps, joins } from "./shapes";

/** A line. */
export type Line = VisualOf<typeof lineParams>;

interface State {
  readonly parts: readonly SegmentPart[];
  readonly bounds: Box;
}

const define = defineVisual(
  {
    name: "line",
    params: lineParams,
    derive: ({ positions }) => {
      if (!positions) throw new EngineError("param/type", "line.positions is required: x, y, z, ..., got undefined");
      return {};
    },
    state: (values: LineValues, before: { values: LineValues; state: State } | undefined): State => {
      const { positions, connect, colors } = values;
      const last = before?.values;
      if (before && last?.positions === positions && last.connect === connect && last.colors === colors) {
        return before.state;
      }
      return { parts: segmentParts(positions, checkedConnect(values), colorsOf(values)), bounds: boundsOf(positions) };
    },
    draws: (values, { parts, bounds }: State) => {
      const look = lookOf(values, bounds);
      return parts.map((part) => drawOf(values, part, look));
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
 * A line through points, or many.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function line(options: LineOptions): Line {
  return define(options);
}

function checkedConnect({ positions, connect }: LineValues): LineValues["connect"] {
  if (typeof connect === "string") return connect;
  const count = positions.length / 3;
  for (let i = 0; i < connect.length; ++i) {
    const point = connect[i] as number;
    if (!(point >= 0 && point < count && Math.floor(point) === point)) {
      throw new EngineError("param/range", `line.connect must hold numbers of its ${count} points, got ${point}`);
    }
  }
  return connect;
}

function colorsOf({ positions, colors }: LineValues): Float32Array | undefined {
  if (colors === "none") return undefined;
  const wanted = (4 * positions.length) / 3;
  if (colors.length !== wanted) {
    throw new EngineError("param/range", `line.colors must hold ${wanted} numbers, four a point, got ${colors.length}`);
  }
  return colors;
}

/** What all parts of a line share. */
interface Look {
  readonly fills: readonly GlslModule[];
  readonly uniforms: Readonly<Record<string, UniformValue>>;
}

/** Hardness of an edge that is not softened: any distance above a hundredth of a pixel is outside. */
const HARD = 100;

function lookOf(values: LineValues, bounds: Box): Look {
  const { join, cap, dashes, colors, miterLimit } = values;
  const hasDashes = dashes.length > 0;
  const dashing = hasDashes ? dashUniforms(values) : {};
  return {
    fills: [
      joins[join] as GlslModule,
      caps[cap] as GlslModule,
      hasDashes ? dashPattern : dashNone,
      colors === "none" ? colorOne : colorEach,
    ],
    uniforms: {
      u_width: values.width,
      u_hardness: values.antialias ? 1 : HARD,
      // A miter reaches tan(half the turn) half widths beyond the corner, and is 1 / cos of it long.
      u_miterLimit: join === "miter" ? Math.sqrt(miterLimit * miterLimit - 1) : 0,
      u_miterRatio: miterLimit,
      u_dashFrame: hasDashes ? dashFrame(bounds) : [0, 0, 0, 0],
      u_color: values.color,
      u_opacity: values.opacity,
      ...dashing,
    },
  };
}

/** Where dashes are measured, and by what length of data space: small beside the line, so that perspective is none. */
function dashFrame({ min, max }: Box): readonly number[] {
  const size = Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
  return [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2, size > 0 ? size / 64 : 1];
}

function dashUniforms({ dashes, dashOffset }: LineValues): Readonly<Record<string, UniformValue>> {
  const spans = new Float32Array(4 * MAX_DASHES);
  let place = 0;
  dashes.forEach((length, i) => {
    if (i % 2 === 0) spans.set([place, place + length], 2 * i);
    place += length;
  });
  return { u_dashes: spans, u_dashCount: dashes.length / 2, u_dashPeriod: place, u_dashOffset: dashOffset };
}

function drawOf(values: LineValues, part: SegmentPart, { fills, uniforms }: Look): Draw {
  const isCovering = !values.antialias && values.opacity === 1 && values.color[3] === 1 && values.colors === "none";
  return {
    vertex: part.colorFrom ? eachVertex : oneVertex,
    fragment: lineFragment,
    fills,
    uniforms,
    attributes: attributesOf(part),
    index: quadIndex(part.count),
    topology: "triangles",
    count: 6 * part.count,
    blend: isCovering ? "none" : "over",
    depthTest: values.depthTest,
    // Soft edges hide nothing that is drawn after them.
    depthWrite: isCovering,
    cull: "none",
  };
}

function attributesOf({ before, from, to, after, corner, colorFrom, colorTo }: SegmentPart) {
  const attributes: Record<string, Attribute> = {
    a_before: { data: before, size: 3 },
    a_from: { data: from, size: 3 },
    a_to: { data: to, size: 3 },
    a_after: { data: after, size: 3 },
    a_corner: { data: corner, size: 4 },
  };
  if (colorFrom && colorTo) {
    attributes["a_colorFrom"] = { data: colorFrom, size: 4 };
    attributes["a_colorTo"] = { data: colorTo, size: 4 };
  }
  return attributes;
}
