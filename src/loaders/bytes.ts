// loaders/bytes.ts -- where bytes come from: memory, a Blob, an address; and the files that lie beside them.
// A reader asks for ranges, so that a source that can give parts (a Blob now, a server that knows ranges later) gives only
// those. Every source answers with fewer bytes when it ends early: the reader, which knows what it needs, makes the error.

import { EngineError } from "../base/errors";
import { allocate } from "./allocate";
import { download } from "./download";
import type { Report } from "./report";

/** A readable file. */
export interface Bytes {
  /** file name without folders; may be empty */
  readonly name: string;
  /** Number of bytes. For compressed files this reads them through. */
  length(): Promise<number>;
  /** At most `count` bytes from `from` on, fewer where the file ends. Not to be written to: it may be the source itself. */
  range(from: number, count: number): Promise<Uint8Array>;
  /**
   * A file beside this one.
   *
   * @param name  relative, with `/` between folders
   * @throws load/missing when there is none, load/network when it cannot be fetched
   */
  sibling(name: string): Promise<Bytes>;
}

type Sibling = (name: string) => Promise<Bytes>;

/** Bytes in memory. */
export function fromMemory(array: Uint8Array, name: string, sibling: Sibling = noSibling): Bytes {
  return {
    name,
    length: () => Promise.resolve(array.length),
    range: (from, count) => Promise.resolve(array.subarray(from, Math.min(array.length, from + count))),
    sibling,
  };
}

/** Bytes of a Blob or File; `others` are the files given with it. */
export function fromBlob(blob: Blob, report: Report, others: readonly Blob[]): Bytes {
  return {
    name: nameOf(blob) || report.options.name || "",
    length: () => Promise.resolve(blob.size),
    range: (from, count) => readBlob(blob, from, Math.min(blob.size, from + count), report),
    async sibling(name) {
      const wanted = lastPart(name).toLowerCase();
      for (const other of others) if (nameOf(other).toLowerCase() === wanted) return fromBlob(other, report, others);
      throw missing(name);
    },
  };
}

/** Bytes at an address, fetched whole. */
export async function fromAddress(address: string, report: Report): Promise<Bytes> {
  const array = await download(address, report);
  // Data and blob addresses have no folder to look in.
  const isPlace = !/^(data|blob):/i.test(address);
  const path = address.replace(/[?#][^]*$/, "");
  return fromMemory(array, isPlace ? decoded(lastPart(path)) : report.options.name || "", (name) => {
    if (!isPlace || /^[/\\]|:/.test(name)) return Promise.reject(missing(name));
    const relative = name.split("/").map(encodeURIComponent).join("/");
    return fromAddress(path.slice(0, path.length - lastPart(path).length) + relative, report);
  });
}

/** Name of a File, empty for a plain Blob. */
export function nameOf(blob: Blob): string {
  return (blob as Partial<File>).name || "";
}

/** The error for a file that another one names. */
export function missing(name: string): EngineError {
  return new EngineError("load/missing", `the voxels lie in a second file, and there is no ${name || "other file"}`, {
    hint: "give both files: load([header, data])",
  });
}

function noSibling(name: string): Promise<Bytes> {
  return Promise.reject(missing(name));
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A bare % in an address is legal and means itself.
    return part;
  }
}

/** Bytes of a Blob read at once: small enough to show progress and to stop soon, large enough to be quick. */
const BLOB_BYTES = 16777216;
const BLOB_NEWS_BYTES = 65536;

async function readBlob(blob: Blob, from: number, to: number, report: Report): Promise<Uint8Array> {
  if (to <= from) return new Uint8Array(0);
  if (to - from <= BLOB_BYTES) {
    const part = new Uint8Array(await report.abortable(arrayBufferOf(blob.slice(from, to))));
    // Heads of files are read over and over, and are no news.
    if (part.length > BLOB_NEWS_BYTES) report.track("fetch")(part.length, part.length);
    return part;
  }
  const array = allocate(to - from, report);
  const tell = report.track("fetch");
  for (let at = from; at < to; at += BLOB_BYTES) {
    const part = new Uint8Array(await report.abortable(arrayBufferOf(blob.slice(at, Math.min(to, at + BLOB_BYTES)))));
    array.set(part, at - from);
    tell(at - from + part.length, to - from);
  }
  return array;
}

function arrayBufferOf(blob: Blob): Promise<ArrayBuffer> {
  const read = blob.arrayBuffer ? blob.arrayBuffer() : readWithFileReader(blob);
  return read.catch((cause: unknown) => {
    throw new EngineError("load/network", "the file could not be read; it may have changed or gone", { cause });
  });
}

function readWithFileReader(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}
