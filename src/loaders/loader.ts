// loaders/loader.ts -- what a loader is, what it is given, and what it may say while it works.
// A loader turns bytes into a Grid and knows nothing of pictures, pages or where the bytes came from.

import type { Grid, GridOptions } from "../data/grid";
import type { Bytes } from "./bytes";
import type { StoredType } from "./elements";

/** What a loader is asked for; all but `frame` and `name` is for raw files, which say nothing about themselves. */
export interface ReadOptions extends Partial<
  Pick<GridOptions, "shape" | "channels" | "spacing" | "origin" | "worldFromData" | "name">
> {
  /** which volume of a series, 0 is the first */
  readonly frame?: number;
  /** element type of a raw file; uint8 when left out */
  readonly dtype?: StoredType;
  /** byte order of a raw file; true when left out */
  readonly littleEndian?: boolean;
  /** bytes before the voxels of a raw file */
  readonly offset?: number;
}

/** Fetching bytes, or making voxels of them. */
export type Phase = "fetch" | "decode";

/** News of a load: bytes done, bytes to do where that is known. `loaded` never shrinks within a phase. */
export interface Progress {
  readonly phase: Phase;
  readonly loaded: number;
  readonly total: number | undefined;
}

/** What one load shares with all its parts: the wishes of the caller, the way to give up, the way to tell. */
export interface Report {
  readonly options: ReadOptions;
  /** no array larger than this is made */
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  /** Tells the caller something worth knowing that is not an error. */
  note(text: string): void;
  /** Opens one piece of work; call what it gives with the bytes done (and to do) so far. */
  track(phase: Phase): (loaded: number, total?: number) => void;
  /**
   * Counts bytes of work, and lets the page breathe after every few million.
   *
   * @throws load/aborted once the caller gave up
   */
  turn(bytes: number): Promise<void>;
  /** The same value or error as `promise`, but load/aborted as soon as the caller gives up. */
  abortable<T>(promise: PromiseLike<T>): Promise<T>;
}

/** One file format. */
export interface Loader {
  readonly name: string;
  /** file name endings without the dot, lower case, without .gz */
  readonly extensions: readonly string[];
  /**
   * Whether these are bytes of this format.
   *
   * @param head  the first bytes of the file, decompressed, at most 1024
   * @param name  file name, may be empty
   */
  sniff(head: Uint8Array, name: string): boolean;
  /**
   * Reads one Grid.
   *
   * @throws load/header, load/truncated, load/corrupt, load/too-large, load/unsupported, load/missing, load/aborted
   */
  read(bytes: Bytes, report: Report): Promise<Grid>;
}

/** Declares a loader; a line in formats.ts enrols it. */
export function defineLoader(loader: Loader): Loader {
  return loader;
}
