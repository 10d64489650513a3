// polyfill/text.ts -- TextDecoder for UTF-8 and Latin-1, which is what file headers are written in.

import { fill, scope } from "./define";

const REPLACEMENT = 0xfffd;
/** Code units a call of String.fromCharCode takes at once: engines limit the number of arguments. */
const CHUNK = 4096;

class SmallTextDecoder {
  readonly encoding: string;
  readonly fatal: boolean;

  constructor(label = "utf-8", options?: { readonly fatal?: boolean }) {
    const name = label.toLowerCase();
    if (!/^(utf-?8|ascii|us-ascii|latin1|l1|iso-?8859-1|windows-1252)$/.test(name)) {
      throw new RangeError(`TextDecoder: ${label} is not supported here`);
    }
    this.encoding = /^utf/.test(name) ? "utf-8" : "windows-1252";
    this.fatal = Boolean(options && options.fatal);
  }

  decode(source?: ArrayBuffer | ArrayBufferView): string {
    if (!source) return "";
    const bytes =
      source instanceof ArrayBuffer
        ? new Uint8Array(source)
        : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    return this.encoding === "utf-8" ? utf8(bytes, this.fatal) : textOf(bytes);
  }
}

function textOf(units: ArrayLike<number>): string {
  let text = "";
  for (let i = 0; i < units.length; i += CHUNK) {
    text += String.fromCharCode.apply(null, Array.prototype.slice.call(units, i, i + CHUNK) as number[]);
  }
  return text;
}

function utf8(bytes: Uint8Array, isFatal: boolean): string {
  const units: number[] = [];
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (let i = hasMark ? 3 : 0; i < bytes.length;) {
    const [point, length] = codePoint(bytes, i);
    if (point === REPLACEMENT && isFatal && length < 3) throw new TypeError("TextDecoder: the bytes are not UTF-8");
    if (point < 0x10000) units.push(point);
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    i += length;
  }
  return textOf(units);
}

// The code point at i and its length in bytes; what is no UTF-8 counts as one replacement character a byte.
function codePoint(bytes: Uint8Array, i: number): [number, number] {
  const lead = bytes[i]!;
  if (lead < 0x80) return [lead, 1];
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || i + length > bytes.length) return [REPLACEMENT, 1];
  let point = lead & (0x7f >> length);
  for (let k = 1; k < length; k++) {
    const next = bytes[i + k]!;
    if ((next & 0xc0) !== 0x80) return [REPLACEMENT, 1];
    point = (point << 6) | (next & 0x3f);
  }
  const isLegal =
    point >= [0, 0, 0x80, 0x800, 0x10000][length]! && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000);
  return isLegal ? [point, length] : [REPLACEMENT, 1];
}

fill(scope, { TextDecoder: SmallTextDecoder });
