// loaders/gunzip.ts -- gzip as a readable file, inflated only as far as it is read. RFC 1952.
// The browser's own decompressor is quick but says little: it refuses files of several members (bgzip) and trailing bytes,
// and gives one error for everything. So it goes first, and where it fails ours goes over the file and has the last word.

import { EngineError } from "../base/errors";
import { allocate, holdToLimit } from "./allocate";
import type { Bytes } from "./bytes";
import { inflater } from "./inflate";
import type { Report } from "./report";

/** DEFLATE cannot do better than 1032 to 1: a file that claims more is cut short. */
const BEST_RATIO = 1032;
/** After the last byte wanted we read on this far, to meet the end of the file and its checksum. */
const OVERRUN = 65536;
/** Bytes that are enough to know a file by. */
export const HEAD_BYTES = 1024;
/** Below this the start-up of the browser's decompressor costs more than it saves. */
const SMALL = 131072;
/** Compressed bytes given to the browser at a time: at most 33 MB of output may then wait in its queues. */
const FEED = 32768;

/** Whether bytes start a gzip file. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** The same file decompressed if it is gzip, else the file itself. `name` loses its .gz. */
export async function unzipped(bytes: Bytes, report: Report): Promise<Bytes> {
  if (!isGzip(await bytes.range(0, 2))) return bytes;
  const compressed = await bytes.range(0, await bytes.length());
  return gunzip(compressed, bytes, report);
}

/** A gzip file in memory as a readable file; `beside` says its name and where its siblings are. */
export function gunzip(compressed: Uint8Array, beside: Pick<Bytes, "name" | "sibling">, report: Report): Bytes {
  let known = new Uint8Array(0);
  return {
    name: beside.name.replace(/\.gz$/i, ""),
    sibling: beside.sibling,
    async length() {
      const { position } = await inflateRange(compressed, report.maxBytes, 0, report, () => undefined);
      holdToLimit(position, "gzip data", report);
      return position;
    },
    async range(from, count) {
      // Headers are read over and over while they are being understood.
      if (from + count <= known.length) return known.subarray(from, from + count);
      const wanted = Math.max(0, Math.min(count, compressed.length * BEST_RATIO - from));
      const tell = wanted > HEAD_BYTES ? report.track("decode") : () => undefined;
      const isLarge = from + wanted > SMALL;
      const quick = isLarge ? await inflateNatively(compressed, from, wanted, report, tell) : undefined;
      const array = quick ?? (await inflateRange(compressed, from, wanted, report, tell)).array;
      if (from === 0 && count <= HEAD_BYTES) known = array as Uint8Array<ArrayBuffer>;
      return array;
    },
  };
}

/** Puts a stretch of output that starts at `position` where it belongs in the result that starts at `from`. */
function place(target: Uint8Array, from: number, position: number, chunk: Uint8Array): void {
  const skip = Math.max(0, from - position);
  const room = from + target.length - position;
  if (skip < chunk.length && room > skip)
    target.set(chunk.subarray(skip, Math.min(chunk.length, room)), position + skip - from);
}

/** Told the bytes made so far and the bytes to make. */
type Tell = (loaded: number, total: number) => void;

/** Our own way: exact about what is wrong. `position` is the length of the output where the end was met. */
async function inflateRange(compressed: Uint8Array, from: number, count: number, report: Report, tell: Tell) {
  const target = allocate(count, report);
  const enough = from + count <= HEAD_BYTES ? from + count : from + count + OVERRUN;
  const stream = inflater(compressed);
  let position = 0;
  for (let at = 0; at < compressed.length;) {
    stream.open(memberStart(compressed, at));
    let crc = -1;
    let size = 0;
    for (let chunk = stream.step(); chunk; chunk = stream.step()) {
      place(target, from, position, chunk);
      crc = crc32(crc, chunk);
      size += chunk.length;
      position += chunk.length;
      tell(Math.max(0, Math.min(count, position - from)), count);
      if (position >= enough) return { array: target, position };
      await report.turn(chunk.length);
    }
    at = checkTrailer(compressed, stream.end, crc, size);
    // Zeros or other bytes after a member are not ours to judge: gunzip ignores them too.
    if (!isGzip(compressed.subarray(at, at + 2))) break;
    // An empty member makes no output, but it is work: about as much as this.
    await report.turn(1024);
  }
  return { array: target.subarray(0, Math.max(0, Math.min(count, position - from))), position };
}

/** Index of the compressed stream of the member that starts at `at`. */
function memberStart(array: Uint8Array, at: number): number {
  const flags = array[at + 3] as number;
  if (at + 10 > array.length) throw cut();
  if (array[at + 2] !== 8 || flags > 31) {
    throw new EngineError(
      "load/corrupt",
      `a gzip header must name method 8 and known flags, got ${array[at + 2]} and ${flags}`,
    );
  }
  let next = at + 10;
  if (flags & 4) next += 2 + ((array[next] as number) | ((array[next + 1] as number) << 8));
  // File name, then comment: each ends with a zero.
  for (const flag of [8, 16]) {
    if (flags & flag) {
      while (next < array.length && array[next] !== 0) ++next;
      ++next;
    }
  }
  if (flags & 2) next += 2;
  if (next >= array.length) throw cut();
  return next;
}

function cut(): EngineError {
  return new EngineError("load/truncated", "a gzip file must end with its checksum, got a file cut short");
}

/** Index of the byte after the member. */
function checkTrailer(array: Uint8Array, end: number, crc: number, size: number): number {
  if (end + 8 > array.length) throw cut();
  const word = (at: number): number =>
    ((array[at] as number) |
      ((array[at + 1] as number) << 8) |
      ((array[at + 2] as number) << 16) |
      ((array[at + 3] as number) << 24)) >>>
    0;
  if (word(end) !== ~crc >>> 0 || word(end + 4) !== size % 4294967296) {
    throw new EngineError("load/corrupt", "gzip data must match their checksum, got other bytes than were compressed");
  }
  return end + 8;
}

let crcTable: Int32Array | undefined;

function crc32(crc: number, array: Uint8Array): number {
  if (!crcTable) {
    crcTable = new Int32Array(256);
    for (let i = 0; i < 256; ++i) {
      let value = i;
      // The polynomial of RFC 1952, section 8, bits reversed.
      for (let bit = 0; bit < 8; ++bit) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
      crcTable[i] = value;
    }
  }
  for (let i = 0; i < array.length; ++i) crc = (crcTable[(crc ^ (array[i] as number)) & 255] as number) ^ (crc >>> 8);
  return crc;
}

/** The browser's way; `undefined` where there is none or where it finds fault. */
async function inflateNatively(compressed: Uint8Array, from: number, count: number, report: Report, tell: Tell) {
  if (typeof DecompressionStream === "undefined") return undefined;
  const target = allocate(count, report);
  const stream = new DecompressionStream("gzip");
  void feed(stream.writable.getWriter(), compressed);
  const reader = stream.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  let position = 0;
  try {
    while (position < from + count + OVERRUN) {
      const { done, value } = await report.abortable(reader.read());
      if (done) break;
      place(target, from, position, value);
      position += value.length;
      tell(Math.max(0, Math.min(count, position - from)), count);
      await report.turn(value.length);
    }
  } catch (error) {
    if (error instanceof EngineError) throw error;
    return undefined;
  } finally {
    // Ends the feeding too: its writes then fail, which `feed` expects.
    reader.cancel().catch(() => undefined);
  }
  // Too short: is it the end of the file, or damage? Let the exact way say.
  return position < from + count ? undefined : target;
}

async function feed(writer: WritableStreamDefaultWriter<BufferSource>, compressed: Uint8Array): Promise<void> {
  // What fails here fails in the reader, where it is dealt with.
  writer.closed.catch(() => undefined);
  try {
    for (let at = 0; at < compressed.length; at += FEED) {
      await writer.ready;
      await writer.write(compressed.subarray(at, at + FEED) as Uint8Array<ArrayBuffer>);
    }
    await writer.close();
  } catch {
    return;
  }
}
