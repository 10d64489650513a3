// loaders/nifti.ts -- NIfTI-1 and NIfTI-2, one file or header and image apart, either byte order.
// The world is the file's own: RAS, millimetres. sform before qform before bare spacing, as nibabel has it.
// @source https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h and nifti2.h

import { EngineError } from "../base/errors";
import { grid } from "../data/grid";
import type { Bytes } from "./bytes";
import { elements, requireBytes, rescaled, storedBytes } from "./elements";
import type { StoredType } from "./stored";
import { unzipped } from "./gunzip";
import { latin1 } from "./latin1";
import { countOf, frameOf, isPlacement, spacedPlacement } from "./lattice";
import { defineLoader } from "./loader";
import { type Report } from "./report";

/** NIfTI-1, NIfTI-2 (.nii, .hdr with .img; each may be .gz). */
export const nifti = defineLoader({
  name: "NIfTI",
  extensions: ["nii", "hdr", "img"],
  sniff: (head) => magicOf(head) !== undefined,
  async read(bytes, report) {
    const [header, image] = await parts(bytes, report);
    const { sizes, type, channels } = header;
    const frameBytes = countOf(sizes.slice(0, 3), storedBytes[type] * channels, report) * storedBytes[type] * channels;
    const frame = frameOf(countOf(sizes.slice(3), 0, report), report);
    const stored = await image.range(header.offset + frame * frameBytes, frameBytes);
    requireBytes(stored.length, frameBytes);
    const count = frameBytes / storedBytes[type];
    const raw = await elements(stored, type, header.littleEndian, count, 0, report);
    const { slope, intercept } = header;
    const isScaled =
      channels === 1 && isFinite(slope) && slope !== 0 && isFinite(intercept) && (slope !== 1 || intercept !== 0);
    return grid({
      data: isScaled ? await rescaled(raw, slope, intercept, report) : raw,
      shape: [sizes[0] as number, sizes[1] as number, sizes[2] as number],
      channels,
      worldFromData: placement(header, report),
      name: report.options.name ?? bytes.name,
    });
  },
});

interface Header {
  readonly littleEndian: boolean;
  /** at least three; what follows is the series */
  readonly sizes: readonly number[];
  readonly spacing: readonly number[];
  readonly type: StoredType;
  readonly channels: number;
  readonly offset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly isPair: boolean;
  /** millimetres in one unit of the file */
  readonly unit: number;
  readonly qform: readonly number[] | undefined;
  readonly sform: readonly number[] | undefined;
}

const NIFTI1_BYTES = 348;
const NIFTI2_BYTES = 540;

/** Their numbers for element types; what is missing here we do not read. */
const types: Readonly<Record<number, readonly [StoredType, number]>> = {
  2: ["uint8", 1],
  4: ["int16", 1],
  8: ["int32", 1],
  16: ["float32", 1],
  64: ["float64", 1],
  128: ["uint8", 3],
  256: ["int8", 1],
  512: ["uint16", 1],
  768: ["uint32", 1],
  1024: ["int64", 1],
  1280: ["uint64", 1],
  2304: ["uint8", 4],
};

function magicOf(head: Uint8Array): "n+1" | "ni1" | "n+2" | "ni2" | undefined {
  for (const at of [344, 4]) {
    const word = latin1(head.subarray(at, at + 3));
    const isEnded = head[at + 3] === 0;
    if (isEnded && at === 344 && (word === "n+1" || word === "ni1")) return word;
    if (isEnded && at === 4 && (word === "n+2" || word === "ni2")) return word;
  }
  return undefined;
}

/** The header, and the file that its offset counts in. */
async function parts(bytes: Bytes, report: Report): Promise<[Header, Bytes]> {
  const head = await bytes.range(0, NIFTI2_BYTES);
  if (magicOf(head)) {
    const header = readHeader(head);
    return [header, header.isPair ? await partner(bytes, "img", report) : bytes];
  }
  if (!/\.img$/i.test(bytes.name)) {
    throw new EngineError(
      "load/header",
      `a NIfTI header must hold its magic word, got none in ${bytes.name || "these bytes"}`,
      {
        hint: "files of Analyze 7.5 look alike but are not read",
      },
    );
  }
  const other = await (await partner(bytes, "hdr", report)).range(0, NIFTI2_BYTES);
  if (!magicOf(other))
    throw new EngineError("load/header", `the header beside ${bytes.name} must be NIfTI, got no magic word`);
  return [readHeader(other), bytes];
}

async function partner(bytes: Bytes, extension: string, report: Report): Promise<Bytes> {
  const name = `${bytes.name.replace(/\.(hdr|img)$/i, "") || "*"}.${extension}`;
  // Either of the two may be compressed.
  const file = await bytes.sibling(name).catch((error: unknown) => {
    if (error instanceof EngineError && error.code === "load/aborted") throw error;
    return bytes.sibling(name + ".gz").catch(() => Promise.reject(error));
  });
  return unzipped(file, report);
}

function readHeader(head: Uint8Array): Header {
  const is2 = magicOf(head)?.charAt(2) === "2";
  const size = is2 ? NIFTI2_BYTES : NIFTI1_BYTES;
  if (head.length < size)
    throw new EngineError("load/truncated", `a NIfTI header has ${size} bytes, got ${head.length}`);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const littleEndian = view.getInt32(0, true) === size;
  if (!littleEndian && view.getInt32(0, false) !== size) {
    throw new EngineError(
      "load/header",
      `a NIfTI header must start with its size, ${size}, got ${view.getInt32(0, true)}`,
    );
  }
  const fields = is2 ? fields2(view, littleEndian) : fields1(view, littleEndian);
  const { dims, code } = fields;
  const rank = dims[0] as number;
  if (!(rank >= 1 && rank <= 7)) throw new EngineError("load/header", `NIfTI dim[0] must be 1 to 7, got ${rank}`);
  const known = types[code];
  if (!known)
    throw new EngineError(
      "load/unsupported",
      `NIfTI datatype must be one of ${Object.keys(types).join(", ")}, got ${code}`,
    );
  const isPair = magicOf(head)?.charAt(1) === "i";
  const sizes = [1, 2, 3, 4, 5, 6, 7].map((i) => (i <= rank ? (dims[i] as number) : 1));
  return {
    ...fields,
    littleEndian,
    sizes,
    type: known[0],
    channels: known[1],
    isPair,
    offset: offsetOf(fields.offset, isPair, size),
  };
}

function offsetOf(offset: number, isPair: boolean, headerBytes: number): number {
  if (!(offset >= 0) || !isFinite(offset))
    throw new EngineError("load/header", `NIfTI vox_offset must be at least 0, got ${offset}`);
  // Some writers leave 0; the voxels then follow the header and its four flag bytes.
  return isPair ? Math.floor(offset) : Math.max(Math.floor(offset), headerBytes + 4);
}

/** What the two versions write in different places and widths. */
function fields1(view: DataView, le: boolean) {
  const float = (at: number): number => view.getFloat32(at, le);
  const floats = (at: number, count: number): number[] => range(count).map((i) => float(at + 4 * i));
  return {
    dims: range(8).map((i) => view.getInt16(40 + 2 * i, le)),
    code: view.getInt16(70, le),
    offset: float(108),
    slope: float(112),
    intercept: float(116),
    spacing: floats(80, 3),
    unit: unitOf(view.getUint8(123)),
    qform: view.getInt16(252, le) > 0 ? quaternionPlacement(floats(256, 6), floats(76, 4)) : undefined,
    sform: view.getInt16(254, le) > 0 ? rowsPlacement(floats(280, 12)) : undefined,
  };
}

function fields2(view: DataView, le: boolean) {
  const float = (at: number): number => view.getFloat64(at, le);
  const floats = (at: number, count: number): number[] => range(count).map((i) => float(at + 8 * i));
  return {
    dims: range(8).map((i) => int64(view, 16 + 8 * i, le)),
    code: view.getInt16(12, le),
    offset: int64(view, 168, le),
    slope: float(176),
    intercept: float(184),
    spacing: floats(112, 3),
    unit: unitOf(view.getInt32(500, le)),
    qform: view.getInt32(344, le) > 0 ? quaternionPlacement(floats(352, 6), floats(104, 4)) : undefined,
    sform: view.getInt32(348, le) > 0 ? rowsPlacement(floats(400, 12)) : undefined,
  };
}

function range(count: number): number[] {
  const result: number[] = [];
  for (let i = 0; i < count; ++i) result.push(i);
  return result;
}

function int64(view: DataView, at: number, le: boolean): number {
  return view.getInt32(at + (le ? 4 : 0), le) * 4294967296 + view.getUint32(at + (le ? 0 : 4), le);
}

/** The low three bits of xyzt_units: 1 metre, 2 millimetre, 3 micron; else unknown, taken as millimetres. */
function unitOf(code: number): number {
  return (code & 7) === 1 ? 1000 : (code & 7) === 3 ? 0.001 : 1;
}

function rowsPlacement([
  a = 0,
  b = 0,
  c = 0,
  x = 0,
  d = 0,
  e = 0,
  f = 0,
  y = 0,
  g = 0,
  h = 0,
  i = 0,
  z = 0,
]: number[]): number[] {
  return [a, d, g, 0, b, e, h, 0, c, f, i, 0, x, y, z, 1];
}

/** Method 2 of nifti1.h: a rotation, the spacings, a shift; pixdim[0] may mirror z. */
function quaternionPlacement(
  [b = 0, c = 0, d = 0, x = 0, y = 0, z = 0]: number[],
  [mirror = 1, dx = 1, dy = 1, dz = 1]: number[],
): number[] {
  const rest = 1 - (b * b + c * c + d * d);
  // Rounding can make the three a little too long: then the turn is by half a circle, and they are made a unit.
  const long = rest < 1e-7 ? 1 / Math.sqrt(b * b + c * c + d * d) : 1;
  const a = rest < 1e-7 ? 0 : Math.sqrt(rest);
  b *= long;
  c *= long;
  d *= long;
  const flipped = mirror < 0 ? -dz : dz;
  return [
    ...[(a * a + b * b - c * c - d * d) * dx, 2 * (b * c + a * d) * dx, 2 * (b * d - a * c) * dx, 0],
    ...[2 * (b * c - a * d) * dy, (a * a + c * c - b * b - d * d) * dy, 2 * (c * d + a * b) * dy, 0],
    ...[2 * (b * d + a * c) * flipped, 2 * (c * d - a * b) * flipped, (a * a + d * d - b * b - c * c) * flipped, 0],
    ...[x, y, z, 1],
  ];
}

function placement({ sform, qform, spacing, unit }: Header, report: Report): number[] {
  for (const matrix of [sform, qform]) {
    if (!matrix) continue;
    const placed = inMillimetres(matrix, unit);
    if (isPlacement(placed)) return placed;
    report.note("a placement in the header has no way back and is left out");
  }
  const placed = inMillimetres(spacedPlacement(spacing), unit);
  return isPlacement(placed) ? placed : spacedPlacement([]);
}

function inMillimetres(matrix: readonly number[], unit: number): number[] {
  return matrix.map((value, i) => (i % 4 === 3 ? value : value * unit));
}
