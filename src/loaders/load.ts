// loaders/load.ts -- from anything that holds voxels to a Grid. The bytes say what they are; the name is asked second.

import { EngineError } from "../base/errors";
import { isVoxelArray, type VoxelArray } from "../base/arrays";
import { Grid, grid } from "../data/grid";
import { fromAddress, fromBlob, fromMemory, nameOf, type Bytes } from "./bytes";
import { loaders } from "./formats";
import { HEAD_BYTES, unzipped } from "./gunzip";
import { latin1 } from "./latin1";
import type { Loader } from "./loader";
import type { Progress, ReadOptions, Report } from "./report";
import { makeReport } from "./report";

/** What `load` takes: an address, a file, files that belong together, bytes, values with a shape, or a Grid. */
export type LoadSource = string | Blob | ArrayLike<Blob> | ArrayBuffer | VoxelArray | Grid;

/** How to load. `shape`, `dtype` and what goes with them tell what a raw file cannot. */
export interface LoadOptions extends ReadOptions {
  /** gives up when it fires; the promise then fails with load/aborted */
  readonly signal?: AbortSignal;
  /** news of bytes fetched and decoded */
  readonly onProgress?: (progress: Progress) => void;
  /** things worth knowing that are not errors: a series, a type that was widened */
  readonly onNote?: (note: string) => void;
  /** largest file and largest array; 2 GiB - 1 when left out */
  readonly maxBytes?: number;
}

/** 2 GiB - 1: what an array holds in every browser. */
const MAX_BYTES = 2147483647;

const optionNames = [
  ...["signal", "onProgress", "onNote", "maxBytes", "name", "frame"],
  ...["shape", "dtype", "littleEndian", "offset", "channels", "spacing", "origin", "worldFromData"],
];

/**
 * Loads a Grid.
 *
 * @param source  a Grid comes back as it is; a typed array with `shape` is used without a copy
 * @throws load/* for what is wrong with the source, param/* for what is wrong with the options
 */
export async function load(source: LoadSource, options?: LoadOptions): Promise<Grid> {
  const wishes = options ?? noOptions;
  const { signal, onProgress, onNote, maxBytes = MAX_BYTES } = wishes;
  checkOptions(wishes, maxBytes);
  const report = makeReport({ options: wishes, maxBytes, signal, onProgress, onNote });
  await report.turn(0);
  if (source instanceof Grid) return source;
  if (isVoxelArray(source) && (wishes.shape || !isBytes(source))) return gridOf(source, wishes);
  const bytes = await open(source, report);
  const file = await unzipped(bytes, report);
  const loaded = await (await loaderOf(file, report)).read(file, report);
  await report.turn(0);
  return loaded;
}

const noOptions: LoadOptions = {};

function checkOptions(options: LoadOptions, maxBytes: number): void {
  for (const name of Object.keys(options)) {
    if (optionNames.indexOf(name) >= 0) continue;
    throw new EngineError("param/unknown", `load has no option ${name}; it has ${optionNames.join(", ")}`);
  }
  if (!(maxBytes > 0))
    throw new EngineError("param/range", `load.maxBytes must be a positive number, got ${String(maxBytes)}`);
}

function isBytes(source: VoxelArray): source is Uint8Array {
  return source.BYTES_PER_ELEMENT === 1;
}

function gridOf(data: VoxelArray, { shape, channels, spacing, origin, worldFromData, name }: LoadOptions): Grid {
  if (!shape) {
    throw new EngineError("param/type", "load.shape must be three numbers for a typed array, got undefined", {
      hint: "load(array, { shape: [nx, ny, nz] })",
    });
  }
  return grid({ data, shape, channels, spacing, origin, worldFromData, name });
}

function open(source: Exclude<LoadSource, Grid>, report: Report): Promise<Bytes> | Bytes {
  if (typeof source === "string") return fromAddress(source, report);
  const { name = "" } = report.options;
  if (isVoxelArray(source))
    return fromMemory(new Uint8Array(source.buffer, source.byteOffset, source.byteLength), name);
  if (isA(source, "ArrayBuffer")) return fromMemory(new Uint8Array(source as ArrayBuffer), name);
  if (isBlob(source)) return fromBlob(source, report, [source]);
  const list = typeof source === "object" && source !== null ? (Array.prototype.slice.call(source) as unknown[]) : [];
  if (list.length > 0 && list.every(isBlob)) return firstKnown(list, report);
  const got = Object.prototype.toString.call(source).slice(8, -1);
  throw new EngineError(
    "param/type",
    `load takes an address, File, Blob, Files, ArrayBuffer, typed array or Grid, got ${got}`,
  );
}

// By tag, not instanceof: a file may come from another frame.
function isA(value: unknown, ...tags: string[]): boolean {
  return tags.indexOf(Object.prototype.toString.call(value).slice(8, -1)) >= 0;
}

function isBlob(value: unknown): value is Blob {
  return isA(value, "Blob", "File");
}

/** Of files that belong together the one with the header. */
async function firstKnown(files: readonly Blob[], report: Report): Promise<Bytes> {
  for (const file of files) {
    const bytes = fromBlob(file, report, files);
    const head = await (await unzipped(bytes, report)).range(0, HEAD_BYTES);
    if (loaders.some((loader) => loader.sniff(head, nameOf(file)))) return bytes;
  }
  return fromBlob(files[0] as Blob, report, files);
}

async function loaderOf(file: Bytes, report: Report): Promise<Loader> {
  const head = await file.range(0, HEAD_BYTES);
  const name = file.name || report.options.name || "";
  const extension = name.replace(/\.gz$/i, "").replace(/^.*\./, "").toLowerCase();
  const found =
    loaders.filter((loader) => loader.sniff(head, name))[0] ??
    (report.options.shape && loaders.filter((loader) => loader.name === "raw")[0]) ??
    loaders.filter((loader) => loader.extensions.indexOf(extension) >= 0)[0];
  if (found) return found;
  const isPage = /^\s*<(!doctype|html|\?xml)/i.test(latin1(head.subarray(0, 64)));
  const known = loaders.map((loader) => loader.name).join(", ");
  throw new EngineError(
    "load/format",
    `the file must be one of ${known}, got ${isPage ? "a page of text" : "other bytes"} (${name || "no name"})`,
    {
      hint: isPage ? "the server answers with a web page: is the address right?" : "raw voxels need { shape, dtype }",
    },
  );
}
