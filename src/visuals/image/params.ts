// visuals/image/params.ts -- the parameters of an image: what may be set, its default, its check, its words.

import { EngineError } from "../../base/errors";
import { show } from "../../base/check";
import { custom, number, oneOf, type Given, type Values } from "../../base/params";
import { colormap, type Colormap, type ColormapLike } from "../../data/colormap";
import { Grid } from "../../data/grid";
import type { Picture } from "../../data/picture";
import { kernels, type KernelName } from "./kernels";

/** Ways to find what lies between pixels. */
export type ImageInterpolation = "nearest" | "linear" | KernelName;

/** The parameters of an image. */
export const imageParams = {
  data: custom<Grid | Picture>(undefined, "values (a Grid of one slice) or colours (a Picture)", takeData),
  clim: custom<readonly [number, number], readonly number[]>(
    undefined,
    "values shown by the first and the last colour; descending limits invert. Default: least and greatest finite value",
    takeClim,
    { cost: "uniform", unit: "data" },
  ),
  cmap: custom<Colormap, ColormapLike>(colormap("grays"), "colours of the values: a name, or stops", (value) =>
    colormap(value),
  ),
  cmapInterpolation: oneOf(["linear", "nearest"], "linear", "whether colours between stops are mixed"),
  gamma: number(1, "exponent of the share of the contrast limits", { min: 0.001, max: 1000 }),
  interpolation: custom<ImageInterpolation, string>(
    "nearest",
    `how what lies between pixel centres is found: nearest, linear, ${Object.keys(kernels).join(", ")}`,
    takeInterpolation,
    { cost: "shader" },
  ),
  opacity: number(1, "of the whole picture", { min: 0, max: 1 }),
  // 64 draw a full turn to within 1 / 800 of its radius; 1 is exact where space is straight.
  cells: custom<number>(64, "pieces along each side, for spaces that are bent (log, polar); 1 to 128", takeCells, {
    fromText: Number,
  }),
  climRangeThreshold: number(0.2, "share of the texture window below which limits ask for new texels", { min: 0 }),
  texelFormat: oneOf(["r8", "rg8", "r16f", "r32f", "auto"], "auto", "how texels hold values", "shader"),
} as const;

/** What `image` takes. */
export type ImageOptions = Given<typeof imageParams>;
/** What an image's parameters read as. */
export type ImageValues = Values<typeof imageParams>;

/** Whether the data of an image are values; else they are colours. */
export function isGrid(data: Grid | Picture): data is Grid {
  return data instanceof Grid;
}

function takeData(value: Grid | Picture, name: string): Grid | Picture {
  const rule = `${name} must be a Grid of one slice and one channel, or a Picture`;
  if (value instanceof Grid) {
    const { shape, channels } = value;
    if (shape[2] === 1 && channels === 1) return value;
    throw new EngineError("param/range", `${rule}, got a Grid of ${shape.join(" x ")} with ${channels} channels`);
  }
  const { width, height, channels, data } = (value ?? {}) as Partial<Picture>;
  if (!data || !width || !height || !channels || data.length !== width * height * channels) {
    throw new EngineError("param/type", `${rule}, got ${show(value)}`);
  }
  return value;
}

function takeClim(value: readonly number[], name: string): readonly [number, number] {
  const [a, b, more] = Array.prototype.slice.call(value ?? []) as unknown[];
  if (typeof a !== "number" || typeof b !== "number" || more !== undefined || !isFinite(a) || !isFinite(b)) {
    throw new EngineError("param/range", `${name} must be two finite numbers, got ${show(value)}`);
  }
  return [a, b];
}

function takeInterpolation(value: string, name: string): ImageInterpolation {
  const known = value === "nearest" || value === "linear" || Object.prototype.hasOwnProperty.call(kernels, value);
  if (!known) {
    const names = ["nearest", "linear", ...Object.keys(kernels)].join(", ");
    throw new EngineError("param/choice", `${name} must be one of ${names}, got ${show(value)}`);
  }
  return value as ImageInterpolation;
}

function takeCells(value: number, name: string): number {
  if (value >= 1 && value <= 128 && Math.floor(value) === value) return value;
  throw new EngineError("param/range", `${name} must be a whole number in [1, 128], got ${show(value)}`);
}
