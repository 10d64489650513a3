// visuals/text/atlas.ts -- the signs of a font that have been written so far, as cells of one Picture. It grows in place:
// a new sign fills a free cell and touches the picture, so that the texture is made again.

import { EngineError } from "../../base/errors";
import { picture, type Picture } from "../../data/picture";
import { CELL, type GlyphMaker } from "./glyph-maker";

/** Cells across and down: as many signs as one font can show. */
const ACROSS = 16;
const DOWN = 16;

/** Where a sign is found. */
export interface AtlasEntry {
  /** em */
  readonly advance: number;
  /** left, top, right, bottom of what is seen, cell pixels; undefined for a blank */
  readonly box: readonly [number, number, number, number] | undefined;
  /** the cell's left and top, pixels of the picture */
  readonly left: number;
  readonly top: number;
}

/** The signs of one font. */
export interface Atlas {
  readonly picture: Picture;
  /** @throws param/range when the font's cells are all taken */
  entry(sign: string): AtlasEntry;
}

const atlases = new WeakMap<GlyphMaker, Atlas>();

/** The atlas of a font; one for each. */
export function atlasOf(font: GlyphMaker): Atlas {
  let known = atlases.get(font);
  if (!known) atlases.set(font, (known = createAtlas(font)));
  return known;
}

function createAtlas(font: GlyphMaker): Atlas {
  const width = ACROSS * CELL;
  const data = new Uint8Array(width * DOWN * CELL);
  const page = picture({ data, width, height: DOWN * CELL, channels: 1 });
  const entries: Record<string, AtlasEntry> = {};
  let taken = 0;
  const add = (sign: string): AtlasEntry => {
    const { advance, distances } = font.glyph(sign);
    if (!distances) return { advance, box: undefined, left: 0, top: 0 };
    if (taken === ACROSS * DOWN) {
      throw new EngineError(
        "param/range",
        `${font.name} must write at most ${ACROSS * DOWN} signs, got one more: ${sign}`,
      );
    }
    const left = (taken % ACROSS) * CELL;
    const top = Math.floor(taken / ACROSS) * CELL;
    taken += 1;
    for (let row = 0; row < CELL; ++row) {
      data.set(distances.subarray(row * CELL, (row + 1) * CELL), (top + row) * width + left);
    }
    page.touch();
    return { advance, box: boxOf(distances), left, top };
  };
  return {
    picture: page,
    // A prefix keeps signs apart from the names that every object has.
    entry: (sign) => (entries[`_${sign}`] ??= add(sign)),
  };
}

/** What is not all outside, and a pixel around for interpolation. */
function boxOf(distances: Uint8Array): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [CELL, CELL, 0, 0];
  for (let i = 0; i < distances.length; ++i) {
    if (distances[i] === 0) continue;
    const x = i % CELL;
    const y = (i - x) / CELL;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return [Math.max(0, left - 1), Math.max(0, top - 1), Math.min(CELL, right + 1), Math.min(CELL, bottom + 1)];
}
