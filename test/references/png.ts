// test/references/png.ts -- reads the recorded pictures. A 2-D canvas would premultiply and lose bits, so we decode.

import { unzlibSync } from "fflate";

/** Pixels: straight RGBA bytes, row 0 is the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const COLOUR_BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/**
 * Decodes an 8-bit RGB or RGBA PNG that is not interlaced.
 *
 * @throws Error on anything else
 */
export function decodePng(bytes: Uint8Array): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0x89504e47) throw new Error("png: the first bytes are not those of a PNG");
  let width = 0;
  let height = 0;
  let channels = 0;
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const tag = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (tag === "IHDR") {
      width = view.getUint32(at + 8);
      height = view.getUint32(at + 12);
      channels = COLOUR_BYTES[bytes[at + 17]!] ?? 0;
      if (bytes[at + 16] !== 8 || channels === 0 || bytes[at + 20] !== 0) throw new Error("png: unsupported flavour");
    } else if (tag === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const rows = unfilter(unzlibSync(joined(parts)), width * channels, height, channels);
  return { width, height, data: channels === 4 ? rows : withAlpha(rows) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Undoes the prediction of each row (PNG specification, section 9). */
function unfilter(raw: Uint8Array, rowBytes: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (rowBytes + 1)]!;
    const from = y * (rowBytes + 1) + 1;
    const to = y * rowBytes;
    for (let x = 0; x < rowBytes; ++x) {
      const left = x >= channels ? out[to + x - channels]! : 0;
      const up = y > 0 ? out[to + x - rowBytes]! : 0;
      const corner = x >= channels && y > 0 ? out[to + x - rowBytes - channels]! : 0;
      out[to + x] = raw[from + x]! + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function withAlpha(rgb: Uint8Array): Uint8Array {
  const rgba = new Uint8Array((rgb.length / 3) * 4).fill(255);
  for (let i = 0; i < rgb.length / 3; ++i) rgba.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i);
  return rgba;
}
