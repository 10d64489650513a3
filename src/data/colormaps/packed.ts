// data/colormaps/packed.ts -- how the tables of colormaps are written down: one string a map, decoded when first asked
// for. Smooth maps of 256 colours are kept as the few stops that reproduce them (scripts/colormap-tables.mjs finds them).
//
//   "#rrggbbrrggbb..."   stops at even distances, blended
//   "|rrggbbrrggbb..."   bands of equal width, not blended (qualitative maps)
//   "~Arrrr..."          stops of five base-64 digits: distance from the stop before in 1/255, then 24 bits of colour
//   anything else        another name of the map that it names

import type { Rgba } from "../color";

/** The stops of a map written as text. */
export interface Unpacked {
  readonly colors: readonly Rgba[];
  /** absent: even distances */
  readonly positions?: readonly number[];
  readonly interpolation: "linear" | "nearest";
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const DIGITS_A_STOP = 5;
const LAST_PLACE = 255;

/** The stops in `text`, or undefined when it is another map's name. */
export function unpack(text: string): Unpacked | undefined {
  const kind = text.charAt(0);
  if (kind === "#" || kind === "|") {
    const colors = chunks(text.slice(1), 6).map((digits) => fromBits(parseInt(digits, 16)));
    return { colors, interpolation: kind === "#" ? "linear" : "nearest" };
  }
  if (kind !== "~") return undefined;
  let place = 0;
  const positions: number[] = [];
  const colors = chunks(text.slice(1), DIGITS_A_STOP).map((stop) => {
    place += DIGITS.indexOf(stop.charAt(0));
    positions.push(place / LAST_PLACE);
    return fromBits(stop.split("").reduce((bits, digit, i) => (i ? bits * 64 + DIGITS.indexOf(digit) : 0), 0));
  });
  return { colors, positions, interpolation: "linear" };
}

function chunks(text: string, length: number): string[] {
  const out: string[] = [];
  for (let i = 0; i < text.length; i += length) out.push(text.slice(i, i + length));
  return out;
}

function fromBits(bits: number): Rgba {
  return [(bits >> 16) / 255, ((bits >> 8) & 255) / 255, (bits & 255) / 255, 1];
}
