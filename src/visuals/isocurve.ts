// visuals/isocurve.ts -- curves of equal value in a slice of a Grid, drawn as lines.

import { EngineError } from "../base/errors";
import { custom, number, type Given, type Values } from "../base/params";
import { show } from "../base/check";
import { colormap, type Colormap, type ColormapLike } from "../data/colormap";
import { readColor, type Color, type Rgba } from "../data/color";
import type { Grid } from "../data/grid";
import { curvesAt } from "../data/squares";
import { line } from "./line/line";
import { lineParams } from "./line/params";
import { defineVisual, type Visual, type VisualOf } from "./visual";
import { volumeParams } from "./volume/params";

/** The parameters of isocurves. */
export const isocurveParams = {
  grid: volumeParams.grid,
  levels: custom<readonly number[], readonly number[]>(
    undefined,
    "values that curves are drawn at, data units. Default: the middle of the range",
    takeLevels,
    {
      unit: "data",
      fromText: (text) =>
        text
          .trim()
          .split(/[\s,]+/)
          .map(Number),
    },
  ),
  slice: number(0, "which z", { min: 0, unit: "voxel", cost: "data" }),
  color: custom<Rgba | "cmap", Color | "cmap">("cmap", "one colour for all, or cmap: by level", (value) =>
    value === "cmap" ? value : readColor(value),
  ),
  cmap: custom<Colormap, ColormapLike>(colormap("viridis"), "colours of the levels", (value) => colormap(value)),
  clim: custom<readonly [number, number], readonly number[]>(
    undefined,
    "levels of the first and the last colour. Default: least and greatest finite value",
    (value, name) => volumeParams.clim.take(value, name),
    { unit: "data", fromText: volumeParams.clim.fromText },
  ),
  width: lineParams.width,
  opacity: lineParams.opacity,
  depthTest: lineParams.depthTest,
} as const;

/** What `isocurve` takes. */
export type IsocurveOptions = Given<typeof isocurveParams>;
type IsocurveValues = Values<typeof isocurveParams>;

/** Isocurves. */
export type Isocurve = VisualOf<typeof isocurveParams>;

/** Points of all curves, NaN between them, and the level of each. */
interface Curves {
  readonly grid: Grid;
  readonly version: number;
  readonly levels: readonly number[];
  readonly slice: number;
  readonly positions: Float32Array;
  readonly levelOf: Float32Array;
}

interface State {
  readonly curves: Curves;
  readonly line: Visual;
}

const define = defineVisual(
  {
    name: "isocurve",
    params: isocurveParams,
    derive: ({ grid, levels, clim }) => {
      if (!grid) throw new EngineError("param/type", "isocurve.grid is required: a Grid, got undefined");
      const [low, high] = grid.range();
      return { levels: levels ?? [low + (high - low) / 2], clim: clim ?? ([low, high] as const) };
    },
    state: (values: IsocurveValues, before: { values: IsocurveValues; state: State } | undefined): State => {
      const { grid, levels, slice } = values;
      const last = before?.state.curves;
      const isSame =
        last?.grid === grid && last.version === grid.version && last.levels === levels && last.slice === slice;
      const curves = isSame ? last : curvesOf(values);
      const { width, opacity, depthTest, color } = values;
      const colors = color === "cmap" ? colorsOf(values, curves) : "none";
      const one = color === "cmap" ? ([1, 1, 1, 1] as const) : color;
      return { curves, line: line({ positions: curves.positions, color: one, colors, width, opacity, depthTest }) };
    },
    draws: (_, state: State) => (state.curves.positions.length > 0 ? state.line.draws() : []),
    bounds: ({ grid: { shape }, slice }) => ({
      min: [0, 0, slice] as const,
      max: [shape[0] - 1, shape[1] - 1, slice] as const,
    }),
    worldFromData: ({ grid }) => grid.worldFromData,
    probe: ({ grid, slice }, [x, y]) => {
      const index = [inside(x, grid.shape[0]), inside(y, grid.shape[1]), slice] as const;
      return { index, value: grid.at(...index) };
    },
  },
  () => ({}),
);

/**
 * Curves of equal value in a slice of a grid.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function isocurve(options: IsocurveOptions): Isocurve {
  return define(options);
}

function takeLevels(value: readonly number[], name: string): readonly number[] {
  const list: unknown[] = Array.prototype.slice.call(value ?? []);
  if (!list.every((level) => typeof level === "number" && isFinite(level))) {
    throw new EngineError("param/range", `${name} must be finite numbers, got ${show(value)}`);
  }
  return list as number[];
}

function inside(coordinate: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round(coordinate)));
}

function curvesOf({ grid, levels, slice }: IsocurveValues): Curves {
  const z = Math.round(slice);
  if (z >= grid.shape[2]) {
    throw new EngineError("param/range", `isocurve.slice must be below ${grid.shape[2]}, got ${slice}`);
  }
  const points: number[] = [];
  const levelOf: number[] = [];
  for (const level of levels) {
    for (const chain of curvesAt(grid, level, z)) {
      if (points.length > 0) {
        points.push(NaN, NaN, NaN);
        levelOf.push(level);
      }
      for (let i = 0; i < chain.length; i += 2) {
        points.push(chain[i] as number, chain[i + 1] as number, z);
        levelOf.push(level);
      }
    }
  }
  const { version } = grid;
  return { grid, version, levels, slice, positions: Float32Array.from(points), levelOf: Float32Array.from(levelOf) };
}

/** The colour of each point's level. */
function colorsOf({ cmap, clim: [from, to] }: IsocurveValues, { levelOf }: Curves): Float32Array {
  const out = new Float32Array(4 * levelOf.length);
  for (let i = 0; i < levelOf.length; ++i) {
    const share = to === from ? 0 : ((levelOf[i] as number) - from) / (to - from);
    out.set(cmap.at(Math.max(0, Math.min(1, share))), 4 * i);
  }
  return out;
}
