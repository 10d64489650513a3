// polyfill/collections.ts -- Map, Set and WeakMap in their smallest form: right, not fast.
// An engine with a Map of its own keeps it; what its prototype lacks of iterating is added.

import { fill, globalValue, scope } from "./define";
import { indexIterator, iteratorKey, toList } from "./symbol";

class SmallMap {
  protected readonly list: unknown[] = [];
  protected readonly results: unknown[] = [];

  constructor(pairs?: Iterable<[unknown, unknown]> | null) {
    for (const [key, value] of toList(pairs)) this.set(key, value);
  }

  get size(): number {
    return this.list.length;
  }

  get(key: unknown): unknown {
    return this.results[this.indexOf(key)];
  }

  has(key: unknown): boolean {
    return this.indexOf(key) >= 0;
  }

  set(key: unknown, value: unknown): this {
    const known = this.indexOf(key);
    const i = known < 0 ? this.list.length : known;
    this.list[i] = key;
    this.results[i] = value;
    return this;
  }

  delete(key: unknown): boolean {
    const i = this.indexOf(key);
    if (i < 0) return false;
    this.list.splice(i, 1);
    this.results.splice(i, 1);
    return true;
  }

  clear(): void {
    this.list.length = this.results.length = 0;
  }

  forEach(f: (value: unknown, key: unknown, all: this) => void, self?: unknown): void {
    for (let i = 0; i < this.list.length; i++) f.call(self, this.results[i], this.list[i], this);
  }

  private indexOf(key: unknown): number {
    if (key === key) return this.list.indexOf(key);
    for (let i = 0; i < this.list.length; i++) if (this.list[i] !== this.list[i]) return i;
    return -1;
  }
}

class SmallSet extends SmallMap {
  constructor(values?: Iterable<unknown> | null) {
    super();
    for (const value of toList(values)) this.add(value);
  }

  add(value: unknown): this {
    return this.set(value, value);
  }
}

let count = 0;

/** Keeps each value on its key, under a name of its own: nothing holds the key. */
class SmallWeakMap {
  private readonly name = `@@weak ${(count += 1)} ${Math.random()}`;

  get(key: object): unknown {
    return this.has(key) ? (key as Record<string, unknown[]>)[this.name]![0] : undefined;
  }

  has(key: object): boolean {
    return (
      Object.prototype.hasOwnProperty.call(key, this.name) && (key as Record<string, unknown[]>)[this.name]!.length > 0
    );
  }

  set(key: object, value: unknown): this {
    if (this.has(key)) (key as Record<string, unknown[]>)[this.name]![0] = value;
    else Object.defineProperty(key, this.name, { value: [value], configurable: true });
    return this;
  }

  delete(key: object): boolean {
    return this.has(key) && delete (key as Record<string, unknown>)[this.name];
  }
}

class SmallWeakSet extends SmallWeakMap {
  add(key: object): this {
    return this.set(key, true);
  }
}

fill(scope, { Map: SmallMap, Set: SmallSet, WeakMap: SmallWeakMap, WeakSet: SmallWeakSet });

type Each = Map<unknown, unknown> | Set<unknown>;

function listOf<T>(all: Each, pick: (value: unknown, key: unknown) => T): IterableIterator<T> {
  const list: T[] = [];
  (all as Map<unknown, unknown>).forEach((value, key) => list.push(pick(value, key)));
  return indexIterator(
    () => list.length,
    (i) => list[i]!,
  );
}

function keys(this: Each): IterableIterator<unknown> {
  return listOf(this, (_, key) => key);
}

function values(this: Each): IterableIterator<unknown> {
  return listOf(this, (value) => value);
}

function entries(this: Each): IterableIterator<unknown> {
  return listOf(this, (value, key) => [key, value]);
}

// Set first: a SmallSet would otherwise inherit what is put on SmallMap.
fill(globalValue<typeof Set>("Set")!.prototype, { keys, values, entries, [iteratorKey]: values });
fill(globalValue<typeof Map>("Map")!.prototype, { keys, values, entries, [iteratorKey]: entries });
