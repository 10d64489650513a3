// visuals/text/layout.ts -- words to rectangles: where each sign goes, line by line, around an anchor.

import { CELL_BASELINE, CELL_EM, CELL_PEN, type GlyphMaker } from "./glyph-maker";
import { atlasOf } from "./atlas";

/** Which point of the words lies at the anchor. */
export interface Anchor {
  readonly x: "left" | "center" | "right";
  readonly y: "top" | "middle" | "baseline" | "bottom";
}

/** A sign's rectangle: corners lower left and upper right. */
export interface Placed {
  /** em from the anchor, y up */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** 0 to 1, first row of the atlas at 0 */
  readonly atlasFrom: readonly [number, number];
  readonly atlasTo: readonly [number, number];
}

/** Rectangles of all signs that are seen, and the size of all lines, em. */
export interface Layout {
  readonly signs: readonly Placed[];
  readonly width: number;
  readonly height: number;
}

/** Words around an anchor. Lines are parted by line feeds, and lie on the side of the anchor that `x` names. */
export function layOut(words: string, font: GlyphMaker, anchor: Anchor): Layout {
  const lines = words.split("\n");
  const widths = lines.map((line) => widthOf(line, font));
  const below = (lines.length - 1) * font.lineHeight;
  const signs: Placed[] = [];
  // The first baseline, from the anchor.
  const first = {
    top: -font.ascent,
    middle: (below + font.descent - font.ascent) / 2,
    baseline: 0,
    bottom: below + font.descent,
  }[anchor.y];
  lines.forEach((line, i) => {
    const width = widths[i] as number;
    const start = anchor.x === "left" ? 0 : anchor.x === "right" ? -width : -width / 2;
    addLine(line, font, start, first - i * font.lineHeight, signs);
  });
  const width = widths.reduce((most, one) => Math.max(most, one), 0);
  return { signs, width, height: font.ascent + below + font.descent };
}

function widthOf(line: string, font: GlyphMaker): number {
  const atlas = atlasOf(font);
  let width = 0;
  for (let i = 0; i < line.length; ++i) width += atlas.entry(line.charAt(i)).advance;
  return width;
}

function addLine(line: string, font: GlyphMaker, start: number, baseline: number, out: Placed[]): void {
  const atlas = atlasOf(font);
  const { width, height } = atlas.picture;
  let pen = start;
  for (let i = 0; i < line.length; ++i) {
    const { advance, box, left, top } = atlas.entry(line.charAt(i));
    if (box) {
      const [l, t, r, b] = box;
      out.push({
        from: [pen + (l - CELL_PEN) / CELL_EM, baseline + (CELL_BASELINE - b) / CELL_EM],
        to: [pen + (r - CELL_PEN) / CELL_EM, baseline + (CELL_BASELINE - t) / CELL_EM],
        atlasFrom: [(left + l) / width, (top + b) / height],
        atlasTo: [(left + r) / width, (top + t) / height],
      });
    }
    pen += advance;
  }
}
