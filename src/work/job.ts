// work/job.ts -- work that can be paused: a generator function. Whoever runs it takes one step at a time, so the same
// function runs through in a worker and, where no worker may run, in slices of time between the frames of the page.

import { EngineError } from "../base/errors";

/**
 * Work that can be paused. It yields parts of its result as they are ready, or `undefined` where it may only be paused,
 * and gives the rest at its end. Steps should be far shorter than a frame.
 */
export type Job<Args, Part, Result> = (args: Args) => Generator<Part | undefined, Result, undefined>;

/** Jobs by name. The arguments are checked where a job is run, by its own type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table of jobs of any kind; `never` would reject them all
export type JobTable = Readonly<Record<string, Job<any, unknown, unknown>>>;

/** Time, and a way to go on after others had their turn. */
export interface Clock {
  /** milliseconds since some moment */
  now(): number;
  /** calls `next` once, after events and drawing that are due */
  tick(next: () => void): void;
}

/** How `runInSlices` runs. */
export interface Slicing<Part> {
  readonly clock: Clock;
  /** milliseconds of work between two ticks; a step is never cut short */
  readonly sliceMs: number;
  /** asked before every step */
  readonly stopped: () => boolean;
  readonly onPart: ((part: Part) => void) | undefined;
}

/**
 * Runs a job to its end, in slices of time. It begins after one tick, never at once.
 *
 * @throws load/aborted (by rejecting) when `stopped` says so, and whatever the job or `onPart` throws
 */
export function runInSlices<Part, Result>(
  work: Generator<Part | undefined, Result, undefined>,
  { clock, sliceMs, stopped, onPart }: Slicing<Part>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const slice = (): void => {
      try {
        const until = clock.now() + sliceMs;
        do {
          if (stopped()) throw givenUp();
          const step = work.next();
          if (step.done) return resolve(step.value);
          if (step.value !== undefined) onPart?.(step.value);
        } while (clock.now() < until);
      } catch (error) {
        return reject(error);
      }
      clock.tick(slice);
    };
    clock.tick(slice);
  });
}

/** The real clock. Ticks by MessageChannel where there is one: timers are held back by 4 ms and more. */
export function systemClock(): Clock {
  const hasChannel = typeof MessageChannel !== "undefined";
  return {
    now: typeof performance === "undefined" ? () => Date.now() : () => performance.now(),
    tick: hasChannel ? tickByMessage : (next) => void setTimeout(next, 0),
  };
}

/** The error of work that was given up. */
export function givenUp(): EngineError {
  return new EngineError("load/aborted", "work was given up on request");
}

/** What a job threw, as an error of the house. */
export function jobError(name: string, error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new EngineError("work/failed", `${name} must not throw, got ${words}`, { cause: error });
}

function tickByMessage(next: () => void): void {
  // A channel each time, closed after: an open port would keep a process alive.
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    channel.port1.close();
    next();
  };
  channel.port2.postMessage(0);
}
