// test/references/references.ts -- the recorded pictures, resolved: each case as plain data that any renderer can draw.
// Runs in Node and in browsers: the caller lends a function that reads a file of the references' folder.

import { gunzipSync } from "fflate";
import type { Quantisation, Ramp } from "../oracle/scene";
import type { RecordedCase, RecordedOp, RecordedTolerance, RecordedVisual, RecordedVolume } from "./cases";
import { rampOf, type ColormapDefinition } from "./colormaps";
import type { Tolerance } from "./metrics";
import { decodePng, type Pixels } from "./png";

/** Reads a file by its path inside the references' folder. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** The values of a recorded volume, x fastest. */
export interface ReferenceVolume {
  readonly name: string;
  readonly data: Float32Array | Uint8Array | Uint16Array | Int16Array;
  readonly shape: readonly [number, number, number];
  readonly range: readonly [number, number];
}

/** Parameters under the library's names, in data units; what is absent keeps its default. */
export interface VolumeOptions {
  readonly volume?: string;
  readonly method?: string;
  readonly cmap?: string;
  readonly interpolation?: "nearest" | "linear";
  readonly emulateTexture?: boolean;
  readonly clim?: readonly [number, number];
  readonly threshold?: number;
  readonly climRangeThreshold?: number;
  readonly gamma?: number;
  readonly relativeStepSize?: number;
  /** an order to form the texture anew */
  readonly rescale?: true;
}

/** A case in its last state: what the recorded picture shows. */
export interface ReferenceCase {
  readonly id: string;
  readonly note: string;
  readonly width: number;
  readonly height: number;
  readonly background: readonly [number, number, number, number];
  readonly blend: "over" | "add";
  /** name of the volume shown */
  readonly volume: string;
  readonly method: "mip" | "translucent" | "additive" | "iso";
  readonly interpolation: "nearest" | "linear";
  readonly clim: readonly [number, number];
  /** the 8-bit texture's window, ascending */
  readonly quantisation: Quantisation;
  readonly gamma: number;
  readonly relativeStepSize: number;
  /** data units; undefined unless the method is iso */
  readonly threshold: number | undefined;
  readonly cmap: { readonly name: string; readonly definition: ColormapDefinition; readonly ramp: Ramp };
  /** column-major, node transform included */
  readonly clipFromData: readonly number[];
  /** the node's own transform, column-major */
  readonly worldFromData: readonly number[];
  /** how the state was reached: what the visual was made with, then one change after another */
  readonly made: VolumeOptions;
  readonly changes: readonly VolumeOptions[];
  readonly strict: Tolerance;
  readonly loose: Tolerance;
  /** path of the picture without vispy's half-voxel fault */
  readonly picture: string;
}

/** The recordings: every volume case, and how to get at voxels and pictures (each is read once). */
export interface References {
  readonly cases: readonly ReferenceCase[];
  volume(name: string): Promise<ReferenceVolume>;
  picture(path: string): Promise<Pixels>;
}

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Opens the recordings: reads the lists at once, voxels and pictures when they are asked for. */
export async function openReferences(read: ReadFile): Promise<References> {
  const [cases, volumes, maps] = await Promise.all([
    readJson<RecordedCase[]>(read, "cases.json"),
    readJson<Record<string, RecordedVolume>>(read, "volumes.json"),
    readJson<Record<string, ColormapDefinition>>(read, "colormaps.json"),
  ]);
  const loaded = new Map<string, Promise<ReferenceVolume>>();
  return {
    cases: cases.filter(({ kind }) => kind === "volume").map((recorded) => resolveCase(recorded, maps)),
    picture: async (path) => decodePng(await read(path)),
    volume(name) {
      const known = loaded.get(name) ?? loadVolume(read, name, volumes[name]);
      loaded.set(name, known);
      return known;
    },
  };
}

async function readJson<T>(read: ReadFile, path: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await read(path))) as T;
}

async function loadVolume(read: ReadFile, name: string, entry: RecordedVolume | undefined): Promise<ReferenceVolume> {
  if (!entry) throw new Error(`references: no volume ${name}`);
  const bytes = gunzipSync(await read(entry.raw_file));
  const kinds = { float32: Float32Array, uint8: Uint8Array, uint16: Uint16Array, int16: Int16Array };
  const kind = kinds[entry.dtype as keyof typeof kinds];
  const data = new kind(bytes.slice().buffer);
  const [nx, ny, nz] = entry.shape_xyz;
  if (data.length !== nx * ny * nz) throw new Error(`references: ${name} holds ${data.length} voxels`);
  return { name, data, shape: entry.shape_xyz, range: [entry.min, entry.max] };
}

function resolveCase(recorded: RecordedCase, maps: Readonly<Record<string, ColormapDefinition>>): ReferenceCase {
  const { canvas, resolved, ops = [], fixed_ops: fixedOps = [] } = recorded;
  const last = ops.reduce(applied, recorded.visual);
  const { state, matrices, gl_state: glState } = resolved;
  const name = typeof last.cmap === "string" ? last.cmap : "stops";
  const definition = recorded.cmap_def ?? maps[name];
  if (!definition) throw new Error(`references: ${recorded.id} names no known colormap`);
  const limits = fixedOps.length > 0 ? state.clim : state.texture_limits;
  const window = [Math.min(...limits), Math.max(...limits)] as const;
  return {
    id: recorded.id,
    note: recorded.note ?? "",
    width: canvas.size[0],
    height: canvas.size[1],
    background: canvas.bgcolor as unknown as ReferenceCase["background"],
    blend: glState.blend_func[1] === "one" ? "add" : "over",
    volume: last.volume,
    method: last.method as ReferenceCase["method"],
    interpolation: last.interpolation === "nearest" ? "nearest" : "linear",
    clim: state.clim,
    quantisation: { window, levels: 255 },
    gamma: last.gamma ?? 1,
    relativeStepSize: last.relative_step_size ?? 0.8,
    threshold: last.method === "iso" ? inDataUnits(last.threshold, window) : undefined,
    cmap: { name, definition, ramp: rampOf(name, definition) },
    clipFromData: matrices.visual_to_render,
    worldFromData: matrices.visual_to_scene ?? IDENTITY,
    made: optionsOf(recorded.visual, window),
    changes: [...ops, ...fixedOps].map((op) => changeOf(op, window)),
    strict: toleranceOf(recorded.suggested_tolerance_fixed.strict),
    loose: toleranceOf(recorded.suggested_tolerance_fixed.loose),
    picture: recorded.image_fixed,
  };
}

/** vispy's thresholds are texels, 0..1 of the window. */
function inDataUnits(threshold: number | undefined, [lo, hi]: readonly [number, number]): number | undefined {
  return threshold === undefined ? undefined : lo + threshold * (hi - lo);
}

function applied(visual: RecordedVisual, [name, value]: RecordedOp): RecordedVisual {
  return { ...visual, [name === "set_data" ? "volume" : name]: value };
}

const HOUSE_NAMES: Readonly<Record<string, string>> = {
  clim_range_threshold: "climRangeThreshold",
  emulate_texture: "emulateTexture",
  relative_step_size: "relativeStepSize",
  set_data: "volume",
};

function optionsOf(visual: RecordedVisual, window: readonly [number, number]): VolumeOptions {
  return Object.assign({}, ...Object.entries(visual).map((entry) => changeOf(entry, window))) as VolumeOptions;
}

function changeOf([name, value]: RecordedOp, window: readonly [number, number]): VolumeOptions {
  if (name === "rescale_data") return { rescale: true };
  if (name === "threshold") return { threshold: inDataUnits(value as number, window) };
  return { [HOUSE_NAMES[name] ?? name]: name === "cmap" && typeof value !== "string" ? "stops" : value };
}

function toleranceOf(recorded: RecordedTolerance): Tolerance {
  return { mae: recorded.mae_max, psnr: recorded.psnr_min, above16: recorded.frac_gt16_max };
}
