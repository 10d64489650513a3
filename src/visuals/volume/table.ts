// visuals/volume/table.ts -- the row of colours that a method reads: the colormap's own, or with the opacity of a voxel.

import type { Colormap } from "../../data/colormap";
import type { TableSource } from "../../data/draw";
import { transfer, type Transfer } from "../../data/transfer";

/** What the row depends on. */
export interface TableInputs {
  readonly cmap: Colormap;
  readonly cmapInterpolation: "linear" | "nearest";
  readonly gamma: number;
  readonly clim: readonly [number, number];
  readonly transfer: Transfer | "auto";
}

/** A row of RGBA8 colours, and the gamma that is still to be applied before looking up. */
export interface Table {
  readonly source: TableSource;
  readonly gamma: number;
}

/** Entries of a row, as many as vispy's. */
const SIZE = 1024;

/**
 * The row for a method.
 *
 * @param voxelOpacity  for methods that add up opacity: that of one voxel at the upper limit, where no transfer says it
 */
export function tableOf(inputs: TableInputs, voxelOpacity: number | undefined): Table {
  const { cmap, cmapInterpolation, gamma, clim } = inputs;
  // A map with an opacity of its own says all; the vispy way.
  if (voxelOpacity === undefined || (inputs.transfer === "auto" && cmap.hasAlpha)) {
    return { source: cmap.tableSource(cmapInterpolation), gamma };
  }
  const opacity = inputs.transfer === "auto" ? ramp(clim, voxelOpacity) : inputs.transfer;
  const { interpolation } = cmap.tableSource(cmapInterpolation);
  return {
    source: { kind: "table", data: opacity.table(SIZE, clim, cmap, gamma, interpolation), interpolation },
    gamma: 1,
  };
}

/** The last ramp: parameters other than the limits change more often than they do. */
let lastRamp: { readonly from: number; readonly to: number; readonly top: number; readonly made: Transfer } | undefined;

/** Share of the contrast limits below which a ramp shows nothing: air and noise would hide all else in fog. */
const RAMP_FOOT = 0.12;

/** From nothing at the foot to `top` at the second limit. */
function ramp([from, to]: readonly [number, number], top: number): Transfer {
  if (lastRamp?.from === from && lastRamp.to === to && lastRamp.top === top) return lastRamp.made;
  const foot = from + RAMP_FOOT * (to - from);
  const points =
    from === to
      ? [[from, top]]
      : [
          [from, 0],
          [foot, 0],
          [to, top],
        ];
  const made = transfer(from > to ? points.reverse() : points);
  lastRamp = { from, to, top, made };
  return made;
}
