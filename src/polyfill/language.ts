// polyfill/language.ts -- methods of Object, Array, String, Number and Math that came after ES5.

import { fill, scope } from "./define";
import { indexIterator, iteratorKey, toList } from "./symbol";

type Test = (value: unknown, index: number, all: ArrayLike<unknown>) => unknown;

const owns = Object.prototype.hasOwnProperty;

fill(scope, { globalThis: scope });

fill(Object, {
  assign(target: Record<string, unknown>, ...sources: (Record<string, unknown> | null | undefined)[]) {
    for (const source of sources) for (const key of Object.keys(source ?? {})) target[key] = source![key];
    return target;
  },
  is: (a: unknown, b: unknown) => (a === b ? a !== 0 || 1 / (a as number) === 1 / (b as number) : a !== a && b !== b),
  values: (source: Record<string, unknown>) => Object.keys(source).map((key) => source[key]),
  entries: (source: Record<string, unknown>) => Object.keys(source).map((key) => [key, source[key]]),
  fromEntries(pairs: Iterable<[string, unknown]>) {
    const result: Record<string, unknown> = {};
    for (const [key, value] of toList(pairs)) result[key] = value;
    return result;
  },
  setPrototypeOf(target: object, prototype: object) {
    if ("__proto__" in {}) (target as { __proto__: object }).__proto__ = prototype;
    else
      for (const key of Object.keys(prototype))
        if (!owns.call(target, key)) fill(target, { [key]: (prototype as never)[key] });
    return target;
  },
});

fill(Array, {
  from<T, U>(source: Iterable<T> | ArrayLike<T>, map?: (value: T, index: number) => U) {
    const list = toList(source);
    return map ? list.map((value, i) => map(value, i)) : list;
  },
  of: (...values: unknown[]) => values,
});

/** Methods that work on anything with a length; typed arrays take them too. */
export const listMethods: Readonly<Record<string, unknown>> = {
  includes(this: ArrayLike<unknown>, value: unknown, from?: number) {
    for (let i = from ?? 0; i < this.length; i++)
      if (this[i] === value || (value !== value && this[i] !== this[i])) return true;
    return false;
  },
  fill(this: unknown[], value: unknown, from?: number, to?: number) {
    const end = place(to, this.length, this.length);
    for (let i = place(from, this.length, 0); i < end; i++) this[i] = value;
    return this;
  },
  find(this: ArrayLike<unknown>, test: Test, self?: unknown) {
    return this[findIndex(this, test, self)];
  },
  findIndex(this: ArrayLike<unknown>, test: Test, self?: unknown) {
    return findIndex(this, test, self);
  },
  keys(this: ArrayLike<unknown>) {
    return indexIterator(
      () => this.length,
      (i) => i,
    );
  },
  values,
  entries(this: ArrayLike<unknown>) {
    return indexIterator(
      () => this.length,
      (i) => [i, this[i]],
    );
  },
  [iteratorKey]: values,
};

function values(this: ArrayLike<unknown>): IterableIterator<unknown> {
  return indexIterator(
    () => this.length,
    (i) => this[i],
  );
}

function findIndex(list: ArrayLike<unknown>, test: Test, self: unknown): number {
  for (let i = 0; i < list.length; i++) if (test.call(self, list[i], i, list)) return i;
  return -1;
}

/** A start or end as slice and fill take it: negative counts from the end. */
export function place(index: number | undefined, length: number, otherwise: number): number {
  if (index === undefined) return otherwise;
  const whole = index < 0 ? Math.ceil(index) : Math.floor(index);
  return whole < 0 ? Math.max(length + whole, 0) : Math.min(whole, length);
}

fill(Array.prototype, listMethods);

fill(String.prototype, {
  includes(this: string, part: string, from?: number) {
    return this.indexOf(part, from) >= 0;
  },
  startsWith(this: string, part: string, from = 0) {
    return this.substr(from, part.length) === part;
  },
  endsWith(this: string, part: string, to = this.length) {
    return to >= part.length && this.substr(to - part.length, part.length) === part;
  },
  repeat(this: string, times: number) {
    return new Array(times + 1).join(this);
  },
  padStart(this: string, length: number, pad = " ") {
    return padding(this, length, pad) + this;
  },
  padEnd(this: string, length: number, pad = " ") {
    return this + padding(this, length, pad);
  },
  [iteratorKey](this: string) {
    return indexIterator(
      () => this.length,
      (i) => this.charAt(i),
    );
  },
});

function padding(text: string, length: number, pad: string): string {
  const missing = length - text.length;
  return missing <= 0 || pad === "" ? "" : new Array(Math.ceil(missing / pad.length) + 1).join(pad).slice(0, missing);
}

const isFiniteNumber = (x: unknown): boolean => typeof x === "number" && isFinite(x);
const isInteger = (x: unknown): boolean => isFiniteNumber(x) && Math.floor(x as number) === x;
const MAX_SAFE_INTEGER = 9007199254740991;

fill(Number, {
  isFinite: isFiniteNumber,
  isInteger,
  isNaN: (x: unknown) => x !== x,
  isSafeInteger: (x: unknown) => isInteger(x) && Math.abs(x as number) <= MAX_SAFE_INTEGER,
  parseFloat,
  parseInt,
  EPSILON: Math.pow(2, -52),
  MAX_SAFE_INTEGER,
  MIN_SAFE_INTEGER: -MAX_SAFE_INTEGER,
});

const float = typeof Float32Array === "undefined" ? [0] : new Float32Array(1);

fill(Math, {
  sign: (x: number) => (x > 0 ? 1 : x < 0 ? -1 : +x),
  trunc: (x: number) => (x < 0 ? Math.ceil(x) : Math.floor(x)),
  log2: (x: number) => rounded(Math.log(x) / Math.LN2, (n) => Math.pow(2, n) === x),
  log10: (x: number) => rounded(Math.log(x) / Math.LN10, (n) => Math.pow(10, n) === x),
  hypot: (...parts: number[]) => hypot(parts.map(Math.abs)),
  cbrt: (x: number) =>
    x < 0
      ? -rounded(Math.pow(-x, 1 / 3), (n) => n * n * n === -x)
      : rounded(Math.pow(x, 1 / 3), (n) => n * n * n === x),
  fround(x: number) {
    float[0] = x;
    return float[0];
  },
  clz32: (x: number) => (x >>> 0 ? 31 - Math.floor(Math.log((x >>> 0) + 0.5) / Math.LN2) : 32),
  imul: (a: number, b: number) => ((a & 0xffff) * b + ((((a >>> 16) * b) & 0xffff) << 16)) | 0,
});

// Logarithms of powers come out a last bit wrong; where the whole number is the answer, it is given.
function rounded(x: number, isExact: (n: number) => boolean): number {
  const whole = Math.round(x);
  return isExact(whole) ? whole : x;
}

// Divided by the largest part, so that squares neither overflow nor vanish.
function hypot(parts: readonly number[]): number {
  const largest = Math.max(0, ...parts);
  if (largest === 0 || !isFinite(largest)) return largest;
  return largest * Math.sqrt(parts.reduce((sum, x) => sum + (x / largest) * (x / largest), 0));
}
