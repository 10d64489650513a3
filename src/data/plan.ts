// data/plan.ts -- what will really be shown of a volume, decided before anything is allocated.
// Kind of texture, texel format and, when nothing else fits, an integer reduction: a pure function of the grid's shape, the
// probed limits and a budget of bytes. It always finds something, and says in words what had to give way. Precision gives
// way before resolution, as a window of 8 bits is rarely seen and a missing voxel is.

import { type DtypeName } from "../base/arrays";
import { type Triple } from "./grid";
import { reducedShape, texelLayout, type TexelFormat } from "./normalize";
import { compareReductions, leastReduction } from "./reduction";
import { arrangeTiles, placeTile, texelsOf, type Tiles } from "./tiles";

export type { TexelFormat } from "./normalize";

/** What a context can do for volumes. All of it probed, none believed. */
export interface PlanLimits {
  readonly texture3d: boolean;
  /** greatest edge of a 3-D texture, texels */
  readonly max3d: number;
  /** greatest edge of a 2-D texture, texels */
  readonly max2d: number;
  /** texture units free for the pages of one volume */
  readonly pages: number;
  /** formats seen to be filtered linearly */
  readonly filters: { readonly r8: boolean; readonly r16f: boolean; readonly r32f: boolean };
  /** formats that can be read at all; when left out: all where there are 3-D textures, else those that filter */
  readonly stores?: { readonly r16f: boolean; readonly r32f: boolean };
}

/** What `planVolume` takes. */
export interface PlanRequest {
  readonly shape: Triple;
  readonly dtype: DtypeName;
  readonly channels: number;
  /** whether some voxels are missing (NaN) */
  readonly hasMissing: boolean;
  /** tiles in 2-D textures: always, never, or where they are needed */
  readonly emulate: boolean | "auto";
  readonly format: TexelFormat | "auto";
  readonly interpolation: "nearest" | "linear" | "cubic";
  readonly limits: PlanLimits;
  /** greatest number of bytes of texture */
  readonly budgetBytes: number;
  /** lengths of a voxel's edges, any unit: the finest sampled axis is reduced first. [1, 1, 1] when left out */
  readonly spacing?: Triple;
}

/** What was wanted, what is shown, and why they differ. */
export interface Fidelity {
  readonly requested: string;
  readonly shown: string;
  /** `undefined` when nothing was given up */
  readonly reason: string | undefined;
}

/** How a volume is kept. */
export interface Plan {
  readonly path: "texture3d" | "atlas";
  readonly format: TexelFormat;
  /** numbers a texel */
  readonly components: 1 | 2 | 4;
  /** whether texels say which voxels are missing */
  readonly hasMissing: boolean;
  /** voxels along x, y, z that become one: texel i covers voxels i * r to i * r + r - 1 */
  readonly reduce: Triple;
  /** texels along x, y, z */
  readonly shape: Triple;
  /** the atlas's arrangement */
  readonly tiles: Tiles | undefined;
  /** bytes of all textures */
  readonly bytes: number;
  readonly fidelity: Fidelity;
}

type Path = Plan["path"];
type Fit = Pick<Plan, "path" | "format" | "reduce" | "shape" | "tiles">;

/**
 * The best way to keep a volume. A 3-D texture is preferred; an atlas serves where there is none, where the grid is larger
 * than one, or where it is asked for. Among formats the first that fits whole; if none does, the smallest, and the least
 * reduction (src/data/reduction.ts) that fits limits and budget.
 */
export function planVolume(request: PlanRequest): Plan {
  const formats = formatLadder(request);
  const paths = pathsOf(request);
  const fit =
    wholeFit(request, formats, paths) ?? reducedFit(request, formats[formats.length - 1] as TexelFormat, paths);
  const { components, bytes } = texelLayout(fit.format, request.hasMissing);
  const texels = fit.tiles ? texelsOf(fit.tiles) : product(fit.shape);
  return {
    ...fit,
    components,
    hasMissing: request.hasMissing,
    bytes: texels * bytes,
    fidelity: fidelityOf(request, formats, fit),
  };
}

/**
 * Where a slice of an atlas lies: its page, and the first texel of its tile.
 *
 * @param z  slice of the reduced volume
 */
export function tilePlace(
  plan: Pick<Plan, "tiles" | "shape">,
  z: number,
): { readonly page: number; readonly x: number; readonly y: number } {
  return plan.tiles ? placeTile(plan.tiles, plan.shape, z) : { page: 0, x: 0, y: 0 };
}

/** Formats to try, best first. */
function formatLadder({ format, dtype, interpolation, limits }: PlanRequest): TexelFormat[] {
  const serves = (float: "r16f" | "r32f"): boolean =>
    limits.filters[float] || (interpolation === "nearest" && (limits.stores?.[float] ?? limits.texture3d));
  if (format === "auto") return dtype !== "uint8" && dtype !== "int8" && serves("r16f") ? ["r16f", "r8"] : ["r8"];
  if (format === "r8") return ["r8"];
  if (format === "rg8") return ["rg8", "r8"];
  const ladder: TexelFormat[] = [];
  if (format === "r32f" && serves("r32f")) ladder.push("r32f");
  if (serves("r16f")) ladder.push("r16f");
  return ladder.concat("r8");
}

function pathsOf({ emulate, limits }: PlanRequest): Path[] {
  if (emulate === true || !limits.texture3d) return ["atlas"];
  return emulate === false ? ["texture3d"] : ["texture3d", "atlas"];
}

function wholeFit(request: PlanRequest, formats: readonly TexelFormat[], paths: readonly Path[]): Fit | undefined {
  for (const format of formats) {
    for (const path of paths) {
      const fit = fitOf(request, path, format, [1, 1, 1]);
      if (fit) return fit;
    }
  }
  return undefined;
}

function reducedFit(request: PlanRequest, format: TexelFormat, paths: readonly Path[]): Fit {
  const { shape, spacing = [1, 1, 1] } = request;
  let best: Fit | undefined;
  for (const path of paths) {
    const fits = (reduced: Triple): boolean => shapeFits(request, path, format, reduced) !== false;
    const reduce = leastReduction(shape, spacing, fits);
    const fit = fitOf(request, path, format, reduce) ?? smallest(request, path, format);
    if (!best || compareReductions(fit.reduce, best.reduce, shape, spacing) < 0) best = fit;
  }
  return best as Fit;
}

/** One voxel: what is left when not even that is in the budget. */
function smallest({ shape }: PlanRequest, path: Path, format: TexelFormat): Fit {
  const one: Triple = [1, 1, 1];
  const tiles = path === "atlas" ? arrangeTiles(one, { max2d: 1, pages: 1, texels: 1 }) : undefined;
  return { path, format, reduce: shape, shape: one, tiles };
}

function fitOf(request: PlanRequest, path: Path, format: TexelFormat, reduce: Triple): Fit | undefined {
  const shape = reducedShape(request.shape, reduce);
  const tiles = shapeFits(request, path, format, shape);
  return tiles === false ? undefined : { path, format, reduce, shape, tiles };
}

/** Whether a shape fits limits and budget: false, or its tiles (`undefined` for a 3-D texture). */
function shapeFits(request: PlanRequest, path: Path, format: TexelFormat, shape: Triple): Tiles | undefined | false {
  const { limits, budgetBytes, hasMissing } = request;
  const texels = Math.floor(budgetBytes / texelLayout(format, hasMissing).bytes);
  if (product(shape) > texels) return false;
  if (path === "texture3d") return Math.max(shape[0], shape[1], shape[2]) <= limits.max3d ? undefined : false;
  return arrangeTiles(shape, { max2d: limits.max2d, pages: Math.max(1, limits.pages), texels }) ?? false;
}

function product(shape: Triple): number {
  return shape[0] * shape[1] * shape[2];
}

const formatWords: Readonly<Record<TexelFormat, string>> = {
  r8: "8 bits",
  rg8: "16 bits",
  r16f: "16-bit floats",
  r32f: "32-bit floats",
};

function fidelityOf(request: PlanRequest, formats: readonly TexelFormat[], fit: Fit): Fidelity {
  const { shape, format } = request;
  const wanted = format === "auto" ? (formats[0] as TexelFormat) : format;
  const reasons = [pathReason(request, fit), formatReason(wanted, formats, fit), sizeReason(request, fit)];
  const isReduced = product(fit.shape) < product(shape);
  const size = isReduced ? `${words(fit.shape)} (of ${words(shape)})` : `full ${words(shape)}`;
  return {
    requested: `full ${words(shape)} at ${formatWords[wanted]}`,
    shown: `${size} at ${formatWords[fit.format]}`,
    reason: reasons.filter((reason) => reason !== undefined).join("; ") || undefined,
  };
}

function words(shape: Triple): string {
  return shape.join(" x ");
}

function pathReason({ emulate }: PlanRequest, fit: Fit): string | undefined {
  return emulate === false && fit.path === "atlas"
    ? "there are no 3-D textures here, so tiles of 2-D ones are used"
    : undefined;
}

function formatReason(wanted: TexelFormat, formats: readonly TexelFormat[], fit: Fit): string | undefined {
  if (fit.format === wanted) return undefined;
  if (formats.indexOf(wanted) < 0 && fit.format === formats[0])
    return `${formatWords[wanted]} are not interpolated here`;
  const more =
    formats.indexOf(wanted) < 0 ? `are not interpolated here, and ${formatWords[formats[0] as TexelFormat]} ` : "";
  return `${formatWords[wanted]} ${more}do not fit into the memory allowed`;
}

function sizeReason(request: PlanRequest, fit: Fit): string | undefined {
  if (product(fit.shape) === product(request.shape)) return undefined;
  const { limits, shape, budgetBytes, hasMissing } = request;
  const needed = product(shape) * texelLayout(fit.format, hasMissing).bytes;
  if (needed > budgetBytes) return `${megabytes(needed)} would be needed, ${megabytes(budgetBytes)} are allowed`;
  if (fit.path === "texture3d") return `3-D textures here have at most ${limits.max3d} texels a side`;
  return `${Math.max(1, limits.pages)} textures of ${limits.max2d} x ${limits.max2d} texels, within ${megabytes(budgetBytes)}, do not hold it`;
}

function megabytes(bytes: number): string {
  const mega = bytes / 1048576;
  return `${mega < 10 ? Math.round(mega * 10) / 10 : Math.round(mega)} MB`;
}
