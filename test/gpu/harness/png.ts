// PNG in and out, exactly. A 2-D canvas would premultiply by alpha on the way and lose bits, so the bytes are read here.
import { unzlibSync, zlibSync } from "fflate";
import { fetchBytes } from "./page";
import type { Pixels } from "./pixels";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RGB = 2;
const RGBA = 6;

interface Chunk {
  readonly name: string;
  readonly body: Uint8Array;
}

/** The picture behind a URL of the test server. */
export async function fetchPng(url: string): Promise<Pixels> {
  return readPng(await fetchBytes(url));
}

/**
 * Decode a PNG of 8-bit RGB or RGBA, not interlaced.
 * @throws on any other flavour
 */
export function readPng(bytes: Uint8Array): Pixels {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) throw new Error("a PNG must begin with its signature");
  const chunks = readChunks(bytes);
  const head = chunks.find((chunk) => chunk.name === "IHDR")?.body;
  if (!head) throw new Error("a PNG must have an IHDR");
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [width, height, kind] = [view.getUint32(0), view.getUint32(4), head[9]];
  if (head[8] !== 8 || (kind !== RGB && kind !== RGBA) || head[12] !== 0)
    throw new Error(`a PNG must be 8-bit RGB or RGBA and not interlaced, got kind ${kind} of ${head[8]} bits`);
  const packed = join(chunks.filter((chunk) => chunk.name === "IDAT").map((chunk) => chunk.body));
  const channels = kind === RGBA ? 4 : 3;
  const plain = unfilter(unzlibSync(packed), width * channels, height, channels);
  return { width, height, data: kind === RGBA ? plain : withAlpha(plain) };
}

/** Encode a picture as 8-bit RGBA. */
export function writePng({ width, height, data }: Pixels): Uint8Array {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([8, RGBA, 0, 0, 0], 8);
  const rows = new Uint8Array(height * (width * 4 + 1)); // each row begins with its filter: 0, none
  for (let y = 0; y < height; y += 1)
    rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  const parts = [chunk("IHDR", head), chunk("IDAT", zlibSync(rows)), chunk("IEND", new Uint8Array(0))];
  return join([Uint8Array.from(SIGNATURE), ...parts]);
}

function readChunks(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ name, body: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const named = join([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), body]);
  const whole = new Uint8Array(named.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, body.length);
  whole.set(named, 4);
  view.setUint32(named.length + 4, crc32(named));
  return whole;
}

/** Undo the row filters of PNG: each byte was stored less a guess from its neighbours. */
function unfilter(raw: Uint8Array, rowBytes: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x >= channels ? (out[at - channels] ?? 0) : 0;
      const up = y > 0 ? (out[at - rowBytes] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (out[at - rowBytes - channels] ?? 0) : 0;
      out[at] = (raw[at + y + 1] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return out;
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const plane = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(plane - left), Math.abs(plane - up), Math.abs(plane - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function withAlpha(rgb: Uint8Array): Uint8Array {
  const rgba = new Uint8Array((rgb.length / 3) * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) rgba.set(rgb.subarray(from, from + 3), to);
  return rgba;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The checksum of a PNG chunk. */
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
