// visuals/image/image.ts -- the image visual: one slice of values with contrast limits and colours, or a Picture.
// Pixel (i, j) has its centre at (i, j, 0) in data space; rows grow with y, so a camera that looks with y up shows the
// first row at the bottom. Values go the way of volumes (a Grid of one slice), so that windows, texel formats, missing
// values and reductions are theirs.

import { EngineError } from "../../base/errors";
import type { Draw, PictureSource, UniformValue, VolumeShown, VolumeSource } from "../../data/draw";
import type { Grid } from "../../data/grid";
import type { Picture } from "../../data/picture";
import { rescaled, texelWindow, windowOf, withClim, type WindowState } from "../../data/window";
import type { GlslModule } from "../../shader/module";
import filterKernel from "../../../glsl/image/filter/kernel.glsl";
import filterPlain from "../../../glsl/image/filter/plain.glsl";
import imageFragment from "../../../glsl/image/image.frag.glsl";
import quadVertex from "../../../glsl/image/quad.vert.glsl";
import sourceGrid from "../../../glsl/image/source/grid.glsl";
import sourcePicture from "../../../glsl/image/source/picture.glsl";
import { defineVisual, type VisualOf } from "../visual";
import { cells } from "./cells";
import { KERNEL_RANGE, kernels, kernelTable, type Kernel } from "./kernels";
import { imageParams, isGrid, type ImageOptions, type ImageValues } from "./params";

/** An image. */
export type Image = VisualOf<typeof imageParams>;

interface State {
  /** the limits that texels are made for; undefined for pictures of colours */
  readonly window: WindowState | undefined;
  readonly source: VolumeSource | undefined;
  readonly asker: { shown: VolumeShown | undefined };
}

/** What a filter adds to a draw. */
interface Filter {
  readonly glsl: GlslModule;
  readonly uniforms: Readonly<Record<string, UniformValue>>;
}

const define = defineVisual(
  {
    name: "image",
    params: imageParams,
    derive: ({ data, clim }) => {
      if (!data) throw new EngineError("param/type", "image.data is required: a Grid or a Picture, got undefined");
      return { clim: clim ?? (isGrid(data) ? data.range() : BYTES) };
    },
    state: (values: ImageValues, before: { values: ImageValues; state: State } | undefined): State => {
      const asker = before?.state.asker ?? { shown: undefined };
      if (!isGrid(values.data)) return { window: undefined, source: undefined, asker };
      const window = nextWindow(values, before);
      return { window, source: sourceOf(values, values.data, window, asker), asker };
    },
    draws: (values, state: State) => [drawOf(values, state)],
    bounds: ({ data }) => {
      const [width, height] = sizeOf(data);
      return { min: [-0.5, -0.5, 0] as const, max: [width - 0.5, height - 0.5, 0] as const };
    },
    worldFromData: ({ data }) => (isGrid(data) ? data.worldFromData : IDENTITY),
    probe: ({ data }, [x, y]) => {
      const [width, height] = sizeOf(data);
      const i = nearest(x, width);
      const j = nearest(y, height);
      const at = (j * width + i) * (isGrid(data) ? 1 : data.channels);
      return { index: [i, j], value: data.data[at] as number };
    },
    notices: (_, { asker }: State) => {
      const reason = asker.shown?.fidelity.reason;
      return reason === undefined ? [] : [`Shown: ${asker.shown?.fidelity.shown}. ${reason}.`];
    },
  },
  () => ({}),
);

/**
 * A flat picture: values with colours, or colours.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function image(options: ImageOptions): Image {
  return define(options);
}

/** Limits of a picture of colours: they change nothing. */
const BYTES: readonly [number, number] = [0, 255];
const IDENTITY: readonly number[] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

function sizeOf(data: Grid | Picture): readonly [number, number] {
  return isGrid(data) ? [data.shape[0], data.shape[1]] : [data.width, data.height];
}

/** The pixel that a coordinate lies in. */
function nearest(coordinate: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round(coordinate)));
}

function nextWindow(values: ImageValues, before: { values: ImageValues; state: State } | undefined): WindowState {
  const { clim, climRangeThreshold, data } = values;
  const last = before?.state.window;
  if (!last || before.values.data !== data || before.values.climRangeThreshold !== climRangeThreshold) {
    return windowOf(clim, climRangeThreshold);
  }
  if (before.values.clim === clim) return last;
  const { state, rescale } = withClim(last, clim);
  return rescale ? rescaled(state) : state;
}

function sourceOf(values: ImageValues, grid: Grid, window: WindowState, asker: State["asker"]): VolumeSource {
  return {
    kind: "volume",
    grid,
    window: texelWindow(window),
    format: values.texelFormat,
    emulate: "auto",
    interpolation: values.interpolation === "linear" ? "linear" : "nearest",
    asker,
    report: (shown) => void (asker.shown = shown),
  };
}

function drawOf(values: ImageValues, { source }: State): Draw {
  const { data, opacity, cmap } = values;
  const { corners, index } = cells(values.cells);
  const filter = filterOf(values);
  const isClear = isGrid(data) ? cmap.hasAlpha : data.channels === 2 || data.channels === 4;
  return {
    vertex: quadVertex,
    fragment: imageFragment,
    fills: [source ? sourceGrid : sourcePicture, filter.glsl],
    uniforms: {
      u_size: sizeOf(data),
      u_opacity: opacity,
      ...filter.uniforms,
      ...(isGrid(data) ? valueUniforms(values, source as VolumeSource) : colorUniforms(values, data)),
    },
    attributes: { a_corner: { data: corners, size: 2 } },
    index,
    topology: "triangles",
    count: index.length,
    blend: opacity < 1 || isClear ? "over" : "none",
    depthTest: true,
    depthWrite: opacity === 1 && !isClear,
    cull: "none",
  };
}

function valueUniforms(values: ImageValues, source: VolumeSource): Readonly<Record<string, UniformValue>> {
  return {
    u_volume: source,
    u_share: { kind: "share", of: "u_volume", clim: values.clim },
    u_gamma: values.gamma,
    u_table: values.cmap.tableSource(values.cmapInterpolation),
  };
}

function colorUniforms({ interpolation }: ImageValues, picture: Picture): Readonly<Record<string, UniformValue>> {
  const filter = interpolation === "linear" ? "linear" : "nearest";
  const source: PictureSource = { kind: "picture", picture, interpolation: filter };
  return { u_picture: source, u_pictureScale: [1 / picture.width, 1 / picture.height] };
}

function filterOf({ interpolation }: ImageValues): Filter {
  if (interpolation === "nearest" || interpolation === "linear") return { glsl: filterPlain, uniforms: {} };
  const kernel: Kernel = kernels[interpolation];
  return {
    glsl: filterKernel,
    uniforms: { u_kernel: kernelTable(kernel), u_kernelRange: KERNEL_RANGE, u_kernelRadius: kernel.radius },
  };
}
