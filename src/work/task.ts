// work/task.ts -- one job that somebody waits for: it ends once, whoever ends it.

import { givenUp } from "./job";

/** How one job is run. */
export interface RunOptions<Part> {
  readonly signal?: AbortSignal | undefined;
  /** hand the buffers of the arguments over instead of copying them: the caller's arrays become empty in worker mode */
  readonly handOver?: boolean;
  readonly onPart?: (part: Part) => void;
}

/** A job, its caller's wishes, and how far it came. */
export interface Task {
  readonly id: number;
  readonly name: string;
  readonly args: unknown;
  readonly handOver: boolean;
  readonly onPart: ((part: never) => void) | undefined;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
  settled: boolean;
  /** whether it cannot be begun again: its arrays are gone, or parts of its result were given */
  spent: boolean;
  /** stops listening to the signal */
  off: (() => void) | undefined;
}

/** A task that waits. */
export function makeTask(
  id: number,
  name: string,
  args: unknown,
  options: RunOptions<never> | undefined,
  resolve: (result: never) => void,
  reject: (error: unknown) => void,
): Task {
  const { handOver = false, onPart } = options ?? {};
  return { id, name, args, handOver, onPart, resolve, reject, settled: false, spent: false, off: undefined };
}

/** Ends a task, unless it has ended: then nothing happens and false is given. */
export function settle(task: Task, how: () => void): boolean {
  if (task.settled) return false;
  task.settled = true;
  task.off?.();
  how();
  return true;
}

/** Rejects a task when its signal says so, then calls `after`. */
export function onAbort(task: Task, signal: AbortSignal | undefined, after: () => void): void {
  if (!signal) return;
  const abort = (): void => {
    if (settle(task, () => task.reject(givenUp()))) after();
  };
  signal.addEventListener("abort", abort);
  task.off = () => signal.removeEventListener("abort", abort);
}
