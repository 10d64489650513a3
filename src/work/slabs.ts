// work/slabs.ts -- a whole grid to texels, slab by slab, off the main thread.
// The grid's own array is never handed over: each slab is a copy of a few megabytes, and at most two are under way, so that
// the memory taken stays small however large the grid is. A slice too large for a slab goes in bands of rows.

import { arrayOf, dtypeOf, type VoxelArray } from "../base/arrays";
import { type Grid, type Triple } from "../data/grid";
import { isTexelsAlready, normalizeSlab, texelArray, texelLayout } from "../data/normalize";
import { type TexelArray, type TexelSource } from "../data/normalize";
import { type Plan } from "../data/plan";
import { type Limits } from "../data/window";
import { givenUp, systemClock } from "./job";
import { type Pool } from "./pool";

/** How a grid's texels are made. */
export interface SlabWork {
  readonly pool: Pick<Pool, "run" | "mode">;
  readonly signal?: AbortSignal | undefined;
  /** asked before every slab, where a signal is not at hand (old browsers make none) */
  readonly isAborted?: () => boolean;
  /**
   * Takes finished slices `from` to `to - 1` of the plan's shape, in ascending order. The array may be a view of the
   * grid's own: it is to be read. When a promise is given back, no more than one further slab is begun before it is kept.
   */
  readonly onSlab: (from: number, to: number, texels: TexelArray) => void | Promise<void>;
  /** slices wanted, of the plan's shape: first, and the one after the last; all when left out */
  readonly slices?: readonly [number, number];
}

/** Greatest size of what is copied for, or made by, one job: a millisecond of copying. */
const SLAB_BYTES = 4194304;
const IN_FLIGHT = 2;

/**
 * Makes all texels of a grid as planned.
 *
 * @param texelWindow  data values of share 0 and 1, ascending (`texelWindow` of data/window.ts)
 * @throws load/aborted when the signal says so, and what `onSlab` throws
 */
export async function normalizeInSlabs(
  grid: Grid,
  plan: Pick<Plan, "format" | "hasMissing" | "reduce" | "shape">,
  texelWindow: Limits,
  { pool, signal, isAborted, onSlab, slices = [0, plan.shape[2]] }: SlabWork,
): Promise<void> {
  const { format, hasMissing, reduce } = plan;
  const { data, shape, channels } = grid;
  const whole: TexelSource = { data, shape, channels, texelWindow, format, hasMissing, reduce };
  const make = isTexelsAlready(whole) ? viewOf : slabBy(pool, signal);
  const step = slabSlices(whole, plan.shape);
  const underWay: { readonly from: number; readonly to: number; readonly texels: Promise<TexelArray> }[] = [];
  for (let next = slices[0]; next < slices[1] || underWay.length > 0;) {
    if (signal?.aborted || isAborted?.()) throw givenUp();
    while (next < slices[1] && underWay.length < IN_FLIGHT) {
      const to = Math.min(slices[1], next + step);
      const texels = make(whole, plan.shape, next, to);
      // A failure is met when its turn comes; until then nobody shall call it unhandled.
      texels.catch(() => undefined);
      underWay.push({ from: next, to, texels });
      next = to;
    }
    const first = underWay.shift();
    if (!first) return;
    const texels = await first.texels;
    if (signal?.aborted || isAborted?.()) throw givenUp();
    await onSlab(first.from, first.to, texels);
  }
}

type Make = (whole: TexelSource, texels: Triple, from: number, to: number) => Promise<TexelArray>;

/** Slices a slab, at least one. */
function slabSlices(whole: TexelSource, texels: Triple): number {
  const made = texels[0] * texels[1] * texelLayout(whole.format, whole.hasMissing).bytes;
  return Math.max(1, Math.floor(SLAB_BYTES / Math.max(sliceBytes(whole), made)));
}

/** Bytes of the voxels behind one slice of texels. */
function sliceBytes({ data, shape, channels, reduce }: TexelSource): number {
  return shape[0] * shape[1] * Math.min(reduce[2], shape[2]) * channels * data.BYTES_PER_ELEMENT;
}

/** Voxels that are texels already: nothing to do but let the page have its turn. */
function viewOf(whole: TexelSource, _texels: Triple, from: number, to: number): Promise<TexelArray> {
  return new Promise((resolve) => systemClock().tick(() => resolve(normalizeSlab({ ...whole, from, to }))));
}

function slabBy(pool: SlabWork["pool"], signal: AbortSignal | undefined): Make {
  const run = (whole: TexelSource, box: Box): Promise<TexelArray> => {
    const copies = pool.mode === "worker";
    const { data, shape } = cutOut(whole, box, copies);
    const slab = { ...whole, data, shape, from: 0, to: box.to - box.from };
    return pool.run("normalize", slab, { signal, handOver: copies });
  };
  return (whole, texels, from, to) => {
    const rows = Math.floor((SLAB_BYTES / sliceBytes(whole)) * texels[1]);
    if (to - from > 1 || rows >= texels[1]) return run(whole, { from, to, top: 0, bottom: texels[1] });
    return inBands(whole, texels, from, Math.max(1, rows), run);
  };
}

/** One slice, in bands of rows one after the other. */
async function inBands(
  whole: TexelSource,
  texels: Triple,
  z: number,
  rows: number,
  run: (whole: TexelSource, box: Box) => Promise<TexelArray>,
): Promise<TexelArray> {
  const layout = texelLayout(whole.format, whole.hasMissing);
  const out = texelArray(layout, texels[0] * texels[1]);
  for (let top = 0; top < texels[1]; top += rows) {
    const bottom = Math.min(texels[1], top + rows);
    const band = await run(whole, { from: z, to: z + 1, top, bottom });
    out.set(band, top * texels[0] * layout.components);
  }
  return out;
}

/** Slices and rows of texels. */
interface Box {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** The voxels behind a box of texels: a view where that is allowed and possible, else a copy. */
function cutOut(whole: TexelSource, box: Box, copies: boolean): { readonly data: VoxelArray; readonly shape: Triple } {
  const { data, channels, reduce } = whole;
  const [nx, ny, nz] = whole.shape;
  const first = box.from * reduce[2];
  const slices = Math.min(nz, box.to * reduce[2]) - first;
  const top = box.top * reduce[1];
  const rows = Math.min(ny, box.bottom * reduce[1]) - top;
  const row = nx * channels;
  const size = rows * row;
  const shape: Triple = [nx, rows, slices];
  const start = (z: number): number => ((first + z) * ny + top) * row;
  if (rows === ny || slices === 1) {
    const view = data.subarray(start(0), start(0) + slices * size);
    return { data: copies ? view.slice() : view, shape };
  }
  const band = new (arrayOf(dtypeOf(data)))(slices * size);
  for (let z = 0; z < slices; ++z) band.set(data.subarray(start(z), start(z) + size), z * size);
  return { data: band, shape };
}
