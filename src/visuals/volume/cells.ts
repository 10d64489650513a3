// visuals/volume/cells.ts -- which cells of voxels can change a method's picture, in data units.
// Each rule leaves out only what changes nothing: with skipping on and off the pictures are the same to the last bit.

import type { SkipSource, TableSource } from "../../data/draw";
import type { Grid } from "../../data/grid";

/** What the rules look at. */
export interface CellInputs {
  readonly grid: Grid;
  readonly clim: readonly [number, number];
  readonly threshold: number;
  readonly mipCutoff: number;
  readonly minipCutoff: number;
  readonly table: TableSource;
  /** whether the table's place is a share to some power */
  readonly gamma: number;
}

/** A rule's answer. */
export type CellsAsked = Pick<SkipSource, "test" | "hasBest">;

/** Where a search for the largest (or smallest) value begins. */
export interface SearchStart {
  /** only values beyond this one count, data units */
  readonly value: number;
  /** 0: a ray that meets none shows this value; -1: it shows nothing */
  readonly first: 0 | -1;
}

/**
 * Where mip begins. Below the lower contrast limit all values look alike, so the search begins there; but a ray that
 * met only missing voxels, or none above a cutoff, must show nothing.
 */
export function mipStart({ grid, clim, mipCutoff }: Pick<CellInputs, "grid" | "clim" | "mipCutoff">): SearchStart {
  if (mipCutoff !== -Infinity || grid.hasMissing()) return { value: mipCutoff, first: -1 };
  return { value: Math.min(clim[0], clim[1]), first: 0 };
}

/** Where minip begins: the mirror image. */
export function minipStart({
  grid,
  clim,
  minipCutoff,
}: Pick<CellInputs, "grid" | "clim" | "minipCutoff">): SearchStart {
  if (minipCutoff !== Infinity || grid.hasMissing()) return { value: minipCutoff, first: -1 };
  return { value: Math.max(clim[0], clim[1]), first: 0 };
}

/** mip: cells with values above where the search begins. */
export function brighter(inputs: CellInputs): CellsAsked {
  return { test: { kind: "above", value: mipStart(inputs).value }, hasBest: true };
}

/** minip: cells with values below where the search begins. */
export function darker(inputs: CellInputs): CellsAsked {
  return { test: { kind: "below", value: minipStart(inputs).value }, hasBest: true };
}

/** attenuatedMip: cells with some share of the contrast limits; the others neither shine nor dim. */
export function shared({ grid, clim: [from, to] }: CellInputs): CellsAsked | undefined {
  if (grid.hasMissing()) return undefined;
  return { test: { kind: from <= to ? "above" : "below", value: from }, hasBest: false };
}

/** translucent, additive: cells with values that have an opacity. */
export function visible({ table, clim, gamma }: CellInputs): CellsAsked | undefined {
  // The rule looks up shares as they are.
  if (gamma !== 1) return undefined;
  return { test: { kind: "alpha", table: table.data, clim }, hasBest: false };
}

/** iso: cells with values above the threshold. */
export function crossing({ threshold }: CellInputs): CellsAsked {
  return { test: { kind: "above", value: threshold }, hasBest: false };
}
