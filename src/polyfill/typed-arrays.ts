// polyfill/typed-arrays.ts -- methods of typed arrays. Some old engines have no prototype shared by all of them, so each
// constructor is looked at by itself.

import { fill, globalValue } from "./define";
import { listMethods, place } from "./language";
import { toList } from "./symbol";

type Numbers = Uint8Array;
interface NumbersConstructor {
  new (length: number): Numbers;
  new (values: ArrayLike<number>): Numbers;
  readonly prototype: Numbers;
}

const NAMES = ["Int8", "Uint8", "Uint8Clamped", "Int16", "Uint16", "Int32", "Uint32", "Float32", "Float64"];
/** Array's methods that do not care what they stand on. */
const GENERIC = ["every", "forEach", "indexOf", "join", "lastIndexOf", "reduce", "reduceRight", "reverse", "some"];

const ownMethods: Record<string, unknown> = {
  slice(this: Numbers, from?: number, to?: number) {
    const start = place(from, this.length, 0);
    const end = Math.max(start, place(to, this.length, this.length));
    const result = new (makerOf(this))(end - start);
    result.set(this.subarray(start, end));
    return result;
  },
  map(this: Numbers, change: (value: number, index: number, all: Numbers) => number, self?: unknown) {
    const result = new (makerOf(this))(this.length);
    for (let i = 0; i < this.length; i++) result[i] = change.call(self, this[i]!, i, this);
    return result;
  },
  filter(this: Numbers, test: (value: number, index: number, all: Numbers) => unknown, self?: unknown) {
    return new (makerOf(this))(Array.prototype.filter.call(this, test as never, self) as number[]);
  },
  sort(this: Numbers, compare?: (a: number, b: number) => number) {
    // Undefined is not a number's order: without one, numbers go by size, not by their digits as in Array.
    this.set(Array.prototype.slice.call(this).sort(compare ?? ((a: number, b: number) => a - b)));
    return this;
  },
  copyWithin(this: Numbers, target: number, from: number, to?: number) {
    const start = place(from, this.length, 0);
    const goal = place(target, this.length, 0);
    const end = Math.min(place(to, this.length, this.length), start + this.length - goal);
    if (end > start) this.set(this.subarray(start, end), goal);
    return this;
  },
};

function makerOf(numbers: Numbers): NumbersConstructor {
  return numbers.constructor as unknown as NumbersConstructor;
}

for (const name of GENERIC) ownMethods[name] = Array.prototype[name as never];

for (const name of NAMES) {
  const Maker = globalValue<NumbersConstructor>(`${name}Array`);
  if (!Maker) continue;
  fill(Maker.prototype, ownMethods);
  fill(Maker.prototype, listMethods);
  fill(Maker, {
    from(source: Iterable<number> | ArrayLike<number>, change?: (value: number, index: number) => number) {
      const list = toList(source);
      return new Maker(change ? list.map((value, i) => change(value, i)) : list);
    },
    of: (...values: number[]) => new Maker(values),
  });
}

fill(globalValue<{ prototype: object }>("ArrayBuffer")?.prototype, {
  slice(this: ArrayBuffer, from?: number, to?: number) {
    const bytes = new Uint8Array(this);
    const start = place(from, bytes.length, 0);
    const result = new Uint8Array(Math.max(0, place(to, bytes.length, bytes.length) - start));
    result.set(bytes.subarray(start, start + result.length));
    return result.buffer;
  },
});
