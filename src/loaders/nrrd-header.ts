// loaders/nrrd-header.ts -- the text at the head of a NRRD: fields, sizes, what each axis is, where the voxels lie.
// @source https://teem.sourceforge.net/nrrd/format.html

import { EngineError } from "../base/errors";
import type { Bytes } from "./bytes";
import type { StoredType } from "./stored";
import { latin1 } from "./latin1";
import { isPlacement, spacedPlacement } from "./lattice";

/** How the voxels are written. */
export type Encoding = "raw" | "gzip" | "ascii" | "hex";

/** What one axis of the array is for. */
export type Role = "space" | "channel" | "frame";

/** A NRRD header that makes sense by itself. */
export interface NrrdHeader {
  readonly type: StoredType;
  readonly encoding: Encoding;
  readonly littleEndian: boolean;
  readonly sizes: readonly number[];
  readonly roles: readonly Role[];
  readonly worldFromData: readonly number[];
  readonly lineSkip: number;
  /** -1: the voxels are the last bytes of the file */
  readonly byteSkip: number;
  /** files with the voxels; empty when they follow the header */
  readonly files: readonly string[];
  /** bytes of the header, with the empty line after it */
  readonly end: number;
  /** what the reader of the picture should be told */
  readonly notes: readonly string[];
}

/** Nobody writes a longer header; without a bound a file without an empty line would be read through. */
const MAX_HEADER_BYTES = 1048576;

/** Reads and checks the header. @throws load/header, load/unsupported, load/truncated */
export async function readNrrdHeader(bytes: Bytes): Promise<NrrdHeader> {
  const { lines, end } = await headerLines(bytes);
  const version = /^NRRD000([1-9])$/.exec(lines[0] as string)?.[1];
  if (!version || Number(version) > 5)
    throw new EngineError("load/unsupported", `NRRD0001 to NRRD0005 are read, got ${lines[0]}`);
  const fields: Record<string, string> = {};
  let files: readonly string[] = [];
  for (let i = 1; i < lines.length; ++i) {
    // key:=value pairs are the writer's own; # starts a comment.
    const [, name = "", value = ""] = /^([^:#]+): ?(?!=)(.*)$/.exec(lines[i] as string) ?? [];
    const field = name.trim().toLowerCase().replace(/\s+/g, " ");
    fields[aliases[field] ?? field] = value.trim();
    if ((aliases[field] ?? field) === "data file") {
      files = dataFiles(value.trim(), lines.slice(i + 1));
      if (/^LIST\b/.test(value.trim())) break;
    }
  }
  return checked(fields, files, end);
}

const aliases: Readonly<Record<string, string>> = {
  datafile: "data file",
  lineskip: "line skip",
  byteskip: "byte skip",
};

async function headerLines(bytes: Bytes): Promise<{ lines: string[]; end: number }> {
  for (let count = 4096; ; count *= 4) {
    const head = await bytes.range(0, count);
    const end = emptyLine(head);
    // A detached header may simply end.
    if (end !== undefined || head.length < count) {
      const text = latin1(head.subarray(0, end ?? head.length));
      return { lines: text.split("\n").map((line) => line.replace(/\r$/, "")), end: end ?? head.length };
    }
    if (count >= MAX_HEADER_BYTES) {
      throw new EngineError("load/header", `a NRRD header must end with an empty line, got none in ${count} bytes`);
    }
  }
}

/** Index of the byte after the first empty line. */
function emptyLine(head: Uint8Array): number | undefined {
  for (let i = 0; i + 1 < head.length; ++i) {
    if (head[i] !== 10) continue;
    if (head[i + 1] === 10) return i + 2;
    if (head[i + 1] === 13 && head[i + 2] === 10) return i + 3;
  }
  return undefined;
}

/** More files than slices in any scan. */
const MAX_FILES = 65536;

/** The three ways to name files: one, a pattern with first, last and step, or a list on the lines that follow. */
function dataFiles(value: string, rest: readonly string[]): readonly string[] {
  if (/^LIST\b/.test(value)) return few(rest.map((line) => line.trim()).filter((line) => line !== ""));
  const [, before, zero = "", width = "0", after = "", first, last, step] =
    /^(.*)%(0?)(\d*)d(.*?)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)(?:\s+\d+)?$/.exec(value) ?? [];
  if (before === undefined) return [value];
  const [from, to, by] = [Number(first), Number(last), Number(step)];
  if (by === 0 || (to - from) / by < 0 || (to - from) / by >= MAX_FILES || Number(width) > 20) {
    throw new EngineError("load/header", `NRRD data file must count at most ${MAX_FILES} files, got ${value}`);
  }
  const names: string[] = [];
  for (let n = from; by > 0 ? n <= to : n >= to; n += by) {
    let digits = String(n);
    while (digits.length < Number(width)) digits = (zero || " ") + digits;
    names.push(before + digits + after);
  }
  return names;
}

function few(names: readonly string[]): readonly string[] {
  if (names.length > 0 && names.length <= MAX_FILES) return names;
  throw new EngineError("load/header", `NRRD data file must list 1 to ${MAX_FILES} files, got ${names.length}`);
}

function checked(fields: Readonly<Record<string, string>>, files: readonly string[], end: number): NrrdHeader {
  const notes: string[] = [];
  const sizes = numbers(fields["sizes"]);
  const dimension = Number(fields["dimension"]);
  if (!(dimension >= 1 && dimension <= 16) || sizes.length !== dimension) {
    throw new EngineError(
      "load/header",
      `NRRD sizes must be as many as its dimension, got ${fields["dimension"]} and ${fields["sizes"]}`,
    );
  }
  const type = typeOf(fields["type"]);
  const encoding = encodingOf(fields["encoding"]);
  const endian = (fields["endian"] || "").toLowerCase();
  if (endian !== "little" && endian !== "big" && encoding !== "ascii" && !/8$/.test(type)) {
    notes.push("the header does not say the byte order; little endian is assumed");
  }
  const directions = vectors(fields["space directions"]);
  const roles = rolesOf(sizes, words(fields["kinds"]), directions);
  const units = words(fields["space units"])[0];
  if (units && !/^"?mm"?$/.test(units)) notes.push(`lengths are in ${units.replace(/"/g, "")}`);
  return {
    type,
    encoding,
    littleEndian: endian !== "big",
    sizes,
    roles,
    worldFromData: placement(fields, roles, directions, notes),
    lineSkip: skip(fields["line skip"], 0),
    byteSkip: skip(fields["byte skip"], -1),
    files,
    end,
    notes,
  };
}

function words(text = ""): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function numbers(text = ""): number[] {
  return words(text).map(Number);
}

function skip(text: string | undefined, least: number): number {
  const value = Number(text || 0);
  if (value >= least && Math.floor(value) === value) return value;
  throw new EngineError("load/header", `NRRD skips must be whole numbers of at least ${least}, got ${text}`);
}

const typeNames: Readonly<Record<string, StoredType>> = {
  char: "int8",
  uchar: "uint8",
  "unsigned char": "uint8",
  short: "int16",
  ushort: "uint16",
  "unsigned short": "uint16",
  int: "int32",
  uint: "uint32",
  unsigned: "uint32",
  longlong: "int64",
  "long long": "int64",
  ulonglong: "uint64",
  "unsigned long long": "uint64",
  float: "float32",
  double: "float64",
};

/** `signed` and a last `int` say nothing; int8 may be written int8_t. */
function typeOf(text = ""): StoredType {
  const name = text
    .toLowerCase()
    .replace(/^signed /, "")
    .replace(/ int$/, "")
    .replace(/_t$/, "");
  const [, exact] = /^(u?int(?:8|16|32|64))$/.exec(name) ?? [];
  const type = Object.prototype.hasOwnProperty.call(typeNames, name)
    ? typeNames[name]
    : (exact as StoredType | undefined);
  if (type) return type;
  throw new EngineError(
    name === "block" ? "load/unsupported" : "load/header",
    `NRRD type must be a number type, got ${text}`,
  );
}

const encodings: Readonly<Record<string, Encoding>> = {
  raw: "raw",
  gzip: "gzip",
  gz: "gzip",
  ascii: "ascii",
  text: "ascii",
  txt: "ascii",
  hex: "hex",
};

function encodingOf(text = ""): Encoding {
  const name = text.toLowerCase();
  if (Object.prototype.hasOwnProperty.call(encodings, name)) return encodings[name] as Encoding;
  throw new EngineError(
    "load/unsupported",
    `NRRD encoding must be one of ${Object.keys(encodings).join(", ")}, got ${text}`,
  );
}

/** `(1,0,0) none (0,1,0)` */
function vectors(text = ""): (number[] | undefined)[] {
  const result: (number[] | undefined)[] = [];
  const parts = text.match(/\([^)]*\)|none/g) ?? [];
  for (const part of parts) result.push(part === "none" ? undefined : part.slice(1, -1).split(",").map(Number));
  return result;
}

/** Kinds whose values belong to one voxel. */
const CHANNEL_KIND = /^(.*-color|.*vector|normal|.*gradient|[234]-color|complex|quaternion|list|point)$/i;

/** Kinds first, then `none` directions; what is left over after three axes of space is a series. */
function rolesOf(
  sizes: readonly number[],
  kinds: readonly string[],
  directions: readonly (number[] | undefined)[],
): Role[] {
  let spaces = 0;
  let hasChannel = false;
  return sizes.map((size, i) => {
    const kind = kinds[i] || "";
    const isInner =
      CHANNEL_KIND.test(kind) || (directions.length === sizes.length && !directions[i] && !/time/i.test(kind));
    if (isInner && size <= 4 && !hasChannel && (i === 0 || CHANNEL_KIND.test(kind))) {
      hasChannel = true;
      return "channel";
    }
    const isApart = isInner || /^time$/i.test(kind) || (directions.length === sizes.length && !directions[i]);
    if (isApart || spaces === 3) return "frame";
    ++spaces;
    return "space";
  });
}

/** Column-major, with the world turned to RAS where the header says how it lies. */
function placement(
  fields: Readonly<Record<string, string>>,
  roles: readonly Role[],
  directions: readonly (number[] | undefined)[],
  notes: string[],
): number[] {
  const isSpace = (_: unknown, i: number): boolean => roles[i] === "space";
  const bare = spacedPlacement(numbers(fields["spacings"]).filter(isSpace));
  if (directions.length !== roles.length) return bare;
  const columns = directions.filter(isSpace);
  const origin = vectors(fields["space origin"])[0] ?? [];
  const matrix = [...bare];
  columns.forEach((column, axis) => {
    for (let row = 0; row < 3; ++row) matrix[4 * axis + row] = (column && column[row]) || 0;
  });
  // Flat data have no direction across: perpendicular, of length 1.
  if (columns.length === 2) perpendicular(matrix);
  for (let row = 0; row < 3; ++row) matrix[12 + row] = origin[row] || 0;
  const [flipX, flipY, flipZ] = flips(fields["space"]);
  const flipped = matrix.map((value, i) =>
    (i % 4 === 0 && flipX) || (i % 4 === 1 && flipY) || (i % 4 === 2 && flipZ) ? 0 - value : value,
  );
  if (isPlacement(flipped)) return flipped;
  notes.push("the space directions have no way back and are left out");
  return bare;
}

function perpendicular(m: number[]): void {
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0] = m;
  const cross = [b * f - c * e, c * d - a * f, a * e - b * d] as const;
  const length = Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]) || 1;
  for (let row = 0; row < 3; ++row) m[8 + row] = (cross[row] as number) / length;
}

/** Which world axes run against RAS: `left-posterior-superior` (LPS) turns the first two. Other spaces stay as they are. */
function flips(space = ""): [boolean, boolean, boolean] {
  const [, x = "", y = "", z = ""] =
    /^(l|r)[a-z]*-(a|p)[a-z]*-(s|i)[a-z]*(?:-time)?$/i.exec(space) ?? /^(l|r)(a|p)(s|i)t?$/i.exec(space) ?? [];
  return [/l/i.test(x), /p/i.test(y), /i/i.test(z)];
}
