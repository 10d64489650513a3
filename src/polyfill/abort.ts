// polyfill/abort.ts -- AbortController and its signal.

import { fill, scope } from "./define";

type Listener = (event: { readonly type: string; readonly target: unknown }) => void;

/** The reason a signal has when none is given. */
export function abortError(): Error {
  const error = new Error("the operation was aborted");
  error.name = "AbortError";
  return error;
}

class SmallAbortSignal {
  aborted = false;
  reason: unknown = undefined;
  onabort: Listener | null = null;
  private listeners: Listener[] = [];

  addEventListener(type: string, listener: Listener): void {
    if (type === "abort" && this.listeners.indexOf(listener) < 0) this.listeners.push(listener);
  }

  removeEventListener(type: string, listener: Listener): void {
    if (type === "abort") this.listeners = this.listeners.filter((other) => other !== listener);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** What the controller calls. */
  give(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason === undefined ? abortError() : reason;
    const event = { type: "abort", target: this };
    if (this.onabort) this.onabort(event);
    for (const listener of this.listeners) listener(event);
  }
}

class SmallAbortController {
  readonly signal = new SmallAbortSignal();

  abort(reason?: unknown): void {
    this.signal.give(reason);
  }
}

// A controller and a signal that do not belong together would be worse than none: both or neither.
if (typeof scope.AbortController === "undefined") {
  fill(scope, { AbortController: SmallAbortController, AbortSignal: SmallAbortSignal });
}
