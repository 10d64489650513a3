// scene/motion.ts -- from one state to another in a given time, by a clock that is told: whoever draws says what time it is.
// A motion that nobody drives stands still; one that is overtaken ends where it is, and says so.

import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { number } from "../base/params";

/** Courses in time: share of the time to share of the way, both 0..1. */
export const eases = {
  linear: (t: number): number => t,
  in: (t: number): number => t * t * t,
  out: (t: number): number => 1 - (1 - t) * (1 - t) * (1 - t),
  inOut: (t: number): number => (t < 0.5 ? 4 * t * t * t : 1 - 4 * (1 - t) * (1 - t) * (1 - t)),
};

/** How a smooth move is made. */
export interface MoveOptions {
  /** default 0.6; 0 moves at once */
  readonly seconds?: number;
  /** default "inOut"; a function takes and gives shares, 0 to 0 and 1 to 1 */
  readonly ease?: keyof typeof eases | ((share: number) => number);
}

/** One thing that can be on its way. */
export interface Motion<S> {
  readonly isOn: boolean;
  /** Sets out; resolves when it ends: true when it arrived, false when something else came between. */
  start(from: S, to: S, options?: MoveOptions): Promise<boolean>;
  /** Ends the motion where it is. */
  stop(): void;
  /** Goes to where it is at a time; whether it goes on. `isStill` is for who wants nothing to move: it arrives at once. */
  advance(seconds: number, isStill: boolean): boolean;
}

const secondsParam = number(0.6, "how long a move takes", { min: 0, max: 3600, unit: "second" });

/**
 * A motion of states that `put` shows.
 *
 * @param between  the state at a share of the way, 0 < share < 1; the ends are shown as they were given
 */
export function motion<S>(put: (state: S) => void, between: (from: S, to: S, share: number) => S): Motion<S> {
  let on: Course<S> | undefined;
  const end = (hasArrived: boolean): void => {
    const ended = on;
    on = undefined;
    ended?.tell(hasArrived);
  };
  return {
    get isOn() {
      return on !== undefined;
    },
    start(from, to, options = NO_OPTIONS) {
      const seconds = secondsParam.take(options.seconds ?? 0.6, "move.seconds");
      const ease = easeOf(options.ease ?? "inOut");
      end(false);
      return new Promise((tell) => {
        on = { from, to, seconds, ease, tell, startSeconds: undefined };
      });
    },
    stop: () => end(false),
    advance(seconds, isStill) {
      if (!on) return false;
      on.startSeconds ??= seconds;
      const share = isStill || on.seconds === 0 ? 1 : (seconds - on.startSeconds) / on.seconds;
      if (share < 1) {
        put(between(on.from, on.to, on.ease(Math.max(0, share))));
        return true;
      }
      put(on.to);
      end(true);
      return false;
    },
  };
}

const NO_OPTIONS: MoveOptions = {};

interface Course<S> {
  readonly from: S;
  readonly to: S;
  readonly seconds: number;
  readonly ease: (share: number) => number;
  readonly tell: (hasArrived: boolean) => void;
  /** told by the first `advance` */
  startSeconds: number | undefined;
}

function easeOf(given: MoveOptions["ease"] & {}): (share: number) => number {
  if (typeof given === "function") return given;
  if (!Object.prototype.hasOwnProperty.call(eases, given)) {
    const names = Object.keys(eases).join(", ");
    throw new EngineError("param/choice", `move.ease must be one of ${names} or a function, got ${show(given)}`);
  }
  return eases[given];
}
