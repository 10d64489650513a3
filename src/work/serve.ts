// work/serve.ts -- the worker's side of the conversation with the pool, and its words.
// Worker -> pool: `ready` once, then for each job parts and one end. Pool -> worker: a job to run, or one to give up.
// Errors travel as code and message, since old browsers cannot clone an Error.

import { type ErrorCode } from "../base/errors";
import { type Clock, jobError, type JobTable, runInSlices } from "./job";

/** What the pool says. */
export type ToWorker =
  { readonly id: number; readonly name: string; readonly args: unknown } | { readonly id: number; readonly stop: true };

/** What a worker says. */
export type FromWorker =
  | { readonly ready: true }
  | { readonly id: number; readonly part: unknown }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failed: Failure };

/** An error on its way between threads. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** One end of a channel: a worker's global scope, a Worker, a MessagePort, or a stand-in. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** Milliseconds of work before a worker looks for a message that tells it to stop. */
const SLICE_MS = 50;

/** Runs the jobs of `table` that come through `port`, until its thread ends. */
export function serveJobs(port: Port, table: JobTable, clock: Clock): void {
  const stops: Record<number, boolean> = {};
  const send = (message: FromWorker, payload: unknown): void => port.postMessage(message, buffersOf(payload));
  port.onmessage = ({ data }) => {
    const order = data as ToWorker;
    const { id } = order;
    if ("stop" in order) {
      if (id in stops) stops[id] = true;
      return;
    }
    stops[id] = false;
    start(table, order, {
      clock,
      sliceMs: SLICE_MS,
      stopped: () => stops[id] === true,
      onPart: (part) => send({ id, part }, part),
    })
      .then((result) => send({ id, result }, result))
      .catch((error: unknown) => {
        const { code, message } = jobError(order.name, error);
        send({ id, failed: { code, message } }, undefined);
      })
      .then(() => delete stops[id]);
  };
  send({ ready: true }, undefined);
}

/** The buffers of the arrays in a value, its items or its properties: they are handed over, not copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found: ArrayBuffer[] = [];
  const take = (item: unknown): void => {
    const buffer = ArrayBuffer.isView(item) ? item.buffer : item;
    if (buffer instanceof ArrayBuffer && found.indexOf(buffer) < 0) found.push(buffer);
  };
  take(value);
  if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    for (const key of Object.keys(value)) take((value as Record<string, unknown>)[key]);
  }
  return found;
}

function start(
  table: JobTable,
  { name, args }: Extract<ToWorker, { name: string }>,
  how: Parameters<typeof runInSlices<unknown, unknown>>[1],
): Promise<unknown> {
  const job = Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
  if (!job) return Promise.reject(jobError(name, `a name that is none of ${Object.keys(table).join(", ")}`));
  return runInSlices(job(args), how);
}
