// scripts/font-atlas.mjs -- the outlines of a TrueType font's signs as a short text: the built-in font of the text visual.
//   node scripts/font-atlas.mjs DejaVuSans.ttf > src/visuals/text/dejavu-sans.ts
//
// Outlines are a tenth of the size of pictures of signs, and pictures are made from them when they are needed.
// Each sign: its advance, its number of contours; each contour: its number of points; each point: x and y as steps from
// the one before. Numbers are signed (zigzag) and in 1/512 of the em, six bits a letter with the highest for "goes on";
// the lowest bit of an x says whether the point lies on the curve.

import { readFileSync } from "node:fs";
import prettier from "prettier";

const SIGNS =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("") +
  "°±²³µ·×÷ÄÅÖÜßäåéöüΔΩαβγδθλμπρστφω–—‘’“”…→−√∞≈≤≥";
const UNITS = 512;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The tables of a TrueType font that outlines need. */
function openFont(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = {};
  for (let i = 0; i < view.getUint16(4); ++i) {
    const at = 12 + 16 * i;
    tables[String.fromCharCode(...bytes.subarray(at, at + 4))] = view.getUint32(at + 8);
  }
  const isLong = view.getInt16(tables.head + 50) === 1;
  const place = (glyph) =>
    tables.glyf + (isLong ? view.getUint32(tables.loca + 4 * glyph) : 2 * view.getUint16(tables.loca + 2 * glyph));
  const widths = view.getUint16(tables.hhea + 34);
  return {
    view,
    unitsPerEm: view.getUint16(tables.head + 18),
    glyphOf: characterMap(view, tables.cmap),
    outlineAt: (glyph) => [place(glyph), place(glyph + 1)],
    advanceOf: (glyph) => view.getUint16(tables.hmtx + 4 * Math.min(glyph, widths - 1)),
  };
}

/** Unicode to glyph numbers, from the table's format 4. */
function characterMap(view, cmap) {
  for (let i = 0; i < view.getUint16(cmap + 2); ++i) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    if (view.getUint16(at) !== 4) continue;
    const count = view.getUint16(at + 6) / 2;
    const [ends, starts] = [at + 14, at + 16 + 2 * count];
    const [deltas, ranges] = [starts + 2 * count, starts + 4 * count];
    return (code) => {
      for (let s = 0; s < count; ++s) {
        if (code > view.getUint16(ends + 2 * s)) continue;
        const start = view.getUint16(starts + 2 * s);
        if (code < start) return 0;
        const range = view.getUint16(ranges + 2 * s);
        const delta = view.getUint16(deltas + 2 * s);
        if (range === 0) return (code + delta) & 0xffff;
        const glyph = view.getUint16(ranges + 2 * s + range + 2 * (code - start));
        return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      }
      return 0;
    };
  }
  throw new Error("the font must have a character map of format 4");
}

/** Contours of a glyph: points { x, y, isOn }, font units. */
function contoursOf(font, glyph) {
  const [at, end] = font.outlineAt(glyph);
  if (at === end) return [];
  const count = font.view.getInt16(at);
  return count < 0 ? compositeOf(font, at + 10) : simpleOf(font.view, at + 10, count);
}

function simpleOf(view, at, count) {
  const ends = Array.from({ length: count }, (_, i) => view.getUint16(at + 2 * i));
  const total = count ? ends[count - 1] + 1 : 0;
  let cursor = at + 2 * count;
  cursor += 2 + view.getUint16(cursor);
  const flags = [];
  while (flags.length < total) {
    const flag = view.getUint8(cursor++);
    const times = flag & 8 ? view.getUint8(cursor++) : 0;
    for (let i = 0; i <= times; ++i) flags.push(flag);
  }
  const axis = (short, same) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(cursor++) : -view.getUint8(cursor++);
      else if (!(flag & same)) {
        value += view.getInt16(cursor);
        cursor += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  return ends.map((last, i) => {
    const first = i === 0 ? 0 : ends[i - 1] + 1;
    return xs.slice(first, last + 1).map((x, k) => ({ x, y: ys[first + k], isOn: (flags[first + k] & 1) === 1 }));
  });
}

function compositeOf(font, start) {
  const { view } = font;
  const contours = [];
  for (let at = start, flags = 32; flags & 32;) {
    flags = view.getUint16(at);
    const glyph = view.getUint16(at + 2);
    at += 4;
    const [dx, dy] = flags & 1 ? [view.getInt16(at), view.getInt16(at + 2)] : [view.getInt8(at), view.getInt8(at + 1)];
    at += flags & 1 ? 4 : 2;
    const scale = (place) => view.getInt16(place) / 16384;
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & 8) a = d = scale(at);
    else if (flags & 64) [a, d] = [scale(at), scale(at + 2)];
    else if (flags & 128) [a, b, c, d] = [scale(at), scale(at + 2), scale(at + 4), scale(at + 6)];
    at += flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0;
    for (const contour of contoursOf(font, glyph)) {
      contours.push(contour.map(({ x, y, isOn }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, isOn })));
    }
  }
  return contours;
}

/** A signed number as letters. */
function packed(value) {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = "";
  for (; rest > 31; rest >>= 5) text += LETTERS[(rest & 31) | 32];
  return text + LETTERS[rest];
}

function packedGlyph(font, sign) {
  const glyph = font.glyphOf(sign.charCodeAt(0));
  if (glyph === 0 && sign !== " ") throw new Error(`the font has no ${sign}`);
  const toUnits = (value) => Math.round((value * UNITS) / font.unitsPerEm);
  const contours = contoursOf(font, glyph);
  let text = packed(toUnits(font.advanceOf(glyph))) + packed(contours.length);
  let [x, y] = [0, 0];
  for (const contour of contours) {
    text += packed(contour.length);
    for (const point of contour) {
      const [toX, toY] = [toUnits(point.x), toUnits(point.y)];
      text += packed(2 * (toX - x) + (point.isOn ? 1 : 0)) + packed(toY - y);
      [x, y] = [toX, toY];
    }
  }
  return text;
}

const [file] = process.argv.slice(2);
if (!file) throw new Error("usage: node scripts/font-atlas.mjs FONT.ttf > src/visuals/text/NAME.ts");
const font = openFont(new Uint8Array(readFileSync(file)));
const outlines = Array.from(SIGNS, (sign) => packedGlyph(font, sign)).join("");
const source = `// visuals/text/dejavu-sans.ts -- the outlines of the built-in font, made by scripts/font-atlas.mjs. Do not edit.
// Shapes of DejaVu Sans 2.37, whose changes to Bitstream Vera are in the public domain. Bitstream Vera: Copyright (c) 2003 by
// Bitstream, Inc. All Rights Reserved; free to use, copy, merge, embed and distribute under the licence of the Vera fonts.

/** The signs, in the order of their outlines. */
export const signs = ${JSON.stringify(SIGNS)};

/** The outlines, as scripts/font-atlas.mjs tells. */
export const outlines = ${JSON.stringify(outlines)};
`;
process.stdout.write(await prettier.format(source, { parser: "typescript", printWidth: 120 }));
