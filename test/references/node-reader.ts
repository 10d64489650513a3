// test/references/node-reader.ts -- reads the shared folder from disk; for tests that run in Node.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { ReadFile } from "./references";

/** A folder shared beside the checkout, or where VITRINE_SHARED points. */
export function sharedFolder(name: string): string {
  return resolve(process.env.VITRINE_SHARED ?? "../shared", name);
}

/** A reader of a shared folder; undefined when the folder is not there. */
export function readerOf(name: string): ReadFile | undefined {
  const folder = sharedFolder(name);
  return existsSync(folder) ? async (path) => new Uint8Array(await readFile(resolve(folder, path))) : undefined;
}
