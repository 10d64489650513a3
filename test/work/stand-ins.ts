// Stand-ins for workers and clocks: a worker is the same jobs behind a channel that clones as threads do.

import { EngineError } from "../../src/base/errors";
import { type Clock, type JobTable } from "../../src/work/job";
import { type WorkerLike } from "../../src/work/pool";
import { type Port, serveJobs } from "../../src/work/serve";

/** A clock whose time stands still but for `pass`; ticks are counted, and happen after everything that is due. */
export function countedClock(): Clock & { ticks: number; pass(ms: number): void } {
  let now = 0;
  const clock = {
    ticks: 0,
    now: () => now,
    pass: (ms: number): void => void (now += ms),
    tick: (next: () => void): void => {
      clock.ticks += 1;
      setImmediate(next);
    },
  };
  return clock;
}

/** A worker that serves `table` on this thread; `quiet` ones never say that they are there. */
export function fakeWorker(table: JobTable, { quiet = false } = {}): WorkerLike & { ended: boolean; heard: unknown[] } {
  const inside: Port = {
    onmessage: null,
    postMessage: (message, transfer) => deliver(() => worker, message, transfer),
  };
  const worker: WorkerLike & { ended: boolean; heard: unknown[] } = {
    ended: false,
    heard: [],
    onmessage: null,
    onerror: null,
    terminate: () => void (worker.ended = true),
    postMessage: (message, transfer) => {
      worker.heard.push(message);
      deliver(() => inside, message, transfer);
    },
  };
  const deliver = (to: () => Port, message: unknown, transfer: Transferable[]): void => {
    const data: unknown = structuredClone(message, { transfer });
    setImmediate(() => void (worker.ended || to().onmessage?.({ data })));
  };
  // Every look at the clock takes a millisecond, so that slices end.
  let now = 0;
  if (!quiet) serveJobs(inside, table, { now: () => (now += 1), tick: (next) => void setImmediate(next) });
  return worker;
}

/** The code of the error that a promise is rejected with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "no error";
}

/** Jobs to try pools with. */
export const tryJobs = {
  /** yields `count` parts, calling `args.step` between when it is on the same thread */
  *count({ to, step }: { to: number; step?: () => void }): Generator<number, string, undefined> {
    for (let i = 0; i < to; ++i) {
      step?.();
      yield i;
    }
    return `counted to ${to}`;
  },
  *double({ data }: { data: Uint8Array }): Generator<undefined, Uint8Array, undefined> {
    yield undefined;
    return data.map((v) => 2 * v);
  },
  *fail({ kind }: { kind: string }): Generator<undefined, never, undefined> {
    if (kind === "plain") throw new Error("out of luck");
    throw new EngineError("grid/shape", "grid.data must fit, got nothing");
  },
  *endless(_args: object): Generator<undefined, never, undefined> {
    for (;;) yield undefined;
  },
};
