// work/pool.ts -- runs jobs off the main thread where workers may run, and in slices of time where not.
// Workers start when there is work for them. A job is sent only to a worker that has said it is there: so a page whose
// security policy kills workers, before or after their construction, loses no job, and arrays are handed over only when
// somebody is there to take them.

import { EngineError } from "../base/errors";
import { blobWorker } from "./blob-worker";
import { type Clock, givenUp, jobError, type JobTable, runInSlices, systemClock } from "./job";
import { type ArgsOf, jobs as builtInJobs, type Jobs, type PartOf, type ResultOf } from "./jobs";
import { buffersOf, type FromWorker, type Port } from "./serve";
import { makeTask, onAbort, type RunOptions, settle, type Task } from "./task";

export type { RunOptions } from "./task";

/** What the pool needs of a worker. */
export interface WorkerLike extends Port {
  onerror: ((event: never) => unknown) | null;
  terminate(): void;
}

/** How a pool is made. */
export interface PoolOptions<T extends JobTable> {
  /** most workers at a time; 2 when left out */
  readonly workers?: number;
  /** a worker that serves the same jobs; `undefined` or a throw: there are none here */
  readonly makeWorker?: () => Worker | WorkerLike | undefined;
  /** milliseconds of work between two ticks where there are no workers; 8 when left out: half a frame */
  readonly sliceMs?: number;
  /** milliseconds a worker has for its first word; 4000 when left out */
  readonly answerMs?: number;
  /** jobs; those of `jobs.ts` when left out */
  readonly jobs?: T;
  readonly clock?: Clock;
}

/** Runs jobs. */
export interface Pool<T extends JobTable = Jobs> {
  /**
   * Runs a job.
   *
   * @throws load/aborted when the signal says so or the pool is freed, work/failed or the job's own error
   */
  run<N extends keyof T & string>(
    name: N,
    args: ArgsOf<T[N]>,
    options?: RunOptions<PartOf<T[N]>>,
  ): Promise<ResultOf<T[N]>>;
  /** where jobs run now; "worker" becomes "slices" when the last worker is lost */
  readonly mode: "worker" | "slices";
  /** why no worker runs, if so */
  readonly note: string | undefined;
  /** Ends the workers and gives up what is under way. */
  free(): void;
}

interface Hand {
  readonly worker: WorkerLike;
  ready: boolean;
  busy: Task | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

interface State {
  readonly table: JobTable;
  readonly clock: Clock;
  readonly sliceMs: number;
  readonly answerMs: number;
  readonly makeWorker: () => Worker | WorkerLike | undefined;
  most: number;
  hands: Hand[];
  queue: Task[];
  slicing: Task | undefined;
  mode: "worker" | "slices";
  note: string | undefined;
  freed: boolean;
  lastId: number;
}

/** A pool. Nothing starts before the first job. */
export function createPool<T extends JobTable = Jobs>(options: PoolOptions<T> = {}): Pool<T> {
  const state = stateOf(options);
  return {
    get mode() {
      return state.mode;
    },
    get note() {
      return state.note;
    },
    run: (name, args, more) =>
      new Promise((resolve, reject) => {
        if (state.freed || more?.signal?.aborted) return reject(givenUp());
        const task = makeTask(++state.lastId, name, args, more, resolve, reject);
        onAbort(task, more?.signal, () => abandon(state, task));
        state.queue.push(task);
        pump(state);
      }),
    free: () => end(state),
  };
}

function stateOf<T extends JobTable>(options: PoolOptions<T>): State {
  const { workers = 2, makeWorker = blobWorker, sliceMs = 8, answerMs = 4000 } = options;
  const table: JobTable = options.jobs ?? builtInJobs;
  const clock = options.clock ?? systemClock();
  const mode = workers > 0 ? "worker" : "slices";
  const start = { hands: [], queue: [], slicing: undefined, note: undefined, freed: false, lastId: 0 };
  return { ...start, table, clock, sliceMs, answerMs, makeWorker, most: workers, mode };
}

/** Forgets a task that was given up. Its worker is told, and free once it answers. */
function abandon(state: State, task: Task): void {
  state.queue = state.queue.filter((other) => other !== task);
  for (const hand of state.hands) if (hand.busy === task) hand.worker.postMessage({ id: task.id, stop: true }, []);
}

/** Gives waiting jobs to whoever is free. */
function pump(state: State): void {
  if (state.mode === "slices") return sliceNext(state);
  for (const hand of state.hands) {
    if (state.queue.length > 0 && hand.ready && !hand.busy) give(state, hand, state.queue.shift() as Task);
  }
  const coming = state.hands.filter((hand) => !hand.ready).length;
  if (state.queue.length > coming && state.hands.length < state.most) hire(state);
}

function hire(state: State): void {
  let worker: WorkerLike | undefined;
  try {
    worker = state.makeWorker() as WorkerLike | undefined;
  } catch (error) {
    state.note = `workers cannot be started: ${String(error)}`;
  }
  if (!worker) return withoutMore(state, "there are no workers here");
  const hand: Hand = { worker, ready: false, busy: undefined, timer: undefined };
  hand.timer = setTimeout(() => lose(state, hand, `a worker did not answer in ${state.answerMs} ms`), state.answerMs);
  worker.onmessage = ({ data }) => hear(state, hand, data as FromWorker);
  worker.onerror = (event: Partial<Event> | undefined) => {
    // Met here: the page need not hear of it again.
    event?.preventDefault?.();
    lose(state, hand, hand.ready ? "a worker broke down" : "a worker could not start");
  };
  state.hands.push(hand);
  pump(state);
}

function give(state: State, hand: Hand, task: Task): void {
  hand.busy = task;
  const handed = task.handOver ? buffersOf(task.args) : [];
  task.spent = handed.length > 0;
  try {
    hand.worker.postMessage({ id: task.id, name: task.name, args: task.args }, handed);
  } catch (error) {
    // Arguments that cannot be cloned; the worker heard nothing.
    hand.busy = undefined;
    settle(task, () => task.reject(jobError(task.name, error)));
    pump(state);
  }
}

function hear(state: State, hand: Hand, message: FromWorker): void {
  if ("ready" in message) {
    hand.ready = true;
    clearTimeout(hand.timer);
    return pump(state);
  }
  const task = hand.busy;
  if (!task || task.id !== message.id) return;
  if ("part" in message) {
    task.spent = true;
    if (!task.settled) tell(task, message.part);
    return;
  }
  hand.busy = undefined;
  if ("failed" in message) {
    const { code, message: words } = message.failed;
    settle(task, () => task.reject(new EngineError(code, words)));
  } else settle(task, () => task.resolve(message.result as never));
  pump(state);
}

function tell(task: Task, part: unknown): void {
  try {
    task.onPart?.(part as never);
  } catch (error) {
    settle(task, () => task.reject(jobError(task.name, error)));
  }
}

/** A worker is gone: its job goes to another, if it can be begun again. */
function lose(state: State, hand: Hand, why: string): void {
  if (state.hands.indexOf(hand) < 0) return;
  retire(hand);
  state.hands = state.hands.filter((other) => other !== hand);
  const task = hand.busy;
  if (task?.spent)
    settle(task, () => task.reject(new EngineError("work/failed", `${task.name} must end, got: ${why}`)));
  else if (task && !task.settled) state.queue.unshift(task);
  withoutMore(state, why);
}

/** No more workers than there are: what could not start once will not start next time. */
function withoutMore(state: State, why: string): void {
  state.note ??= why;
  state.most = state.hands.length;
  if (state.most === 0) state.mode = "slices";
  pump(state);
}

function retire(hand: Hand): void {
  clearTimeout(hand.timer);
  hand.worker.onmessage = null;
  hand.worker.onerror = null;
  hand.worker.terminate();
}

/** One job at a time: two together would take two slices of every frame. */
function sliceNext(state: State): void {
  const task = state.slicing ? undefined : state.queue.shift();
  if (!task) return;
  state.slicing = task;
  const { clock, sliceMs } = state;
  const done = (): void => {
    state.slicing = undefined;
    sliceNext(state);
  };
  const onPart = (part: unknown): void => task.onPart?.(part as never);
  begin(state.table, task)
    .then((work) => runInSlices(work, { clock, sliceMs, stopped: () => task.settled, onPart }))
    .then((result) => void settle(task, () => task.resolve(result as never)))
    .catch((error: unknown) => void settle(task, () => task.reject(jobError(task.name, error))))
    .then(done);
}

function begin(table: JobTable, { name, args }: Task): Promise<Generator<unknown, unknown, undefined>> {
  return new Promise((resolve) => resolve((table[name] as JobTable[string])(args)));
}

function end(state: State): void {
  state.freed = true;
  const open = state.queue.concat(state.slicing ?? []);
  for (const hand of state.hands) {
    if (hand.busy) open.push(hand.busy);
    retire(hand);
  }
  state.hands = [];
  state.queue = [];
  for (const task of open) settle(task, () => task.reject(givenUp()));
}
