// gl/volume.ts -- a Grid as textures, and the GLSL that reads them. Who packs it says how to read it.
// One planned holding of a grid: a 3-D texture, or tiles on up to six 2-D textures; which values its texels can hold
// (the window); the modules that fill `volume_fetch`; the uniforms that go with them.

import type { VolumeSource } from "../data/draw";
import type { Triple } from "../data/grid";
import { tilePlace, type Plan } from "../data/plan";
import { EngineError } from "../base/errors";
import type { GlslModule } from "../shader/module";
import atlas from "../../glsl/volume/access/atlas.glsl";
import atlasNearest from "../../glsl/volume/access/atlas_nearest.glsl";
import atlasPages from "../../glsl/volume/access/atlas_pages.glsl";
import atlasPagesNearest from "../../glsl/volume/access/atlas_pages_nearest.glsl";
import texture3d from "../../glsl/volume/access/texture3d.glsl";
import cubic from "../../glsl/volume/between/cubic.glsl";
import hardware from "../../glsl/volume/between/hardware.glsl";
import linear from "../../glsl/volume/between/linear.glsl";
import bytes from "../../glsl/volume/decode/bytes.glsl";
import bytesMissing from "../../glsl/volume/decode/bytes_missing.glsl";
import missing from "../../glsl/volume/decode/missing.glsl";
import one from "../../glsl/volume/decode/one.glsl";
import pairLa from "../../glsl/volume/decode/pair_la.glsl";
import pairRg from "../../glsl/volume/decode/pair_rg.glsl";
import type { Cells } from "./cells";
import type { Gpu } from "./gpu";
import { layoutOf } from "./texel";
import { createTexture, type TexelData, type Texture } from "./texture";

/** The pages that the atlas shaders can read. */
export const ATLAS_MAX_PAGES = 6;

/** What a shader needs to read a holding. */
export interface VolumeReading {
  readonly fills: readonly GlslModule[];
  readonly uniforms: Readonly<Record<string, number | readonly number[] | WebGLTexture>>;
  /** data values of texel 0 and 1 */
  readonly window: readonly [number, number];
  /** what is known of its cells */
  readonly cells?: Cells | undefined;
}

/** A grid's textures, empty at first. */
export interface Holding {
  readonly plan: Plan;
  readonly window: readonly [number, number];
  readonly bytes: number;
  /** Writes whole slices [from, to) of texels. */
  write(from: number, to: number, texels: TexelData): void;
  read(interpolation: VolumeSource["interpolation"]): VolumeReading;
  free(): void;
}

/**
 * Textures for a plan.
 *
 * @param hasMissing  whether texels say if they hold a value
 * @throws gl/memory when the context refuses them
 */
export function createHolding(gpu: Gpu, plan: Plan, window: readonly [number, number], hasMissing: boolean): Holding {
  const layout = layoutOf(gpu.gl, plan.format, plan.components);
  if (!layout) throw new EngineError("gl/lack", `this context has no ${plan.format} textures`);
  const { tiles, shape } = plan;
  const textures: Texture[] = [];
  try {
    if (!tiles) textures.push(createTexture(gpu, layout, shape));
    for (let page = 0; page < (tiles?.pages ?? 0); ++page) {
      textures.push(createTexture(gpu, layout, [tiles?.width ?? 1, tiles?.height ?? 1]));
    }
  } catch (error) {
    textures.forEach((texture) => texture.free());
    throw error;
  }
  return {
    plan,
    window,
    bytes: plan.bytes,
    write(from, to, texels) {
      if (tiles) writeTiles(plan, textures, from, to, texels);
      else textures[0]?.write([0, 0, from], [shape[0], shape[1], to - from], texels);
    },
    read: (interpolation) => reading(gpu, { plan, window, hasMissing, textures }, interpolation),
    free: () => textures.forEach((texture) => texture.free()),
  };
}

function writeTiles(plan: Plan, textures: readonly Texture[], from: number, to: number, texels: TexelData): void {
  const [nx, ny] = plan.shape;
  const slice = nx * ny * plan.components;
  for (let z = from; z < to; ++z) {
    const { page, x, y } = tilePlace(plan, z);
    const part = texels.subarray((z - from) * slice, (z - from + 1) * slice);
    textures[page]?.write([x, y, 0], [nx, ny, 1], part);
  }
}

interface Held {
  readonly plan: Plan;
  readonly window: readonly [number, number];
  readonly hasMissing: boolean;
  readonly textures: readonly Texture[];
}

function reading(gpu: Gpu, held: Held, interpolation: VolumeSource["interpolation"]): VolumeReading {
  const { plan, textures, window } = held;
  // A sampler interpolates texels that hold their value in one number, where the probe saw it do so.
  const canFilter = plan.format !== "rg8" && gpu.caps.filters[plan.format];
  const filtered = interpolation !== "nearest" && canFilter;
  textures.forEach((texture) => texture.filter(filtered));
  const between = interpolation === "nearest" || (interpolation === "linear" && canFilter) ? hardware : undefined;
  // A cubic spline needs linear taps; where there are none, linear is what is had.
  const byHand = interpolation === "cubic" && canFilter ? cubic : linear;
  return {
    window,
    fills: [between ?? byHand, accessOf(plan, filtered), ...decoding(gpu, held)],
    uniforms: { ...frameOf(plan), ...atlasOf(plan, textures), u_volumeTexels: plan.shape },
  };
}

function accessOf({ tiles }: Plan, filtered: boolean): GlslModule {
  if (!tiles) return texture3d;
  if (tiles.pages > 1) return filtered ? atlasPages : atlasPagesNearest;
  return filtered ? atlas : atlasNearest;
}

function decoding(gpu: Gpu, { plan, hasMissing }: Held): readonly GlslModule[] {
  const pair = gpu.caps.version === 2 ? pairRg : pairLa;
  if (plan.format === "rg8") return hasMissing ? [bytesMissing] : [bytes, pair];
  return hasMissing ? [missing, pair] : [one];
}

/** Texel i covers voxels i * reduce to (i + 1) * reduce - 1, so the box of the grid may end inside the last texel. */
function frameOf({ reduce, shape }: Plan): { u_volumeScale: Triple } {
  return {
    u_volumeScale: [1 / (reduce[0] * shape[0]), 1 / (reduce[1] * shape[1]), 1 / (reduce[2] * shape[2])],
  };
}

const PAGE_NAMES = ["u_volume", "u_volumePage1", "u_volumePage2", "u_volumePage3", "u_volumePage4", "u_volumePage5"];

function atlasOf({ tiles, shape }: Plan, textures: readonly Texture[]): VolumeReading["uniforms"] {
  const first = textures[0];
  if (!first) return {};
  if (!tiles) return { u_volume: first.texture };
  const uniforms: Record<string, readonly number[] | WebGLTexture> = {
    u_atlasShape: shape,
    u_atlasTiles: [tiles.across, tiles.down, tiles.perPage, 1 / tiles.across],
    u_atlasTexel: [1 / tiles.width, 1 / tiles.height],
  };
  // Pages that do not exist are never read, but a sampler without a texture is an error on some drivers.
  PAGE_NAMES.forEach((name, page) => (uniforms[name] = (textures[page] ?? first).texture));
  return uniforms;
}
