// transforms/relay.ts -- the news of several transforms as one signal.
// It listens to them only while somebody listens to it, so that what lives long does not hold what is forgotten; and it tells
// a change once, on however many ways it hears of it.

import { signal, type Signal } from "../base/signal";
import type { Transform } from "./transform";

/** News of several transforms. */
export interface Relay extends Signal {
  /** Listens to the sources of now, and tells that they are others. */
  again(): void;
}

/**
 * A relay.
 *
 * @param sources  whom to listen to
 * @param version  grows with each change of theirs: what it has told already, it does not tell again
 */
export function relay(sources: () => readonly Transform[], version: () => number): Relay {
  const inner = signal();
  let offs: readonly (() => void)[] = [];
  let told = 0;
  const hear = (): void => {
    const now = version();
    if (now === told) return;
    told = now;
    inner.emit();
  };
  const leave = (): void => {
    offs.forEach((off) => off());
    offs = [];
  };
  const listen = (): void => {
    leave();
    told = version();
    offs = sources().map((t) => t.changed.on(hear));
  };
  return {
    get size() {
      return inner.size;
    },
    emit: () => inner.emit(),
    again() {
      if (inner.size > 0) listen();
      inner.emit();
    },
    on(listener) {
      if (inner.size === 0) listen();
      const off = inner.on(listener);
      return () => {
        off();
        if (inner.size === 0) leave();
      };
    },
  };
}
