// base/signal.ts -- one kind of event: listen with `on`, stop with what it gives back.

/** Stops listening. Calling it twice does nothing. */
export type Off = () => void;

/** Something that happens: `on` listens, `emit` tells all listeners in the order they came. */
export interface Signal<T = void> {
  on(listener: (value: T) => void): Off;
  emit(value: T): void;
  /** Number of listeners, so that costly news need not be made for nobody. */
  readonly size: number;
}

/** A new signal. A listener may leave, or others may join, while it is being told. */
export function signal<T = void>(): Signal<T> {
  let listeners: readonly ((value: T) => void)[] = [];
  return {
    get size() {
      return listeners.length;
    },
    on(listener) {
      // A wrapper, so that one function added twice can leave twice.
      const entry = (value: T): void => listener(value);
      listeners = [...listeners, entry];
      return () => {
        listeners = listeners.filter((other) => other !== entry);
      };
    },
    emit(value) {
      for (const listener of listeners) listener(value);
    },
  };
}
