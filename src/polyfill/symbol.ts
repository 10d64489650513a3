// polyfill/symbol.ts -- Symbol, as far as for-of and spread need it: names that nobody else uses.
// Where Symbol is missing, so are iterators: arrays, typed arrays and strings get theirs in arrays.ts and typed-arrays.ts.

import { fill, globalValue, scope } from "./define";

let count = 0;

function makeSymbol(name?: string): string {
  count += 1;
  return `@@${name ?? ""}${count}`;
}

const wellKnown: Record<string, string> = {};
["iterator", "asyncIterator", "hasInstance", "species", "toPrimitive", "toStringTag"].forEach((name) => {
  wellKnown[name] = `@@${name}`;
});
if (typeof scope.Symbol === "undefined") {
  fill(makeSymbol, { ...wellKnown, for: (name: string) => `@@for ${name}` });
  fill(scope, { Symbol: makeSymbol });
}

/** What Symbol.iterator is here: a symbol, or a name that stands for it. */
export const iteratorKey = globalValue<{ iterator: string }>("Symbol")!.iterator;

/** An iterator over `length` things, which can itself be iterated. */
export function indexIterator<T>(length: () => number, at: (i: number) => T): IterableIterator<T> {
  let i = 0;
  const iterator: Record<string, unknown> = {
    next: () => (i < length() ? { value: at(i++), done: false } : { value: undefined, done: true }),
    [iteratorKey]: () => iterator,
  };
  return iterator as unknown as IterableIterator<T>;
}

/** The elements of an iterable or array-like value, as an array. */
export function toList<T>(source: Iterable<T> | ArrayLike<T> | null | undefined): T[] {
  const list: T[] = [];
  if (source === null || source === undefined) return list;
  const open = (source as unknown as Record<string, () => Iterator<T>>)[iteratorKey];
  if (typeof open !== "function") {
    const items = source as ArrayLike<T>;
    for (let i = 0; i < items.length; i++) list.push(items[i]!);
    return list;
  }
  const iterator = open.call(source);
  for (let step = iterator.next(); !step.done; step = iterator.next()) list.push(step.value);
  return list;
}
