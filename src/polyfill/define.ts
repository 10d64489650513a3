// polyfill/define.ts -- the one way a gap is filled: only where there is a gap, and as the engine itself would have done it.

/** The global object of a page or of a worker. */
export const scope = (typeof self !== "undefined" ? self : Function("return this")()) as Record<string, unknown>;

/** Gives `target` what it lacks of `values`; what it has stays as it is. New properties are not enumerable. */
export function fill(target: object | undefined | null, values: Readonly<Record<string, unknown>>): void {
  if (!target) return;
  // forEach and not for-of: there may be no Symbol yet.
  Object.keys(values).forEach((name) => {
    if (name in target) return;
    Object.defineProperty(target, name, { value: values[name], configurable: true, writable: true, enumerable: false });
  });
}

/** A property of the global object, or undefined. */
export function globalValue<T>(name: string): T | undefined {
  return scope[name] as T | undefined;
}
