// data/tiles.ts -- how the slices of a volume lie side by side in two-dimensional textures.
// Slices are tiles, row by row, without gutters (the shader clamps inside a tile), on as few pages of equal size as serve.

import { type Triple } from "./grid";

/** An arrangement of slices as tiles. */
export interface Tiles {
  /** tiles along x and along y of a page */
  readonly across: number;
  readonly down: number;
  /** tiles a page: across * down */
  readonly perPage: number;
  /** textures, all of one size */
  readonly pages: number;
  /** texels of a page along x and y: across * nx, down * ny */
  readonly width: number;
  readonly height: number;
}

/** What tiles must keep to. */
export interface TileLimits {
  /** greatest width and height of a page, texels */
  readonly max2d: number;
  /** greatest number of pages */
  readonly pages: number;
  /** greatest number of texels of all pages together */
  readonly texels: number;
}

/**
 * The arrangement with the fewest pages; among those the fewest texels; among those the squarest pages.
 *
 * @param shape  texels along x, y and slices
 * @returns `undefined` when none keeps to the limits
 */
export function arrangeTiles(shape: Triple, limits: TileLimits): Tiles | undefined {
  const mostAcross = Math.floor(limits.max2d / shape[0]);
  const mostDown = Math.floor(limits.max2d / shape[1]);
  for (let pages = 1; pages <= Math.min(limits.pages, shape[2]); ++pages) {
    const least = Math.ceil(shape[2] / pages);
    if (least > mostAcross * mostDown || pages * least * shape[0] * shape[1] > limits.texels) continue;
    const tiles = arrangePage(shape, pages, mostAcross, mostDown, limits.texels);
    if (tiles) return tiles;
  }
  return undefined;
}

/**
 * Where a slice lies.
 *
 * @param tiles  how slices are arranged
 * @param shape  texels along x, y and slices
 * @param z  the slice
 * @returns the page, and the texel of the page where the tile begins
 */
export function placeTile(
  tiles: Tiles,
  shape: Triple,
  z: number,
): { readonly page: number; readonly x: number; readonly y: number } {
  const page = Math.floor(z / tiles.perPage);
  const tile = z - page * tiles.perPage;
  return { page, x: (tile % tiles.across) * shape[0], y: Math.floor(tile / tiles.across) * shape[1] };
}

function arrangePage(
  [nx, ny, nz]: Triple,
  pages: number,
  mostAcross: number,
  mostDown: number,
  mostTexels: number,
): Tiles | undefined {
  const perPage = Math.ceil(nz / pages);
  let best: Tiles | undefined;
  for (let across = 1; across <= Math.min(mostAcross, perPage); ++across) {
    const down = Math.ceil(perPage / across);
    const tiles: Tiles = { across, down, perPage: across * down, pages, width: across * nx, height: down * ny };
    if (down > mostDown || texelsOf(tiles) > mostTexels) continue;
    if (!best || isTighter(tiles, best)) best = tiles;
  }
  return best;
}

function isTighter(a: Tiles, b: Tiles): boolean {
  const more = texelsOf(a) - texelsOf(b);
  return more !== 0 ? more < 0 : a.width + a.height < b.width + b.height;
}

/** Texels of all pages together. */
export function texelsOf({ pages, width, height }: Tiles): number {
  return pages * width * height;
}
