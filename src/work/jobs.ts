// work/jobs.ts -- the table of jobs. A new one is a generator function of data/ (or below) and a line here; it then runs in
// workers and in slices of time alike.

import { addToBricks, emptyBricks, type Bricks, type TexelSlices } from "../data/bricks";
import { marchCubes } from "../data/marching";
import { reducedShape, normalizeSlab, isTexelsAlready, texelArray, texelLayout } from "../data/normalize";
import { type SlabOptions, type TexelArray } from "../data/normalize";
import { type Job } from "./job";

/** Every job there is. */
export const jobs = { normalize, bounds, marchCubes };

/** The table's type. */
export type Jobs = typeof jobs;

/** What a job takes. */
export type ArgsOf<J> = J extends Job<infer Args, infer _Part, infer _Result> ? Args : never;

/** What a job gives before its end. */
export type PartOf<J> = J extends Job<infer _Args, infer Part, infer _Result> ? Part : never;

/** What a job gives in the end. */
export type ResultOf<J> = J extends Job<infer _Args, infer _Part, infer Result> ? Result : never;

/** Voxels a step: a few milliseconds of the slowest kind, and worth the table that 16-bit voxels are looked up in. */
const STEP_VOXELS = 524288;

/** `normalizeSlab`, a few slices a step. */
export function* normalize(options: SlabOptions): Generator<undefined, TexelArray, undefined> {
  const { shape, reduce, from, to, format, hasMissing } = options;
  if (isTexelsAlready(options)) return normalizeSlab(options);
  const [nx, ny] = reducedShape(shape, reduce);
  const layout = texelLayout(format, hasMissing);
  const out = options.out ?? texelArray(layout, nx * ny * (to - from));
  const slices = Math.max(1, Math.floor(STEP_VOXELS / (shape[0] * shape[1] * reduce[2])));
  for (let z = from; z < to; z += slices) {
    const end = Math.min(to, z + slices);
    const at = (z - from) * nx * ny * layout.components;
    normalizeSlab({ ...options, from: z, to: end, out: out.subarray(at) });
    yield undefined;
  }
  return out;
}

/** The bounds of all cells that some slices touch, a few slices a step. */
export function* bounds(slices: TexelSlices): Generator<undefined, Bricks, undefined> {
  const { shape, components, from, to, texels } = slices;
  const bricks = emptyBricks(shape);
  const slice = shape[0] * shape[1] * components;
  const count = Math.max(1, Math.floor(STEP_VOXELS / (shape[0] * shape[1])));
  for (let z = from; z < to; z += count) {
    const end = Math.min(to, z + count);
    addToBricks(bricks, { ...slices, from: z, to: end, texels: texels.subarray((z - from) * slice) });
    yield undefined;
  }
  return bricks;
}
