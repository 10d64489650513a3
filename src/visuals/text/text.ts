// visuals/text/text.ts -- the text visual: words at places, sharp at every size. Signs are kept as distances to their
// outlines, so one atlas serves all sizes, and a halo costs nothing.

import { EngineError } from "../../base/errors";
import { show } from "../../base/check";
import { custom, number, numbers, oneOf, type Given, type Values } from "../../base/params";
import { readColor, type Color, type Rgba } from "../../data/color";
import type { Draw, UniformValue } from "../../data/draw";
import type { Box } from "../../math/box";
import planeVertex from "../../../glsl/text/plane.vert.glsl";
import screenVertex from "../../../glsl/text/screen.vert.glsl";
import textFragment from "../../../glsl/text/text.frag.glsl";
import { boundsOf, nearestPoint, takePositions, type Positions } from "../line/segments";
import { MAX_QUADS, quadIndex } from "../quads";
import { defineVisual, type VisualOf } from "../visual";
import { atlasOf } from "./atlas";
import { builtInFont } from "./built-in";
import { CELL_EM, CELL_SPREAD, type GlyphMaker } from "./glyph-maker";
import { layOut, type Layout, type Placed } from "./layout";

/** The parameters of text. */
export const textParams = {
  text: custom<readonly string[], string | readonly string[]>(undefined, "the words: one text, or many", takeTexts),
  positions: custom<Positions, ArrayLike<number>>(
    new Float32Array(3),
    "where each text is anchored: x, y, z one after the other, data units",
    takePositions,
  ),
  size: number(14, "of the em: CSS pixels where words face the screen, data units in a plane", { min: 0 }),
  color: custom<Rgba, Color>([1, 1, 1, 1], "colour of the words", readColor, { cost: "uniform" }),
  haloColor: custom<Rgba, Color>([0, 0, 0, 1], "colour around the words", readColor, { cost: "uniform" }),
  haloWidth: number(0, "of what is around the words, at most a sixth of their size", { min: 0, max: 100, unit: "px" }),
  anchorX: oneOf(["left", "center", "right"], "center", "which side of the words lies at the anchor"),
  anchorY: oneOf(["top", "middle", "baseline", "bottom"], "middle", "which height of the words lies at the anchor"),
  offset: numbers(2, [0, 0], "moves the words to the right and up; in the unit of size"),
  rotation: number(0, "turn of the words around the anchor, counter-clockwise", { unit: "rad" }),
  facing: oneOf(
    ["screen", "plane"],
    "screen",
    "whether words face the screen or lie in a plane of data space",
    "shader",
  ),
  right: numbers(3, [1, 0, 0], "along the words, in a plane", "data"),
  up: numbers(3, [0, 1, 0], "upwards, in a plane", "data"),
  font: custom<GlyphMaker>(builtInFont, "who makes the signs", takeFont),
  opacity: number(1, "of all words", { min: 0, max: 1 }),
  depthTest: oneOf([true, false], true, "whether what lies before the words hides them"),
} as const;

/** What `text` takes. */
export type TextOptions = Given<typeof textParams>;
/** Words. */
export type Text = VisualOf<typeof textParams>;

type TextValues = Values<typeof textParams>;

/** The signs of one draw call. */
interface Part {
  readonly count: number;
  readonly anchors: Float32Array;
  readonly glyphs: Float32Array;
}

interface State {
  readonly parts: readonly Part[];
}

/** What the signs' rectangles depend on. */
const SHAPING = ["text", "positions", "anchorX", "anchorY", "font"] as const;

const define = defineVisual(
  {
    name: "text",
    params: textParams,
    derive: ({ text: words }) => {
      if (!words) throw new EngineError("param/type", "text.text is required: words, got undefined");
      return {};
    },
    state: (values: TextValues, before: { values: TextValues; state: State } | undefined): State =>
      before && SHAPING.every((key) => before.values[key] === values[key]) ? before.state : stateOf(values),
    draws: (values, { parts }: State) => {
      const uniforms = uniformsOf(values);
      return parts.map((part) => drawOf(values, part, uniforms));
    },
    bounds: (values) => boundsIn(values),
    probe: ({ positions }, place) => {
      const point = nearestPoint(positions, place);
      return { index: [point], value: point };
    },
  },
  () => ({}),
);

/**
 * Words at places.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function text(options: TextOptions): Text {
  return define(options);
}

function takeTexts(value: string | readonly string[], name: string): readonly string[] {
  const list: unknown[] = typeof value === "string" ? [value] : Array.prototype.slice.call(value ?? []);
  if (!list.every((item) => typeof item === "string")) {
    throw new EngineError("param/type", `${name} must be a string, or many, got ${show(value)}`);
  }
  return list as string[];
}

function takeFont(value: GlyphMaker, name: string): GlyphMaker {
  if (typeof (value as Partial<GlyphMaker> | undefined)?.glyph === "function") return value;
  throw new EngineError("param/type", `${name} must be a glyph maker, got ${show(value)}`);
}

function layoutsOf({ text: texts, font, anchorX, anchorY }: TextValues): readonly Layout[] {
  return texts.map((words) => layOut(words, font, { x: anchorX, y: anchorY }));
}

function stateOf(values: TextValues): State {
  const { text: texts, positions } = values;
  if (positions.length !== 3 * texts.length) {
    const rule = `text.positions must hold a place for each of ${texts.length} texts`;
    throw new EngineError("param/range", `${rule}, got ${positions.length / 3}`);
  }
  const layouts = layoutsOf(values);
  const signs: { readonly text: number; readonly placed: Placed }[] = [];
  layouts.forEach((layout, index) => layout.signs.forEach((placed) => signs.push({ text: index, placed })));
  const parts: Part[] = [];
  for (let first = 0; first < signs.length; first += MAX_QUADS) {
    parts.push(partOf(positions, signs.slice(first, first + MAX_QUADS)));
  }
  return { parts };
}

function partOf(positions: Positions, signs: readonly { readonly text: number; readonly placed: Placed }[]): Part {
  const anchors = new Float32Array(12 * signs.length);
  const glyphs = new Float32Array(16 * signs.length);
  signs.forEach(({ text: index, placed: { from, to, atlasFrom, atlasTo } }, i) => {
    const anchor = positions.subarray(3 * index, 3 * index + 3);
    for (let k = 0; k < 4; ++k) {
      anchors.set(anchor, 12 * i + 3 * k);
      const x = k % 2 === 0 ? [from[0], atlasFrom[0]] : [to[0], atlasTo[0]];
      const y = k < 2 ? [from[1], atlasFrom[1]] : [to[1], atlasTo[1]];
      glyphs.set([x[0]!, y[0]!, x[1]!, y[1]!], 16 * i + 4 * k);
    }
  });
  return { count: signs.length, anchors, glyphs };
}

/** In a plane words reach around their anchors; how far they do on the screen, data space cannot say. */
function boundsIn(values: TextValues): Box {
  const { min, max } = boundsOf(values.positions);
  if (values.facing === "screen") return { min, max };
  const most = layoutsOf(values).reduce((far, { width, height }) => Math.max(far, width, height), 0);
  const reach = most * values.size + Math.max(Math.abs(values.offset[0]!), Math.abs(values.offset[1]!));
  return {
    min: [min[0] - reach, min[1] - reach, min[2] - reach],
    max: [max[0] + reach, max[1] + reach, max[2] + reach],
  };
}

function uniformsOf(values: TextValues): Readonly<Record<string, UniformValue>> {
  const { rotation, font } = values;
  return {
    u_atlas: { kind: "picture", picture: atlasOf(font).picture, interpolation: "linear" },
    u_atlasEm: CELL_EM,
    u_atlasSpread: CELL_SPREAD,
    u_size: values.size,
    u_turn: [Math.cos(rotation), Math.sin(rotation)],
    u_offset: values.offset,
    u_right: unit(values.right),
    u_up: unit(values.up),
    u_color: values.color,
    u_haloColor: values.haloColor,
    u_haloWidth: values.haloWidth,
    u_opacity: values.opacity,
  };
}

function unit(vector: readonly number[]): readonly number[] {
  const [x = 0, y = 0, z = 0] = vector;
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  return [x / length, y / length, z / length];
}

function drawOf(values: TextValues, part: Part, uniforms: Readonly<Record<string, UniformValue>>): Draw {
  return {
    vertex: values.facing === "screen" ? screenVertex : planeVertex,
    fragment: textFragment,
    fills: [],
    uniforms,
    attributes: { a_anchor: { data: part.anchors, size: 3 }, a_glyph: { data: part.glyphs, size: 4 } },
    index: quadIndex(part.count),
    topology: "triangles",
    count: 6 * part.count,
    blend: "over",
    depthTest: values.depthTest,
    depthWrite: false,
    cull: "none",
  };
}
