// loaders/allocate.ts -- the one place where loaders make arrays, so that one limit holds for all of them.

import { EngineError } from "../base/errors";
import type { Report } from "./report";

/** The array in which a result is made. @throws load/too-large when it passes the limit or cannot be had */
export function allocate(count: number, report: Report): Uint8Array {
  holdToLimit(count, "data", report);
  try {
    return new Uint8Array(count);
  } catch (cause) {
    throw new EngineError("load/too-large", `an array of ${count} bytes is more than this browser gives`, { cause });
  }
}

/** @throws load/too-large when `what` has more bytes than the caller allows */
export function holdToLimit(count: number, what: string, { maxBytes }: Report): void {
  if (count <= maxBytes) return;
  throw new EngineError("load/too-large", `load.maxBytes allows ${maxBytes} bytes, got ${what} of ${count}`, {
    hint: "pass a larger maxBytes, or a smaller file",
  });
}
