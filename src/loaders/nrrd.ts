// loaders/nrrd.ts -- NRRD, versions 1 to 5: header and voxels in one file, or apart, or the voxels in many files.
// Raw, gzip, text and hex; bzip2 is refused by name. Colour axes become channels wherever they stand.

import { EngineError } from "../base/errors";
import type { VoxelArray } from "../base/arrays";
import { grid } from "../data/grid";
import { allocate } from "./allocate";
import type { Bytes } from "./bytes";
import { elements, makeArray, requireBytes, storedBytes } from "./elements";
import { gunzip } from "./gunzip";
import { latin1 } from "./latin1";
import { arranged, countOf, frameOf, type Axis } from "./lattice";
import { defineLoader } from "./loader";
import { type Report } from "./report";
import { readNrrdHeader, type NrrdHeader } from "./nrrd-header";
import { hexBytes, textNumbers } from "./text-numbers";

/** .nrrd, and .nhdr with its data files. */
export const nrrd = defineLoader({
  name: "NRRD",
  extensions: ["nrrd", "nhdr"],
  sniff: (head) => latin1(head.subarray(0, 5)) === "NRRD0",
  async read(bytes, report) {
    const header = await readNrrdHeader(bytes);
    const { sizes, roles, worldFromData } = header;
    const axes = axesOf(header);
    countOf(sizes, 0, report);
    const count = countOf(
      axes.map((axis) => axis.size),
      storedBytes[header.type],
      report,
    );
    const frames = sizes.filter((_, i) => roles[i] === "frame");
    const frame = frameOf(countOf(frames, 0, report), report);
    // A series that is the slowest axis keeps each volume in one piece, and only that is read.
    const isPiece = roles.every((role, i) => role !== "frame" || roles.slice(i).every((later) => later === "frame"));
    const part = isPiece
      ? { from: frame * count, count }
      : { from: 0, count: countOf(sizes, storedBytes[header.type], report) };
    for (const note of header.notes) report.note(note);
    const array = await voxels(bytes, header, part, report);
    return grid({
      data: await arranged(array, axes, isPiece ? 0 : startOf(header, frame), report),
      shape: [axes[1].size, axes[2].size, axes[3].size],
      channels: axes[0].size,
      worldFromData,
      name: report.options.name ?? bytes.name,
    });
  },
});

/** A stretch of elements. */
interface Part {
  readonly from: number;
  readonly count: number;
}

function axesOf({ sizes, roles }: NrrdHeader): readonly [Axis, Axis, Axis, Axis] {
  const one: Axis = { size: 1, stride: 1 };
  let channel = one;
  const space: Axis[] = [];
  let stride = 1;
  sizes.forEach((size, i) => {
    if (roles[i] === "channel") channel = { size, stride };
    if (roles[i] === "space") space.push({ size, stride });
    stride *= size;
  });
  return [channel, space[0] ?? one, space[1] ?? one, space[2] ?? one];
}

/** Index of the first element of a volume, where the series is not the slowest axis. */
function startOf({ sizes, roles }: NrrdHeader, frame: number): number {
  let stride = 1;
  let start = 0;
  sizes.forEach((size, i) => {
    if (roles[i] === "frame") {
      start += (frame % size) * stride;
      frame = Math.floor(frame / size);
    }
    stride *= size;
  });
  return start;
}

async function voxels(bytes: Bytes, header: NrrdHeader, part: Part, report: Report): Promise<VoxelArray> {
  const { files, type, littleEndian } = header;
  if (files.length < 2) {
    const [file] = files;
    const source = file === undefined ? bytes : await bytes.sibling(relative(file));
    return readPart(source, file === undefined ? header.end : 0, header, part, report);
  }
  // Each file holds an equal share; only those that the part touches are opened.
  const total = countOf(header.sizes, storedBytes[type], report);
  const share = total / files.length;
  if (Math.floor(share) !== share) {
    throw new EngineError(
      "load/header",
      `NRRD data files must hold equal shares, got ${total} elements in ${files.length} files`,
    );
  }
  const result = makeArray(outcome(header), part.count, report);
  for (let i = Math.floor(part.from / share); i * share < part.from + part.count; ++i) {
    const from = Math.max(part.from, i * share);
    const count = Math.min(part.from + part.count, (i + 1) * share) - from;
    const source = await bytes.sibling(relative(files[i] as string));
    result.set(
      await readPart(source, 0, { ...header, littleEndian }, { from: from - i * share, count }, report),
      from - part.from,
    );
  }
  return result;
}

/** 64-bit integers of several files must become one type. */
function outcome({ type }: NrrdHeader) {
  return type === "int64" || type === "uint64" || type === "float16" ? "float64" : type;
}

function relative(file: string): string {
  return file.replace(/\\/g, "/").replace(/^(\.\/)+/, "");
}

async function readPart(
  source: Bytes,
  start: number,
  header: NrrdHeader,
  part: Part,
  report: Report,
): Promise<VoxelArray> {
  const { type, encoding, littleEndian } = header;
  const from = part.from * storedBytes[type];
  const count = part.count * storedBytes[type];
  const at = await afterLines(source, start, header.lineSkip, report);
  if (encoding === "ascii")
    return textNumbers(
      await text(source, at + skipOf(header), part, report),
      outcome(header),
      part.from,
      part.count,
      report,
    );
  if (encoding === "hex")
    return elements(
      await hexPart(source, at + skipOf(header), from, count, report),
      type,
      littleEndian,
      part.count,
      0,
      report,
    );
  const binary =
    encoding === "gzip" ? gunzip(await source.range(at, (await source.length()) - at), source, report) : source;
  const base = encoding === "gzip" ? 0 : at;
  const length = header.byteSkip < 0 ? await binary.length() : 0;
  const skipped = header.byteSkip < 0 ? length - bytesOf(header) : base + header.byteSkip;
  if (skipped < base) requireBytes(length - base, bytesOf(header));
  const stored = await binary.range(skipped + from, count);
  requireBytes(stored.length, count);
  return elements(stored, type, littleEndian, part.count, 0, report);
}

/** Bytes of the voxels in one data file. */
function bytesOf({ sizes, type, files }: NrrdHeader): number {
  return (sizes.reduce((product, size) => product * size, 1) * storedBytes[type]) / Math.max(1, files.length);
}

function skipOf({ byteSkip }: NrrdHeader): number {
  if (byteSkip >= 0) return byteSkip;
  throw new EngineError("load/header", "NRRD byte skip -1 goes with raw and gzip data only, got text");
}

/** Index of the byte after `lines` line ends. */
async function afterLines(source: Bytes, start: number, lines: number, report: Report): Promise<number> {
  for (let at = start; lines > 0;) {
    const block = await source.range(at, 65536);
    if (block.length === 0)
      throw new EngineError("load/truncated", `NRRD line skip must lie in the file, got ${lines} lines too many`);
    for (let i = 0; i < block.length; ++i) {
      if (block[i] === 10 && --lines === 0) return at + i + 1;
    }
    at += block.length;
    await report.turn(block.length);
  }
  return start;
}

/** Text of numbers: no number written for people needs more room than this, blanks included. */
const WIDEST_NUMBER = 64;

async function text(source: Bytes, at: number, part: Part, report: Report): Promise<Uint8Array> {
  const most = (part.from + part.count) * WIDEST_NUMBER + 65536;
  const bytes = await source.range(at, Math.min(most, report.maxBytes));
  // The shortest number is one digit and one blank.
  requireBytes(bytes.length + 1, (part.from + part.count) * 2);
  return bytes;
}

async function hexPart(source: Bytes, at: number, from: number, count: number, report: Report): Promise<Uint8Array> {
  const most = (from + count) * 4 + 65536;
  const digits = await source.range(at, Math.min(most, report.maxBytes));
  requireBytes(digits.length / 2, from + count);
  return hexBytes(digits, allocate(count, report), from, report);
}
