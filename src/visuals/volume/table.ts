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
 * @param integrates  whether alpha is to be the opacity of one voxel, gamma included
 */
export function tableOf(inputs: TableInputs, integrates: boolean): Table {
  const { cmap, cmapInterpolation, gamma, clim } = inputs;
  // A map with an opacity of its own says all; the vispy way.
  if (!integrates || (inputs.transfer === "auto" && cmap.hasAlpha)) {
    return { source: cmap.tableSource(cmapInterpolation), gamma };
  }
  const opacity = inputs.transfer === "auto" ? ramp(clim) : inputs.transfer;
  const { interpolation } = cmap.tableSource(cmapInterpolation);
  return { source: { kind: "table", data: opacity.table(SIZE, clim, cmap, gamma, interpolation), interpolation }, gamma: 1 };
}

/** The last ramp: parameters other than the limits change more often than they do. */
let lastRamp: { readonly from: number; readonly to: number; readonly made: Transfer } | undefined;

/** From nothing at the first limit to full at the second. */
function ramp([from, to]: readonly [number, number]): Transfer {
  if (lastRamp?.from === from && lastRamp.to === to) return lastRamp.made;
  const points = from === to ? [[from, 0.5]] : [[from, 0], [to, 1]];
  const made = transfer(from > to ? points.reverse() : points);
  lastRamp = { from, to, made };
  return made;
}
