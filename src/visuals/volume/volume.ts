// visuals/volume/volume.ts -- the volume visual: a Grid, a method, contrast limits and colours, as one Draw.
// Nothing here knows of textures: the Draw asks for the grid with a window of values, and the holder of textures answers
// with what it could do. Limits and thresholds are in data units; the painter turns them into texel units.

import { EngineError } from "../../base/errors";
import type { Draw, UniformValue, VolumeShown, VolumeSource } from "../../data/draw";
import type { Grid } from "../../data/grid";
import type { Fidelity } from "../../data/plan";
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
import { MAX_CLIP_PLANES, volumeParams, type VolumeOptions, type VolumeValues } from "./params";
import { minipStart, mipStart } from "./cells";
import { tableOf, type Table } from "./table";

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
  const method = methods[values.method] as VolumeMethod;
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
    isStraight: true,
    // The far side starts the rays, so that the eye may be inside.
    cull: "front",
  };
}

function uniformsOf(values: VolumeValues, source: VolumeSource, method: VolumeMethod): Record<string, UniformValue> {
  const { grid, clim } = values;
  const table = tableOf(values, method.voxelOpacity);
  const texel = (value: number): UniformValue => ({ kind: "texel", of: "u_volume", value });
  const mip = mipStart(values);
  const minip = minipStart(values);
  return {
    u_volume: source,
    u_shape: grid.shape,
    u_stepVoxels: values.relativeStepSize * (method.steps ? values.stepSize : 1),
    ...skipping(values, table, method),
    u_share: { kind: "share", of: "u_volume", clim },
    u_gamma: table.gamma,
    u_table: table.source,
    u_tableOpacity: table.opacity,
    u_opacity: values.opacity,
    u_threshold: texel(values.threshold),
    u_substepSize: values.substepSize,
    u_emissive: values.emissive.slice(0, 3),
    u_shininess: values.shininess,
    u_light: values.light,
    u_plane: values.plane,
    u_attenuation: values.attenuation,
    u_mipStart: texel(mip.value),
    u_mipFirst: mip.first,
    u_minipStart: texel(minip.value),
    u_minipFirst: minip.first,
    u_clipPlanes: flattened(values.clipPlanes),
    u_clipPlaneCount: values.clipPlanes.length,
  };
}

/** What may be skipped: nothing when the user says so, nor with a spline, which reaches beyond a cell's bounds. */
function skipping(values: VolumeValues, { source, gamma }: Table, method: VolumeMethod): Record<string, UniformValue> {
  if (!values.skipping || values.interpolation === "cubic") return {};
  const asked = method.cells?.({ ...values, table: source, gamma });
  return asked ? { u_skip: { kind: "skip", of: "u_volume", ...asked } } : {};
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

/** All planes' numbers in a row, filled up to what the shader declares. */
function flattened(planes: readonly (readonly number[])[]): Float32Array {
  const flat = new Float32Array(4 * MAX_CLIP_PLANES);
  planes.forEach((plane, i) => flat.set(plane, 4 * i));
  return flat;
}
