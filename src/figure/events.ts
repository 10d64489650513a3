// figure/events.ts -- what happens to a figure, and who is told.

import { EngineError } from "../base/errors";
import { signal, type Off, type Signal } from "../base/signal";
import type { FigurePointed } from "./pointer-events";

/** What happens to a figure. */
export interface FigureEvents {
  lost: void;
  restored: void;
  frame: void;
  error: unknown;
  /** in words: what is shown otherwise than asked for */
  warning: string;
  /** a press and release at one place, with what lies there */
  click: FigurePointed;
  /** what lies under a pointer that moves; once without a visual when there is nothing more under it */
  hover: FigurePointed;
}

/** The events of one figure. */
export interface Events {
  emit<E extends keyof FigureEvents>(event: E, value: FigureEvents[E]): void;
  on<E extends keyof FigureEvents>(event: E, listener: (value: FigureEvents[E]) => void): Off;
  /** Whether somebody listens. */
  isHeard(event: keyof FigureEvents): boolean;
  /** Tells of an error. Nothing is swallowed: what nobody listens for is thrown where the page's own handlers see it. */
  report(error: unknown): void;
}

/** Events that nobody listens to yet. */
export function createEvents(): Events {
  const signals: { readonly [E in keyof FigureEvents]: Signal<FigureEvents[E]> } = {
    lost: signal(),
    restored: signal(),
    frame: signal(),
    error: signal<unknown>(),
    warning: signal<string>(),
    click: signal<FigurePointed>(),
    hover: signal<FigurePointed>(),
  };
  return {
    emit: (event, value) => signals[event].emit(value),
    on(event, listener) {
      if (!Object.prototype.hasOwnProperty.call(signals, event)) {
        const names = Object.keys(signals).join(", ");
        throw new EngineError("param/choice", `figure.on knows the events ${names}, got "${String(event)}"`);
      }
      return signals[event].on(listener);
    },
    isHeard: (event) => signals[event].size > 0,
    report(error) {
      if (signals.error.size === 0) throw error;
      signals.error.emit(error);
    },
  };
}
