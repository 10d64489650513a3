// polyfill/promise.ts -- Promise as in Promises/A+, and queueMicrotask.

import { fill, globalValue, scope } from "./define";
import { toList } from "./symbol";

type State = "open" | "kept" | "broken";
type Settle = (value: unknown) => void;
type Reaction = (() => unknown) | undefined;

/** Runs `job` after the present turn, as soon as the browser allows: timers wait 4 ms, messages do not. */
const later: (job: () => void) => void = makeLater();

function makeLater(): (job: () => void) => void {
  const Channel = globalValue<typeof MessageChannel>("MessageChannel");
  if (!Channel) return (job) => void setTimeout(job, 0);
  const jobs: (() => void)[] = [];
  const channel = new Channel();
  channel.port1.onmessage = () => {
    const job = jobs.shift();
    if (job) job();
  };
  return (job) => {
    jobs.push(job);
    channel.port2.postMessage(0);
  };
}

interface Then {
  then(kept?: ((value: unknown) => unknown) | null, broken?: ((reason: unknown) => unknown) | null): SmallPromise;
}

class SmallPromise implements Then {
  private state: State = "open";
  private result: unknown = undefined;
  private waiting: (() => void)[] = [];

  constructor(start: (resolve: Settle, reject: Settle) => void) {
    const [resolve, reject] = this.once();
    try {
      start(resolve, reject);
    } catch (error) {
      reject(error);
    }
  }

  then(kept?: ((value: unknown) => unknown) | null, broken?: ((reason: unknown) => unknown) | null): SmallPromise {
    return new SmallPromise((resolve, reject) => {
      const react = (): void => {
        const handler = this.state === "kept" ? kept : broken;
        const reaction: Reaction = typeof handler === "function" ? () => handler(this.result) : undefined;
        if (!reaction) return (this.state === "kept" ? resolve : reject)(this.result);
        try {
          resolve(reaction());
        } catch (error) {
          reject(error);
        }
      };
      if (this.state === "open") this.waiting.push(react);
      else later(react);
    });
  }

  catch(broken?: ((reason: unknown) => unknown) | null): SmallPromise {
    return this.then(null, broken);
  }

  /** A pair of which only the first call counts. */
  private once(): [Settle, Settle] {
    let isDone = false;
    const first = (run: Settle): Settle => {
      return (value) => {
        if (isDone) return;
        isDone = true;
        run(value);
      };
    };
    return [first((value) => this.adopt(value)), first((reason) => this.settle("broken", reason))];
  }

  private adopt(value: unknown): void {
    if (value === this) return this.settle("broken", new TypeError("a promise cannot wait for itself"));
    if (value === null || (typeof value !== "object" && typeof value !== "function")) return this.settle("kept", value);
    const [resolve, reject] = this.once();
    try {
      const then = (value as Partial<Then>).then;
      if (typeof then !== "function") return this.settle("kept", value);
      (then as (...handlers: Settle[]) => unknown).call(value, resolve, reject);
    } catch (error) {
      reject(error);
    }
  }

  private settle(state: State, result: unknown): void {
    this.state = state;
    this.result = result;
    for (const react of this.waiting) later(react);
    this.waiting = [];
  }
}

interface Maker {
  new (start: (resolve: Settle, reject: Settle) => void): Then;
  resolve(value: unknown): Then;
}

fill(scope, { Promise: SmallPromise });
const Maker = globalValue<Maker>("Promise")!;

fill(Maker, {
  resolve: (value: unknown) => (value instanceof SmallPromise ? value : new Maker((resolve) => resolve(value))),
  reject: (reason: unknown) => new Maker((_, reject) => reject(reason)),
  all: (values: Iterable<unknown>) =>
    new Maker((resolve, reject) => {
      const results = toList(values);
      let open = results.length;
      if (open === 0) resolve(results);
      results.forEach((value, i) => {
        Maker.resolve(value).then((result) => {
          results[i] = result;
          open -= 1;
          if (open === 0) resolve(results);
        }, reject);
      });
    }),
  race: (values: Iterable<unknown>) =>
    new Maker((resolve, reject) => {
      for (const value of toList(values)) Maker.resolve(value).then(resolve, reject);
    }),
});

fill(Maker.prototype as object, {
  finally(this: Then, last: () => unknown) {
    return this.then(
      (value) => Maker.resolve(last()).then(() => value),
      (reason) =>
        Maker.resolve(last()).then(() => {
          throw reason;
        }),
    );
  },
});

fill(scope, {
  queueMicrotask: (job: () => void) =>
    Maker.resolve(undefined)
      .then(job)
      .then(undefined, (error) => {
        setTimeout(() => {
          throw error;
        }, 0);
      }),
});
