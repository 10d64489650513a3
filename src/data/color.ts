// data/color.ts -- a CSS colour as four numbers. Read here and not by the browser, because data is also checked where
// there is no document (workers, tests, servers), and because old browsers know fewer spellings.

import { EngineError } from "../base/errors";
import { show } from "../base/check";

/** Red, green, blue, alpha in 0..1: sRGB-encoded, alpha straight (not multiplied in). */
export type Rgba = readonly [number, number, number, number];

/** What stands for a colour: CSS words, or [r, g, b] or [r, g, b, a] in 0..1. */
export type Color = string | readonly number[];

/**
 * The four numbers of a colour.
 *
 * Understands #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), hsl(), hsla() with commas or spaces, the 148 names of CSS
 * and "transparent". Numbers of rgb() and hsl() outside their range are clamped, as CSS says; those of an array are an error.
 *
 * @param name  what the colour is for, in messages
 * @throws param/type for what is no colour, param/range for numbers of an array outside 0..1
 * @source CSS Color Module Level 4
 */
export function readColor(value: Color, name = "color"): Rgba {
  if (typeof value === "string") {
    const word = value.trim().toLowerCase();
    const rgba = word.charAt(0) === "#" ? fromHex(word) : (fromFunction(word) ?? fromName(word));
    if (rgba) return rgba;
  } else if (typeof value === "object" && value !== null && (value.length === 3 || value.length === 4)) {
    return fromNumbers(value, name);
  }
  throw new EngineError("param/type", `${name} must be a CSS colour or [r, g, b, a?] in 0..1, got ${show(value)}`);
}

function fromNumbers(value: readonly number[], name: string): Rgba {
  const [r = NaN, g = NaN, b = NaN, a = 1] = value;
  for (const v of [r, g, b, a]) {
    // Written so that NaN fails too.
    if (typeof v !== "number" || !(v >= 0 && v <= 1)) {
      throw new EngineError("param/range", `${name} must have its numbers in 0..1, got ${show(value)}`);
    }
  }
  return [r, g, b, a];
}

function fromHex(word: string): Rgba | undefined {
  if (!/^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(word)) return undefined;
  const digits = word.length > 5 ? 2 : 1;
  const channel = (i: number) => {
    const part = word.slice(1 + i * digits, 1 + (i + 1) * digits);
    return part ? parseInt(digits === 2 ? part : part + part, 16) / 255 : 1;
  };
  return [channel(0), channel(1), channel(2), channel(3)];
}

function fromFunction(word: string): Rgba | undefined {
  const call = /^(rgb|hsl)a?\((.*)\)$/.exec(word);
  const parts = (call?.[2] ?? "").trim().split(/\s*[\s,/]\s*/);
  if (!call || parts.length < 3 || parts.length > 4) return undefined;
  const isRgb = call[1] === "rgb";
  const one = quantity(parts[0], isRgb ? 255 : 360);
  const two = quantity(parts[1], isRgb ? 255 : 100);
  const three = quantity(parts[2], isRgb ? 255 : 100);
  const alpha = quantity(parts[3] ?? "1", 1);
  // Angles have no end: only hsl's first number may be one, and it is not clamped.
  if (one === undefined || two === undefined || three === undefined || alpha === undefined) return undefined;
  if (/[a-z]/.test(parts.slice(isRgb ? 0 : 1).join(""))) return undefined;
  if (isRgb) return [unit(one), unit(two), unit(three), unit(alpha)];
  const [r, g, b] = hslToRgb(one - Math.floor(one), unit(two), unit(three));
  return [r, g, b, unit(alpha)];
}

const TURN: Readonly<Record<string, number>> = { "%": 100, deg: 360, grad: 400, turn: 1, rad: 2 * Math.PI };

/** A number with its unit as a share of the whole; `whole` is what a bare number is counted in. */
function quantity(text: string | undefined, whole: number): number | undefined {
  const parts = /^([+-]?(?:\d+\.?\d*|\.\d+))(%|deg|grad|rad|turn)?$/.exec(text ?? "");
  return parts ? Number(parts[1]) / (TURN[parts[2] ?? ""] ?? whole) : undefined;
}

/** Hue, saturation, lightness in 0..1 to red, green, blue in 0..1. */
export function hslToRgb(hue: number, saturation: number, lightness: number): [number, number, number] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + hue * 12) % 12;
    return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

function fromName(word: string): Rgba | undefined {
  if (word === "transparent") return [0, 0, 0, 0];
  if (!/^[a-z]+$/.test(word)) return undefined;
  // CSS spells every gray with an e as well.
  const key = `,${word.replace("grey", "gray")}:`;
  const at = NAMES.indexOf(key);
  return at < 0 ? undefined : fromHex(`#${NAMES.slice(at + key.length).split(",", 1)[0] ?? ""}`);
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

// One string, searched and not parsed: a tenth of the cost of a table of objects at the start of a page.
const NAMES =
  ",aliceblue:f0f8ff,antiquewhite:faebd7,aqua:0ff,aquamarine:7fffd4,azure:f0ffff,beige:f5f5dc,bisque:ffe4c4,black:000,blanchedalmond:ffebcd,blue:00f,blueviolet:8a2be2,brown:a52a2a,burlywood:deb887,cadetblue:5f9ea0,chartreuse:7fff00,chocolate:d2691e,coral:ff7f50,cornflowerblue:6495ed,cornsilk:fff8dc,crimson:dc143c,cyan:0ff,darkblue:00008b,darkcyan:008b8b,darkgoldenrod:b8860b,darkgray:a9a9a9,darkgreen:006400,darkkhaki:bdb76b,darkmagenta:8b008b,darkolivegreen:556b2f,darkorange:ff8c00,darkorchid:9932cc,darkred:8b0000,darksalmon:e9967a,darkseagreen:8fbc8f,darkslateblue:483d8b,darkslategray:2f4f4f,darkturquoise:00ced1,darkviolet:9400d3,deeppink:ff1493,deepskyblue:00bfff,dimgray:696969,dodgerblue:1e90ff,firebrick:b22222,floralwhite:fffaf0,forestgreen:228b22,fuchsia:f0f,gainsboro:dcdcdc,ghostwhite:f8f8ff,gold:ffd700,goldenrod:daa520,gray:808080,green:008000,greenyellow:adff2f,honeydew:f0fff0,hotpink:ff69b4,indianred:cd5c5c,indigo:4b0082,ivory:fffff0,khaki:f0e68c,lavender:e6e6fa,lavenderblush:fff0f5,lawngreen:7cfc00,lemonchiffon:fffacd,lightblue:add8e6,lightcoral:f08080,lightcyan:e0ffff,lightgoldenrodyellow:fafad2,lightgray:d3d3d3,lightgreen:90ee90,lightpink:ffb6c1,lightsalmon:ffa07a,lightseagreen:20b2aa,lightskyblue:87cefa,lightslategray:789,lightsteelblue:b0c4de,lightyellow:ffffe0,lime:0f0,limegreen:32cd32,linen:faf0e6,magenta:f0f,maroon:800000,mediumaquamarine:66cdaa,mediumblue:0000cd,mediumorchid:ba55d3,mediumpurple:9370db,mediumseagreen:3cb371,mediumslateblue:7b68ee,mediumspringgreen:00fa9a,mediumturquoise:48d1cc,mediumvioletred:c71585,midnightblue:191970,mintcream:f5fffa,mistyrose:ffe4e1,moccasin:ffe4b5,navajowhite:ffdead,navy:000080,oldlace:fdf5e6,olive:808000,olivedrab:6b8e23,orange:ffa500,orangered:ff4500,orchid:da70d6,palegoldenrod:eee8aa,palegreen:98fb98,paleturquoise:afeeee,palevioletred:db7093,papayawhip:ffefd5,peachpuff:ffdab9,peru:cd853f,pink:ffc0cb,plum:dda0dd,powderblue:b0e0e6,purple:800080,rebeccapurple:639,red:f00,rosybrown:bc8f8f,royalblue:4169e1,saddlebrown:8b4513,salmon:fa8072,sandybrown:f4a460,seagreen:2e8b57,seashell:fff5ee,sienna:a0522d,silver:c0c0c0,skyblue:87ceeb,slateblue:6a5acd,slategray:708090,snow:fffafa,springgreen:00ff7f,steelblue:4682b4,tan:d2b48c,teal:008080,thistle:d8bfd8,tomato:ff6347,turquoise:40e0d0,violet:ee82ee,wheat:f5deb3,white:fff,whitesmoke:f5f5f5,yellow:ff0,yellowgreen:9acd32";
