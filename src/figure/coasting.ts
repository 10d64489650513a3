// figure/coasting.ts -- a drag that ends in full swing goes on for a moment and comes to rest, as a globe does.
// Pure arithmetic on a told clock. Where it has come to at a time does not depend on how often it was asked.

import type { Off } from "../base/signal";
import type { DragKind } from "./gestures";

/** What a coast moves, and who must know. */
export interface CoastingOptions {
  /** Moves on by pixels; x and y are where the pointer was last. */
  readonly act: (kind: DragKind, dx: number, dy: number, x: number, y: number) => void;
  /** Listens for anything that moves the same thing: what is not our doing ends the coast. */
  readonly watch: (listener: () => void) => Off;
  readonly begin: () => void;
  readonly end: () => void;
}

/** The swing of a drag. */
export interface Coasting {
  /** Whether something is on its way. */
  isOn(): boolean;
  /** A drag is under way: its steps say how fast it is. */
  note(kind: DragKind, dx: number, dy: number, x: number, y: number, timeMs: number): void;
  /** The hand lets go; whether that sets it coasting. */
  release(timeMs: number): boolean;
  /** Ends it, and forgets what was noted. */
  stop(): void;
  /** Goes to where it is at a time (of the clock that the others tell in milliseconds); whether it goes on. */
  advance(seconds: number): boolean;
}

interface Step {
  readonly kind: DragKind;
  readonly dx: number;
  readonly dy: number;
  readonly x: number;
  readonly y: number;
  readonly timeMs: number;
}

/** The speed is that of the last tenth of a second. */
const MEASURED_MS = 100;
/** A hand that rested this long before it let go meant to stop there. */
const RESTED_MS = 40;
/** Slower is a careful hand, which gets exactly what it did; CSS pixels a second. */
const LEAST_SPEED = 200;
/** The speed falls by a factor e in this many seconds, and ends below so many pixels a second. */
const DECAY_SECONDS = 0.2;
const REST_SPEED = 6;

/** What is on its way. */
interface Course {
  readonly last: Step;
  /** pixels a second at the start */
  readonly vx: number;
  readonly vy: number;
  readonly startSeconds: number;
  readonly off: Off;
  /** share of the whole way that is done */
  done: number;
}

/** A coast at rest. */
export function coasting(options: CoastingOptions): Coasting {
  let steps: Step[] = [];
  let on: Course | undefined;
  let isOwn = false;
  const stop = (): void => {
    steps = [];
    const ended = on;
    on = undefined;
    if (!ended) return;
    ended.off();
    options.end();
  };
  return {
    isOn: () => on !== undefined,
    note(kind, dx, dy, x, y, timeMs) {
      const step = { kind, dx, dy, x, y, timeMs };
      // A finger that comes to another makes it another movement.
      const isSame = (one: Step): boolean => one.kind === kind && one.timeMs >= timeMs - MEASURED_MS;
      steps = [...steps.filter(isSame), step];
    },
    release(timeMs) {
      const course = courseOf(steps, timeMs);
      stop();
      if (!course) return false;
      on = { ...course, off: options.watch(() => isOwn || stop()) };
      options.begin();
      return true;
    },
    stop,
    advance(seconds) {
      if (!on) return false;
      isOwn = true;
      const speed = moveOn(on, seconds, options.act);
      isOwn = false;
      if (speed < REST_SPEED) stop();
      return on !== undefined;
    },
  };
}

/** Moves on to a time; gives the speed that is left. */
function moveOn(course: Course, seconds: number, act: CoastingOptions["act"]): number {
  const { last, vx, vy, startSeconds, done } = course;
  const left = Math.exp(-Math.max(0, seconds - startSeconds) / DECAY_SECONDS);
  const way = DECAY_SECONDS * (1 - left - done);
  course.done = 1 - left;
  act(last.kind, vx * way, vy * way, last.x, last.y);
  return left * Math.sqrt(vx * vx + vy * vy);
}

/** How a drag goes on; undefined for a hand that stopped before it let go, or went slowly. */
function courseOf(steps: readonly Step[], timeMs: number): Omit<Course, "off"> | undefined {
  const first = steps[0];
  const last = steps[steps.length - 1];
  // One step has no duration.
  if (!first || !last || last.timeMs <= first.timeMs || timeMs - last.timeMs > RESTED_MS) return undefined;
  const seconds = (last.timeMs - first.timeMs) / 1000;
  let vx = 0;
  let vy = 0;
  // What the first one brought came before it.
  for (const step of steps.slice(1)) {
    vx += step.dx / seconds;
    vy += step.dy / seconds;
  }
  if (vx * vx + vy * vy < LEAST_SPEED * LEAST_SPEED) return undefined;
  return { last, vx, vy, startSeconds: timeMs / 1000, done: 0 };
}
