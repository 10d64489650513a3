// gl/volume-plan.ts -- what a context can hold of a volume: the pure planner of data/plan.ts, told what was probed.

import type { VolumeSource } from "../data/draw";
import { planVolume, type Plan } from "../data/plan";
import type { Gpu } from "./gpu";
import { ATLAS_MAX_PAGES } from "./volume";

/** What this context can show of a source, within so many bytes. */
export function planFor(gpu: Gpu, source: VolumeSource, budgetBytes: number): Plan {
  const { grid } = source;
  const { caps } = gpu;
  return planVolume({
    shape: grid.shape,
    dtype: grid.dtype,
    channels: grid.channels,
    hasMissing: grid.hasMissing(),
    emulate: source.emulate,
    format: source.format,
    interpolation: source.interpolation,
    spacing: grid.spacing,
    budgetBytes,
    limits: {
      texture3d: caps.texture3d,
      max2d: caps.max2d,
      max3d: caps.max3d,
      // One unit stays for the table of colours, one for whatever else a method reads.
      pages: Math.max(1, Math.min(ATLAS_MAX_PAGES, caps.units - 2)),
      filters: caps.filters,
    },
  });
}

/** Values of texel 0 and 1: float texels hold all values there are, others those that the asker wants to tell apart. */
export function windowFor({ grid, window }: VolumeSource, { format }: Plan): readonly [number, number] {
  if (format !== "r16f" && format !== "r32f") return window;
  const [low, high] = grid.range();
  return low < high ? [low, high] : [low, low + 1];
}
