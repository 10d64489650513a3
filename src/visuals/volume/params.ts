// visuals/volume/params.ts -- the parameters of a volume: what may be set, its default, its check, its words.

import { EngineError } from "../../base/errors";
import { choice, custom, number, numbers, oneOf, type Given, type Values } from "../../base/params";
import { show } from "../../base/check";
import { readColor, type Color, type Rgba } from "../../data/color";
import { colormap, type Colormap, type ColormapLike } from "../../data/colormap";
import { Grid } from "../../data/grid";
import { transfer, type Transfer, type TransferLike } from "../../data/transfer";
import { methods } from "./methods";

/** The parameters of a volume. */
export const volumeParams = {
  grid: custom<Grid>(undefined, "the values shown", takeGrid),
  method: choice(methods, "mip", "what a ray keeps of what it meets"),
  clim: custom<readonly [number, number], readonly number[]>(
    undefined,
    "values shown by the first and the last colour; descending limits invert. Default: least and greatest finite value",
    takeClim,
    {
      cost: "uniform",
      unit: "data",
      fromText: (text) =>
        text
          .trim()
          .split(/[\s,]+/)
          .map(Number),
    },
  ),
  cmap: custom<Colormap, ColormapLike>(colormap("grays"), "colours of the values: a name, or stops", (value) =>
    colormap(value),
  ),
  cmapInterpolation: oneOf(["linear", "nearest"], "linear", "whether colours between stops are mixed"),
  gamma: number(1, "exponent of the share of the contrast limits", { min: 0.001, max: 1000 }),
  interpolation: oneOf(
    ["nearest", "linear", "cubic"],
    "linear",
    "how values between voxel centres are found",
    "shader",
  ),
  relativeStepSize: number(0.8, "distance between samples", { min: 0.05, max: 64, unit: "voxel" }),
  threshold: number(undefined, "value of the surface (iso). Default: the mean", { unit: "data" }),
  stepSize: number(1, "length of an iso step, in relativeStepSize", { min: 0.05, max: 16 }),
  substepSize: number(0.1, "how far a step with a crossing is halved (iso)", { min: 0.001, max: 1, unit: "step" }),
  emissive: custom<Rgba, Color>([0, 0, 0, 1], "light that a surface gives off (iso)", readColor, { cost: "uniform" }),
  shininess: number(30, "sharpness of the highlight (iso)", { min: 0.001, max: 10000 }),
  light: numbers(3, [0, 0, 0], "direction towards the light, eye space; zeros: the light is at the eye (iso)"),
  plane: numbers(4, [0, 0, -1, 0], "(a, b, c, d): the plane ax + by + cz + d = 0 (slice)", "world"),
  attenuation: number(1, "how strongly what lies before dims (attenuatedMip)", { min: 0, max: 1000 }),
  mipCutoff: number(-Infinity, "only larger values count (mip)", { min: -Infinity, max: Infinity, unit: "data" }),
  minipCutoff: number(Infinity, "only smaller values count (minip)", { min: -Infinity, max: Infinity, unit: "data" }),
  climRangeThreshold: number(0.2, "share of the texture window below which limits ask for new texels", { min: 0 }),
  emulateTexture: oneOf([true, false, "auto"], "auto", "whether slices lie as tiles in 2-D textures", "shader"),
  texelFormat: oneOf(["r8", "rg8", "r16f", "r32f", "auto"], "r8", "how texels hold values", "shader"),
  opacity: number(1, "of the whole picture of the volume", { min: 0, max: 1 }),
  transfer: custom<Transfer | "auto", TransferLike | "auto">(
    "auto",
    "opacity of one voxel by value: points, or a Transfer (translucent, additive). auto: the colormap's, or a ramp",
    (value) => (value === "auto" ? value : transfer(value)),
    { fromText: (text) => (text === "auto" ? text : jsonOf(text)) },
  ),
  clipPlanes: custom<readonly (readonly number[])[]>(
    [],
    "planes [a, b, c, d], world space; kept where ax + by + cz + d >= 0 for all of them, at most 8",
    takePlanes,
    { cost: "shader", fromText: jsonOf },
  ),
  skipping: oneOf(
    [true, false],
    true,
    "whether what cannot be seen is skipped; false only to check that nothing changes",
  ),
} as const;

/** What `volume` takes. */
export type VolumeOptions = Given<typeof volumeParams>;
/** What a volume's parameters read as. */
export type VolumeValues = Values<typeof volumeParams>;

/** Planes that a volume can be clipped by. */
export const MAX_CLIP_PLANES = 8;

function takeGrid(value: unknown, name: string): Grid {
  if (!(value instanceof Grid)) throw new EngineError("param/type", `${name} must be a Grid, got ${show(value)}`);
  return value;
}

function takeClim(value: readonly number[], name: string): readonly [number, number] {
  const [a, b, more] = Array.prototype.slice.call(value ?? []) as unknown[];
  if (typeof a !== "number" || typeof b !== "number" || more !== undefined || !isFinite(a) || !isFinite(b)) {
    throw new EngineError("param/range", `${name} must be two finite numbers, got ${show(value)}`);
  }
  return [a, b];
}

function takePlanes(value: readonly (readonly number[])[], name: string): readonly (readonly number[])[] {
  const list: unknown = value;
  if (!Array.isArray(list) || list.length > MAX_CLIP_PLANES) {
    throw new EngineError("param/range", `${name} must be at most ${MAX_CLIP_PLANES} planes, got ${show(value)}`);
  }
  return value.map((plane) => {
    const numbers: unknown[] = Array.prototype.slice.call(plane ?? []);
    if (numbers.length !== 4 || !numbers.every((n) => typeof n === "number" && isFinite(n))) {
      throw new EngineError("param/range", `${name} must hold [a, b, c, d] of finite numbers, got ${show(plane)}`);
    }
    return numbers as number[];
  });
}

/** Text as JSON; text that is none stays text, for the check to name. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
