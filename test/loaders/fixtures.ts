// test/loaders/fixtures.ts -- small files of every kind, built byte by byte from the formats' descriptions.
// The values are a ramp that names its place, so that a wrong order of axes or bytes shows.

import { gzipSync } from "node:zlib";
import { storedBytes } from "../../src/loaders/elements";
import type { StoredType } from "../../src/loaders/stored";

/** The value of element i in all fixtures; fits int8. */
export function rampAt(i: number): number {
  return (i * 7) % 100;
}

/** `count` elements of the ramp as bytes. */
export function rampBytes(type: StoredType, count: number, littleEndian: boolean, valueAt = rampAt): Uint8Array {
  const size = storedBytes[type];
  const view = new DataView(new ArrayBuffer(count * size));
  for (let i = 0; i < count; ++i) writeElement(view, i * size, type, littleEndian, valueAt(i));
  return new Uint8Array(view.buffer);
}

function writeElement(view: DataView, at: number, type: StoredType, le: boolean, value: number): void {
  switch (type) {
    case "int8":
      return view.setInt8(at, value);
    case "uint8":
      return view.setUint8(at, value);
    case "int16":
      return view.setInt16(at, value, le);
    case "uint16":
      return view.setUint16(at, value, le);
    case "int32":
      return view.setInt32(at, value, le);
    case "uint32":
      return view.setUint32(at, value, le);
    case "float32":
      return view.setFloat32(at, value, le);
    case "float64":
      return view.setFloat64(at, value, le);
    case "int64":
      return view.setBigInt64(at, BigInt(value), le);
    case "uint64":
      return view.setBigUint64(at, BigInt(value), le);
    case "float16":
      return view.setUint16(at, halfOf(value), le);
  }
}

/** The 16-bit float of a whole number below 2048. */
function halfOf(value: number): number {
  if (value === 0) return 0;
  const exponent = Math.floor(Math.log2(value));
  return ((exponent + 15) << 10) | Math.round((value / 2 ** exponent - 1) * 1024);
}

/** What may be said of a NIfTI fixture. */
export interface NiftiFixture {
  readonly version?: 1 | 2;
  readonly littleEndian?: boolean;
  readonly dims?: readonly number[];
  readonly datatype?: number;
  readonly magic?: string;
  readonly offset?: number;
  readonly slope?: number;
  readonly inter?: number;
  readonly pixdim?: readonly number[];
  readonly units?: number;
  readonly qform?: readonly number[];
  readonly sform?: readonly number[];
  readonly body?: Uint8Array;
}

/** Header and voxels in one, or the header alone when `body` is empty. */
export function niftiFile(options: NiftiFixture): Uint8Array {
  const { version = 1, littleEndian: le = true, dims = [3, 3, 4, 5], datatype = 4, slope = 1, inter = 0 } = options;
  const size = version === 1 ? 348 : 540;
  const { offset = size + 4, pixdim = [1, 2, 3, 4], units = 2, qform, sform, body = new Uint8Array(0) } = options;
  const file = new Uint8Array(offset + body.length);
  const view = new DataView(file.buffer);
  const magic = options.magic ?? (version === 1 ? "n+1" : "n+2");
  const float =
    version === 1
      ? (at: number, v: number) => view.setFloat32(at, v, le)
      : (at: number, v: number) => view.setFloat64(at, v, le);
  const short =
    version === 1
      ? (at: number, v: number) => view.setInt16(at, v, le)
      : (at: number, v: number) => view.setInt32(at, v, le);
  const wide = version === 1 ? 4 : 8;
  view.setInt32(0, size, le);
  [...magic].forEach((letter, i) => (file[(version === 1 ? 344 : 4) + i] = letter.charCodeAt(0)));
  dims.forEach((n, i) =>
    version === 1 ? view.setInt16(40 + 2 * i, n, le) : view.setBigInt64(16 + 8 * i, BigInt(n), le),
  );
  view.setInt16(version === 1 ? 70 : 12, datatype, le);
  pixdim.forEach((v, i) => float((version === 1 ? 76 : 104) + wide * i, v));
  // The image of a pair is a file of its own.
  const start = magic.startsWith("ni") ? 0 : offset;
  if (version === 1) float(108, start);
  else view.setBigInt64(168, BigInt(start), le);
  float(version === 1 ? 112 : 176, slope);
  float(version === 1 ? 116 : 184, inter);
  if (version === 1) view.setUint8(123, units);
  else view.setInt32(500, units, le);
  if (qform) short(version === 1 ? 252 : 344, 1);
  qform?.forEach((v, i) => float((version === 1 ? 256 : 352) + wide * i, v));
  if (sform) short(version === 1 ? 254 : 348, 1);
  sform?.forEach((v, i) => float((version === 1 ? 280 : 400) + wide * i, v));
  file.set(body, offset);
  return file;
}

/** A NRRD from its lines and its data. */
export function nrrdFile(lines: readonly string[], body: Uint8Array, magic = "NRRD0004"): Uint8Array {
  return Buffer.concat([Buffer.from([magic, ...lines, "", ""].join("\n"), "latin1"), body]);
}

/** A npy file; `descr` with its quotes. */
export function npyFile(
  descr: string,
  shape: readonly number[],
  body: Uint8Array,
  fortran = false,
  version = 1,
): Uint8Array {
  const tuple = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const text = `{'descr': ${descr}, 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${tuple}, }`;
  const before = version === 1 ? 10 : 12;
  const padded = text + " ".repeat(63 - ((before + text.length) % 64)) + "\n";
  const head = Buffer.alloc(before);
  head.write("\x93NUMPY", "latin1");
  head[6] = version;
  if (version === 1) head.writeUInt16LE(padded.length, 8);
  else head.writeUInt32LE(padded.length, 8);
  return Buffer.concat([head, Buffer.from(padded, "latin1"), body]);
}

/** One small good file of each kind, by name. */
export function goodFiles(): Record<
  string,
  { file: Uint8Array; options?: object; beside?: Record<string, Uint8Array> }
> {
  const voxels = rampBytes("int16", 60, true);
  const nii = niftiFile({ body: voxels, sform: [2, 0, 0, -5, 0, 3, 0, -6, 0, 0, 4, -7] });
  const space = [
    "space: left-posterior-superior",
    "space directions: (1,0,0) (0,2,0) (0,0,3)",
    "space origin: (4,5,6)",
  ];
  const base = ["type: short", "dimension: 3", "sizes: 3 4 5", "endian: little", ...space];
  const digits = Buffer.from(Array.from({ length: 60 }, (_, i) => rampAt(i)).join("\n"));
  return {
    nii: { file: nii },
    "nii.gz": { file: gzipSync(nii) },
    "nrrd raw": { file: nrrdFile([...base, "encoding: raw"], voxels) },
    "nrrd gzip": { file: nrrdFile([...base, "encoding: gzip"], gzipSync(voxels)) },
    "nrrd ascii": { file: nrrdFile([...base, "encoding: ascii"], digits) },
    "nrrd hex": { file: nrrdFile([...base, "encoding: hex"], Buffer.from(Buffer.from(voxels).toString("hex"))) },
    nhdr: {
      file: nrrdFile([...base, "encoding: raw", "data file: a.raw"], new Uint8Array(0)),
      beside: { "a.raw": voxels },
    },
    hdr: { file: niftiFile({ magic: "ni1", offset: 348 }), beside: { "a.img": voxels } },
    npy: { file: npyFile("'<i2'", [5, 4, 3], voxels) },
    raw: { file: voxels, options: { shape: [3, 4, 5], dtype: "int16" } },
  };
}
