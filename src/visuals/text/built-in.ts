// visuals/text/built-in.ts -- the built-in font: the packed outlines of dejavu-sans.ts, unpacked at the first word.

import { outlines as packed, signs } from "./dejavu-sans";
import { distanceCell, type Outline } from "./distance";
import type { Glyph, GlyphMaker } from "./glyph-maker";

/** Units of the em in the packed outlines; see scripts/font-atlas.mjs. */
const UNITS = 512;
/** Pieces that a curve is cut into: at 32 pixels an em none is longer than a few. */
const PIECES = 6;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

interface Sign {
  readonly advance: number;
  readonly outlines: readonly Outline[];
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

let font: Readonly<Record<string, Sign>> | undefined;

/** The font that words are written in when none is lent: DejaVu Sans, some 150 signs. */
export const builtInFont: GlyphMaker = {
  name: "DejaVu Sans",
  ascent: 0.76,
  descent: 0.236,
  lineHeight: 1.2,
  glyph(sign: string): Glyph {
    const { advance, outlines } = signOf(sign);
    return { advance, distances: outlines.length > 0 ? distanceCell(outlines) : undefined };
  },
};

/** What stands for a sign that the font lacks: a frame. */
const BOX: Sign = {
  advance: 0.6,
  outlines: [
    [0.05, 0, 0.05, 0.73, 0.55, 0.73, 0.55, 0],
    [0.1, 0.05, 0.5, 0.05, 0.5, 0.68, 0.1, 0.68],
  ],
};

/** The outlines of a sign of the built-in font, em, y up; holes run the other way round. */
export function outlinesOf(sign: string): readonly Outline[] {
  return signOf(sign).outlines;
}

function signOf(sign: string): Sign {
  font ??= unpack();
  return Object.prototype.hasOwnProperty.call(font, sign) ? (font[sign] as Sign) : BOX;
}

function unpack(): Readonly<Record<string, Sign>> {
  const next = reader(packed);
  const out: Record<string, Sign> = {};
  for (let i = 0; i < signs.length; ++i) {
    const advance = next() / UNITS;
    const outlines: Outline[] = [];
    let x = 0;
    let y = 0;
    for (let contours = next(); contours > 0; --contours) {
      const points: Point[] = [];
      for (let count = next(); count > 0; --count) {
        const step = next();
        const isOn = (step & 1) !== 0;
        x += (step - (isOn ? 1 : 0)) / 2;
        y += next();
        points.push({ x: x / UNITS, y: y / UNITS, isOn });
      }
      outlines.push(flattened(points));
    }
    out[signs.charAt(i)] = { advance, outlines };
  }
  return out;
}

/** Gives one number after the other: five bits a letter, lowest first, a sixth for "goes on"; the sign in the lowest. */
function reader(text: string): () => number {
  let at = 0;
  return () => {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = LETTERS.indexOf(text.charAt(at++));
      value |= (digit & 31) << shift;
      if (digit < 32) break;
    }
    return (value & 1) !== 0 ? -(value + 1) / 2 : value / 2;
  };
}

/** A contour of quadratic curves as corners. Between two points off the curve lies one on it, half way. */
function flattened(points: readonly Point[]): Outline {
  const count = points.length;
  const out: number[] = [];
  const start = points[0]?.isOn ? (points[0] as Point) : half(points[count - 1] as Point, points[0] as Point);
  let from = start;
  for (let i = points[0]?.isOn ? 1 : 0; i <= count; ++i) {
    const point = i < count ? (points[i] as Point) : start;
    if (i === count || point.isOn) {
      out.push(from.x, from.y);
      from = point;
      continue;
    }
    const after = i + 1 < count ? (points[i + 1] as Point) : start;
    const to = after.isOn ? after : half(point, after);
    addCurve(out, from, point, to);
    from = to;
    // A point on the curve that ends it is not asked again.
    if (after.isOn) i += 1;
  }
  return out;
}

function half(a: Point, b: Point): Point {
  return a.isOn ? a : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOn: true };
}

function addCurve(out: number[], from: Point, over: Point, to: Point): void {
  for (let i = 0; i < PIECES; ++i) {
    const t = i / PIECES;
    const a = (1 - t) * (1 - t);
    const b = 2 * t * (1 - t);
    out.push(a * from.x + b * over.x + t * t * to.x, a * from.y + b * over.y + t * t * to.y);
  }
}
