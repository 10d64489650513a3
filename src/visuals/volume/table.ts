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
  /** what the row's greatest alpha stands for: a byte has ten steps for opacities up to 0.04, and would show them */
  readonly opacity: number;
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
  const own = cmap.tableSource(cmapInterpolation);
  if (voxelOpacity === undefined) return { source: own, gamma, opacity: 1 };
  // A map with an opacity of its own says all; the vispy way.
  if (inputs.transfer === "auto" && cmap.hasAlpha) return { ...ownOpacity(cmap, own), gamma };
  const { made, opacity } = stretched(inputs.transfer === "auto" ? ramp(clim, voxelOpacity) : inputs.transfer);
  const { interpolation } = own;
  const data = made.table(SIZE, clim, cmap, gamma, interpolation);
  return { source: { kind: "table", data, interpolation }, gamma: 1, opacity };
}

/** An alpha that uses all of a byte, and what its greatest stands for. */
interface Stretched {
  readonly made: Transfer;
  readonly opacity: number;
}

// One for each Transfer and each row of a colormap, so that they keep their identity.
const stretchedTransfers = new WeakMap<Transfer, Stretched>();
const stretchedRows = new WeakMap<TableSource, Pick<Table, "source" | "opacity">>();

function stretched(original: Transfer): Stretched {
  const known = stretchedTransfers.get(original);
  if (known) return known;
  const { points, colors, name } = original;
  const opacity = points.reduce((most, point) => Math.max(most, point[1]), 0) || 1;
  const out = points.map(([value, own]) => [value, own / opacity] as const);
  const made = { made: opacity < 1 ? transfer({ points: out, colors, name }) : original, opacity };
  stretchedTransfers.set(original, made);
  return made;
}

/** A colormap's row with its own opacities, found anew, for in the row they are bytes already. */
function ownOpacity(cmap: Colormap, own: TableSource): Pick<Table, "source" | "opacity"> {
  const known = stretchedRows.get(own);
  if (known) return known;
  const { kind, data, interpolation } = own;
  const count = data.length / 4;
  const alphas = new Float32Array(count);
  for (let i = 0; i < count; ++i) alphas[i] = cmap.at(i / (count - 1), interpolation)[3];
  const opacity = alphas.reduce((most, alpha) => Math.max(most, alpha), 0) || 1;
  const out = new Uint8Array(data);
  alphas.forEach((alpha, i) => (out[4 * i + 3] = Math.round((255 * alpha) / opacity)));
  const made = { source: opacity < 1 ? { kind, data: out, interpolation } : own, opacity };
  stretchedRows.set(own, made);
  return made;
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
