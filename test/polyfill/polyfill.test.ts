// test/polyfill -- the gaps of old browsers, filled. A world without them is made in a fresh context of Node's vm; what is
// there already must stay as it is.

import { expect } from "chai";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";

interface Tools {
  bundlePolyfill(program: string): Promise<string>;
}

const GONE = [
  "Promise Symbol Map Set WeakMap WeakSet globalThis queueMicrotask fetch AbortController AbortSignal TextDecoder",
  "requestAnimationFrame performance",
]
  .join(" ")
  .split(" ");
const GONE_METHODS: Readonly<Record<string, string>> = {
  Object: "assign is values entries fromEntries setPrototypeOf",
  Array: "from of",
  "Array.prototype": "includes fill find findIndex keys values entries",
  "String.prototype": "includes startsWith endsWith repeat padStart padEnd",
  Number: "isFinite isInteger isNaN isSafeInteger parseFloat parseInt EPSILON MAX_SAFE_INTEGER MIN_SAFE_INTEGER",
  Math: "sign trunc log2 log10 hypot cbrt fround clz32 imul",
  "Object.getPrototypeOf(Int8Array)": "from of",
  "Object.getPrototypeOf(Int8Array).prototype":
    "slice map filter sort copyWithin every forEach indexOf join lastIndexOf reduce reduceRight reverse some includes fill find findIndex keys values entries",
};

/** A program in today's words; it runs where the engine has none of them. Its `results` are compared. */
const PROGRAM = `
  const results = {};
  results.object = [Object.assign({ a: 1 }, null, { b: 2 }), Object.entries({ x: 1 }), Object.values({ x: 2 }), Object.fromEntries([["k", 3]])];
  results.array = [Array.from(new Set([1, 2, 2])), Array.from({ length: 2 }, (_, i) => i * 3), [1, NaN].includes(NaN), new Array(3).fill(7, 1), [4, 5].find((x) => x > 4), [4].findIndex((x) => x > 4)];
  results.text = ["abc".includes("bc"), "abc".startsWith("b", 1), "abc".endsWith("b", 2), "ab".repeat(2), "7".padStart(3, "0"), "7".padEnd(2), [..."hé"]];
  results.number = [Number.isInteger(3.5), Number.isNaN("x"), Number.isFinite("3"), Number.MAX_SAFE_INTEGER, Math.sign(-3), Math.trunc(-1.7), Math.log2(8), Math.log2(1 << 29), Math.hypot(3, -4), Math.hypot(), Math.cbrt(-27), Math.fround(5.5), Math.clz32(1), Math.imul(0xffffffff, 5)];
  const typed = Float32Array.from([3, 1, 2]);
  results.typed = [typed.slice(1), typed.slice(-2, -1), typed.map((x) => x * 2), typed.filter((x) => x > 1), Uint8Array.of(10, 9, 1).sort(), typed.indexOf(2), typed.includes(3), new Uint16Array(3).fill(4), typed.find((x) => x < 3), typed.reduce((a, b) => a + b), Uint8Array.of(1, 2, 3, 4).copyWithin(0, 2)].map((x) => (ArrayBuffer.isView(x) ? Array.prototype.slice.call(x) : x));
  const map = new Map([["a", 1], [NaN, 2]]);
  map.set("a", 3); map.delete("gone");
  const key = {}, weak = new WeakMap(); weak.set(key, undefined); weak.set(key, 5);
  results.collections = [[...map], map.get(NaN), map.size, [...new Set([1, 1, 2]).keys()], weak.get(key), weak.has({}), Object.keys(key)];
  const loop = []; for (const [i, x] of ["p", "q"].entries()) loop.push(i, x); for (const x of Uint8Array.of(8)) loop.push(x);
  for (const [k, v] of map) loop.push(String(k), v);
  function* count(n) { for (let i = 0; i < n; i++) yield i; }
  results.loop = [...loop, ...count(3), Math.max(...new Set([1, 9]))];
  results.decoded = [new TextDecoder().decode(Uint8Array.of(0xef, 0xbb, 0xbf, 104, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80, 0xff, 33)), new TextDecoder("latin1").decode(Uint8Array.of(0xe9).buffer)];
  const order = [];
  (async () => {
    order.push(1);
    await null;
    order.push(3);
    try { await Promise.all([Promise.resolve(1), Promise.reject(new Error("no"))]); } catch (error) { order.push(error.message); }
    order.push(await Promise.race([new Promise(() => {}), Promise.resolve("first")]));
    order.push(await Promise.resolve(4).finally(() => 5));
    order.push(await new Promise((done) => done({ then: (give) => give("thenable") })));
    const controller = new AbortController();
    controller.signal.addEventListener("abort", () => order.push("aborted"));
    controller.abort();
    order.push(controller.signal.aborted, controller.signal.reason.name, globalThis === self, typeof performance.now());
    results.order = order;
    finish(results);
  })();
  order.push(2);
`;

const WANTED = {
  object: [{ a: 1, b: 2 }, [["x", 1]], [2], { k: 3 }],
  array: [[1, 2], [0, 3], true, [null, 7, 7], 5, -1],
  text: [true, true, true, "abab", "007", "7 ", ["h", "é"]],
  number: [false, false, false, 9007199254740991, -1, -1, 3, 29, 5, 0, -3, 5.5, 31, -5],
  typed: [[1, 2], [1], [6, 2, 4], [3, 2], [1, 9, 10], 2, true, [4, 4, 4], 1, 6, [3, 4, 3, 4]],
  collections: [
    [
      ["a", 3],
      [null, 2],
    ],
    2,
    2,
    [1, 2],
    5,
    false,
    [],
  ],
  loop: [0, "p", 1, "q", 8, "a", 3, "NaN", 2, 0, 1, 2, 9],
  decoded: ["hé😀\ufffd!", "é"],
  order: [1, 2, 3, "no", "first", 4, "thenable", "aborted", true, "AbortError", true, "number"],
};

function oldWorld(): object {
  const world = createContext({ setTimeout, clearTimeout });
  runInContext("var self = this;", world);
  for (const [owner, names] of Object.entries(GONE_METHODS)) {
    for (const name of names.split(" ")) runInContext(`delete ${owner}.${name};`, world);
  }
  for (const owner of ["Array.prototype", "String.prototype", "Object.getPrototypeOf(Int8Array).prototype"]) {
    runInContext(`delete ${owner}[Symbol.iterator];`, world);
  }
  for (const name of GONE) runInContext(`delete this.${name};`, world);
  return world;
}

function run(world: object, script: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    Object.assign(world, { finish: (results: unknown) => resolve(JSON.parse(JSON.stringify(results))) });
    setTimeout(() => reject(new Error("the program did not finish")), 5000).unref();
    runInContext(script, world);
  });
}

describe("polyfill", () => {
  let script = "";
  before(async () => {
    const tools = (await import(pathToFileURL(resolve("scripts/bundle-polyfill.mjs")).href)) as Tools;
    script = await tools.bundlePolyfill(PROGRAM);
  });

  it("gives an old engine what the library uses", async () => {
    const world = oldWorld();
    expect(runInContext("typeof Promise + typeof Symbol + typeof Math.hypot + typeof [].find", world)).to.equal(
      "undefined".repeat(4),
    );
    expect(await run(world, script)).to.deep.equal(WANTED);
  });

  it("has no answer of its own: an engine of today says the same", async () => {
    const world = createContext({
      setTimeout,
      clearTimeout,
      queueMicrotask,
      TextDecoder,
      AbortController,
      performance,
    });
    runInContext("var self = this;", world);
    expect(await run(world, script)).to.deep.equal(WANTED);
  });

  it("touches nothing that is there", () => {
    const list = `Object.getOwnPropertyNames(this).filter((name) => name !== "polyfilled").sort().map((name) => {
      const value = Object.getOwnPropertyDescriptor(globalThis, name).value;
      const inner = value && /^(function|object)$/.test(typeof value) && value !== globalThis ? [value, value.prototype] : [];
      return [name, value].concat(inner.filter(Boolean).map((o) => Reflect.ownKeys(o).map((key) => [key, Object.getOwnPropertyDescriptor(o, key).value])));
    })`;
    const world = createContext({
      setTimeout,
      clearTimeout,
      queueMicrotask,
      TextDecoder,
      AbortController,
      AbortSignal,
      performance,
    });
    Object.assign(world, {
      fetch,
      requestAnimationFrame: setTimeout,
      cancelAnimationFrame: clearTimeout,
      finish: () => undefined,
    });
    runInContext("var self = this;", world);
    const before = runInContext(list, world) as unknown[];
    runInContext(script, world);
    const after = runInContext(list, world) as unknown[];
    expect(after.length).to.equal(before.length);
    after.forEach((entry, i) => expect(entry).to.deep.equal(before[i]));
  });
});
