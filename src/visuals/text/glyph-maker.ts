// visuals/text/glyph-maker.ts -- what the text visual asks of a font. The built-in one is data; a page that has a canvas
// may lend another, drawn with the page's fonts: it answers the same three questions.

/** Pixels of a cell, each side: one sign's distances. */
export const CELL = 48;
/** Size of the em in a cell, pixels. */
export const CELL_EM = 32;
/** Where a cell has the pen's place and the baseline: pixels from its left, and from its top. */
export const CELL_PEN = 8;
export const CELL_BASELINE = 36;
/** Pixels from an outline to the least and the greatest byte. */
export const CELL_SPREAD = 6;

/** One sign: how far the pen goes on, and what is seen. */
export interface Glyph {
  /** em */
  readonly advance: number;
  /**
   * CELL x CELL bytes, first row at the top: 127.5 at the outline, 255 at CELL_SPREAD pixels inside, 0 as far outside;
   * undefined for a blank
   */
  readonly distances: Uint8Array | undefined;
}

/** A font, as far as words need one. */
export interface GlyphMaker {
  readonly name: string;
  /** highest and lowest reach of usual signs, from the baseline, em: both positive */
  readonly ascent: number;
  readonly descent: number;
  /** from one baseline to the next, em */
  readonly lineHeight: number;
  /** A sign's picture; called once for each sign. Every sign has one: what the font lacks is a box. */
  glyph(sign: string): Glyph;
}
