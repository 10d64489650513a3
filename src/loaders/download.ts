// loaders/download.ts -- one file over the network, with progress where the browser streams.
// What the server says about the length is a hint: memory grows with what has really come.

import { EngineError } from "../base/errors";
import { allocate, holdToLimit } from "./allocate";
import type { Report } from "./report";

/** First allocation: most files fit, and a server that lies about the length wins little. */
const FIRST_BYTES = 67108864;

/**
 * All bytes of an address.
 *
 * @throws load/network, load/too-large, load/aborted
 */
export async function download(address: string, report: Report): Promise<Uint8Array> {
  const response = await request(address, report);
  if (!response.ok) {
    throw new EngineError(
      "load/network",
      `${address} must be readable, got status ${response.status} ${response.statusText}`,
    );
  }
  // A length of compressed transfer is not the length of what we get.
  const stated = response.headers.get("content-encoding") ? NaN : Number(response.headers.get("content-length") ?? NaN);
  const total = stated > 0 ? stated : undefined;
  if (total !== undefined) holdToLimit(total, address, report);
  try {
    const array = response.body?.getReader ? await stream(response.body, total, report) : await whole(response, report);
    if (total !== undefined && array.length < total) throw new Error(`ended after ${array.length} of ${total} bytes`);
    return array;
  } catch (cause) {
    throw cause instanceof EngineError ? cause : broken(address, cause);
  }
}

async function request(address: string, report: Report): Promise<Response> {
  try {
    return await report.abortable(fetch(address, report.signal ? { signal: report.signal } : undefined));
  } catch (cause) {
    throw cause instanceof EngineError ? cause : broken(address, cause);
  }
}

function broken(address: string, cause: unknown): EngineError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new EngineError("load/network", `${address} must be fetched whole, got ${said}`, {
    cause,
    hint: "is the address right, the network up, and does the server allow this page (CORS)?",
  });
}

async function whole(response: Response, report: Report): Promise<Uint8Array> {
  const array = new Uint8Array(await report.abortable(response.arrayBuffer()));
  report.track("fetch")(array.length, array.length);
  return array;
}

async function stream(
  body: ReadableStream<Uint8Array>,
  total: number | undefined,
  report: Report,
): Promise<Uint8Array> {
  const reader = body.getReader();
  const tell = report.track("fetch");
  let array = new Uint8Array(Math.min(total ?? 65536, FIRST_BYTES));
  let filled = 0;
  try {
    for (;;) {
      const { done, value } = await report.abortable(reader.read());
      if (done) break;
      if (filled + value.length > array.length) array = grown(array, filled + value.length, total, report);
      array.set(value, filled);
      filled += value.length;
      tell(filled, total);
    }
  } catch (error) {
    // The connection ends with us; how its end goes is nobody's news.
    reader.cancel().catch(() => undefined);
    throw error;
  }
  tell(filled, filled);
  return array.subarray(0, filled);
}

function grown(array: Uint8Array, needed: number, total: number | undefined, report: Report): Uint8Array<ArrayBuffer> {
  const enough = Math.max(needed, Math.min(array.length * 2, total ?? Infinity, report.maxBytes));
  const larger = allocate(enough, report) as Uint8Array<ArrayBuffer>;
  larger.set(array);
  return larger;
}
