// loaders/loader.ts -- what a loader is.
// A loader turns bytes into a Grid and knows nothing of pictures, pages or where the bytes came from.

import type { Grid } from "../data/grid";
import type { Bytes } from "./bytes";
import type { Report } from "./report";

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
