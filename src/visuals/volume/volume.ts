// visuals/volume/volume.ts -- the volume visual: a Grid, a method, contrast limits and colours, as one Draw.
// Nothing here knows of textures: the Draw asks for the grid with a window of values, and the holder of textures answers
// with what it could do. Limits and thresholds are in data units; the painter turns them into texel units.

import { EngineError } from "../../base/errors";
import { choice, custom, number, numbers, oneOf, type Given, type Values } from "../../base/params";
import { show } from "../../base/check";
import { readColor, type Color, type Rgba } from "../../data/color";
import { colormap, type Colormap, type ColormapLike } from "../../data/colormap";
import type { Draw, UniformValue, VolumeShown, VolumeSource } from "../../data/draw";
import { Grid } from "../../data/grid";
import type { Fidelity } from "../../data/plan";
import { transfer, type Transfer, type TransferLike } from "../../data/transfer";
import {
  climNormalized,
  isInverted,
  rescaled,
  texelWindow,
  windowOf,
  withClim,
  type WindowState,
} from "../../data/window";
import clipNone from "../../../glsl/clip/none.glsl";
import clipPlanes from "../../../glsl/clip/planes.glsl";
import boxVertex from "../../../glsl/volume/box.vert.glsl";
import raycast from "../../../glsl/volume/raycast.frag.glsl";
import { defineVisual, type VisualOf } from "../visual";
import { methods, type VolumeMethod } from "./methods";
import { tableOf } from "./table";

/** The parameters of a volume. */
export const volumeParams = {
  grid: custom<Grid>(undefined, "the values shown", takeGrid),
  method: choice(methods, "mip", "what a ray keeps of what it meets"),
  clim: custom<readonly [number, number], readonly number[]>(
    undefined,
    "values shown by the first and the last colour; descending limits invert. Default: least and greatest finite value",
    takeClim,
    { cost: "uniform", unit: "data", fromText: (text) => text.trim().split(/[\s,]+/).map(Number) },
  ),
  cmap: custom<Colormap, ColormapLike>(colormap("grays"), "colours of the values: a name, or stops", (value) => colormap(value)),
  cmapInterpolation: oneOf(["linear", "nearest"], "linear", "whether colours between stops are mixed"),
  gamma: number(1, "exponent of the share of the contrast limits", { min: 0.001, max: 1000 }),
  interpolation: oneOf(["nearest", "linear", "cubic"], "linear", "how values between voxel centres are found", "shader"),
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
  skipping: oneOf([true, false], true, "whether what cannot be seen is skipped; false only to check that nothing changes"),
} as const;

/** What `volume` takes. */
export type VolumeOptions = Given<typeof volumeParams>;
type VolumeValues = Values<typeof volumeParams>;

/** What the texture of a volume turned out to be. */
export interface VolumeInfo {
  /** "texture3d", "atlas"; "none" before the first frame */
  readonly path: string;
  readonly texelFormat: string;
  readonly shape: readonly number[];
  readonly bytes: number;
  readonly complete: boolean;
}

/** What a volume has beside its parameters. */
export interface VolumeExtras {
  /** contrast limits in units of the texture window */
  readonly climNormalized: readonly [number, number];
  readonly textureIsInverted: boolean;
  /** values of the texture's least and greatest texel, data units, in the order of the limits it was made for */
  readonly textureWindow: readonly [number, number];
  readonly info: VolumeInfo;
  /** what was wanted, what is really shown, and why they differ */
  readonly fidelity: Fidelity;
  /** Makes the texels again for the contrast limits of now. */
  rescaleData(): void;
  /** Shows other values; the contrast limits stay unless new ones are given. */
  setData(grid: Grid, options?: { readonly clim?: readonly number[] }): void;
  on(event: "change", listener: (visual: Volume) => void): () => void;
  on(event: "warning", listener: (fidelity: Fidelity) => void): () => void;
}

/** A volume. */
export type Volume = VisualOf<typeof volumeParams> & VolumeExtras;

interface State {
  readonly window: WindowState;
  readonly asker: object;
  readonly source: VolumeSource;
  readonly cell: Cell;
}

/** What the holder of textures reported last. */
interface Cell {
  shown: VolumeShown | undefined;
  warn: (fidelity: Fidelity) => void;
}

const CORNERS = new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1]);
/** The six sides of the cube as one strip, outsides counter-clockwise. */
const STRIP = new Uint16Array([3, 2, 7, 6, 4, 2, 0, 3, 1, 7, 5, 4, 1, 0]);

const define = defineVisual(
  {
    name: "volume",
    params: volumeParams,
    derive: ({ grid, clim, threshold }) => {
      if (!grid) throw new EngineError("param/type", "volume.grid is required: a Grid, got undefined");
      return { clim: clim ?? grid.range(), threshold: threshold ?? meanOf(grid) };
    },
    state: (values: VolumeValues, before: { values: VolumeValues; state: State } | undefined): State => {
      const cell = before?.state.cell ?? { shown: undefined, warn: () => undefined };
      const window = nextWindow(values, before);
      const asker = before?.state.asker ?? {};
      return { window, asker, cell, source: sourceOf(values, window, asker, cell) };
    },
    draws: (values, state: State) => [drawOf(values, state)],
    bounds: ({ grid: { shape } }) => ({
      min: [-0.5, -0.5, -0.5] as const,
      max: [shape[0] - 0.5, shape[1] - 0.5, shape[2] - 0.5] as const,
    }),
    worldFromData: ({ grid }) => grid.worldFromData,
    probe: ({ grid }, [x, y, z]) => {
      const index = [nearest(x, grid.shape[0]), nearest(y, grid.shape[1]), nearest(z, grid.shape[2])] as const;
      return { index, value: grid.at(...index) };
    },
    notices: (_, { cell }: State) => {
      const fidelity = cell.shown?.fidelity;
      return fidelity?.reason === undefined ? [] : [`Shown: ${fidelity.shown}. ${fidelity.reason}.`];
    },
  },
  (inner, self) => {
    const warned = new Set<(fidelity: Fidelity) => void>();
    inner.state.cell.warn = (fidelity) => warned.forEach((listener) => listener(fidelity));
    const { on } = self;
    return {
      get climNormalized() {
        return climNormalized(inner.state.window);
      },
      get textureIsInverted() {
        return isInverted(inner.state.window);
      },
      get textureWindow() {
        return inner.state.window.texture;
      },
      get info() {
        return infoOf(inner.state.cell.shown);
      },
      get fidelity() {
        return inner.state.cell.shown?.fidelity ?? unknownFidelity(inner.values.grid);
      },
      rescaleData() {
        const { state, values } = inner;
        const window = rescaled(state.window);
        inner.update({ ...state, window, source: sourceOf(values, window, state.asker, state.cell) });
      },
      setData(grid: Grid, options: { readonly clim?: readonly number[] } = {}) {
        self.set(options.clim ? { grid, clim: options.clim } : { grid });
      },
      on(event: "change" | "warning", listener: (value: never) => void) {
        if (event !== "warning") return on(event, listener as (visual: unknown) => void);
        warned.add(listener as (fidelity: Fidelity) => void);
        return () => void warned.delete(listener as (fidelity: Fidelity) => void);
      },
    };
  },
);

/**
 * A volume visual.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function volume(options: VolumeOptions): Volume {
  return define(options) as unknown as Volume;
}

/** Text as JSON; text that is none stays text, for the check to name. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The voxel that a coordinate lies in. */
function nearest(coordinate: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round(coordinate)));
}

function nextWindow(values: VolumeValues, before: { values: VolumeValues; state: State } | undefined): WindowState {
  const { clim, climRangeThreshold, grid } = values;
  const start = windowOf([clim[0], clim[1]], climRangeThreshold);
  if (!before || before.values.grid !== grid || before.values.climRangeThreshold !== climRangeThreshold) return start;
  if (before.values.clim === clim) return before.state.window;
  const { state, rescale } = withClim(before.state.window, [clim[0], clim[1]]);
  return rescale ? rescaled(state) : state;
}

function sourceOf(values: VolumeValues, window: WindowState, asker: object, cell: Cell): VolumeSource {
  return {
    kind: "volume",
    grid: values.grid,
    window: texelWindow(window),
    format: values.texelFormat,
    emulate: values.emulateTexture,
    interpolation: values.interpolation,
    asker,
    report(shown) {
      const before = cell.shown?.fidelity.reason;
      cell.shown = shown;
      if (shown.fidelity.reason !== undefined && shown.fidelity.reason !== before) cell.warn(shown.fidelity);
    },
  };
}

function drawOf(values: VolumeValues, { source }: State): Draw {
  const method: VolumeMethod = methods[values.method];
  const planes = values.clipPlanes;
  return {
    vertex: boxVertex,
    fragment: raycast,
    fills: [method.glsl, ...(method.fills ?? []), planes.length > 0 ? clipPlanes : clipNone],
    uniforms: uniformsOf(values, source, method),
    attributes: { a_corner: { data: CORNERS, size: 3 } },
    index: STRIP,
    topology: "triangle-strip",
    count: STRIP.length,
    blend: "over",
    depthTest: true,
    depthWrite: true,
    // The far side starts the rays, so that the eye may be inside.
    cull: "front",
  };
}

function uniformsOf(values: VolumeValues, source: VolumeSource, method: VolumeMethod): Record<string, UniformValue> {
  const { grid, clim } = values;
  const table = tableOf(values, method.integrates ?? false);
  const texel = (value: number): UniformValue => ({ kind: "texel", of: "u_volume", value });
  return {
    u_volume: source,
    u_shape: grid.shape,
    u_stepVoxels: values.relativeStepSize * (method.steps ? values.stepSize : 1),
    u_share: { kind: "share", of: "u_volume", clim },
    u_gamma: table.gamma,
    u_table: table.source,
    u_opacity: values.opacity,
    u_threshold: texel(values.threshold),
    u_substepSize: values.substepSize,
    u_emissive: values.emissive.slice(0, 3),
    u_shininess: values.shininess,
    u_light: values.light,
    u_plane: values.plane,
    u_attenuation: values.attenuation,
    u_mipCutoff: texel(values.mipCutoff),
    u_minipCutoff: texel(values.minipCutoff),
    u_clipPlanes: flattened(values.clipPlanes),
    u_clipPlaneCount: values.clipPlanes.length,
  };
}

function infoOf(shown: VolumeShown | undefined): VolumeInfo {
  if (!shown) return { path: "none", texelFormat: "none", shape: [0, 0, 0], bytes: 0, complete: false };
  const { path, texelFormat, shape, bytes, complete } = shown;
  return { path, texelFormat, shape, bytes, complete };
}

function unknownFidelity({ shape }: Grid): Fidelity {
  return { requested: `full ${shape.join(" x ")}`, shown: "nothing yet", reason: undefined };
}

/** Values that the mean is taken of, at most: enough for three digits. */
const MEAN_SAMPLES = 1_000_000;

function meanOf({ data }: Grid): number {
  const stride = Math.max(1, Math.ceil(data.length / MEAN_SAMPLES));
  let sum = 0;
  let count = 0;
  for (let i = 0; i < data.length; i += stride) {
    const value = data[i] as number;
    if (isFinite(value)) {
      sum += value;
      count += 1;
    }
  }
  return count > 0 ? sum / count : 0;
}

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

const MAX_CLIP_PLANES = 8;

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

/** All planes' numbers in a row, filled up to what the shader declares. */
function flattened(planes: readonly (readonly number[])[]): Float32Array {
  const flat = new Float32Array(4 * MAX_CLIP_PLANES);
  planes.forEach((plane, i) => flat.set(plane, 4 * i));
  return flat;
}
