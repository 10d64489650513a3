// test/loaders/npy.test.ts -- npy and raw built by hand: types, orders, ranks, versions, bad headers, options.

import { gzipSync } from "node:zlib";
import { expect } from "chai";
import type { StoredType } from "../../src/loaders/stored";
import { load, type LoadOptions } from "../../src/loaders/load";
import { blobOf, fileOf } from "./files";
import { codeOf } from "./failures";
import { npyFile, rampAt, rampBytes } from "./fixtures";

const kinds: readonly [string, StoredType, string][] = [
  ["b1", "uint8", "uint8"],
  ["i1", "int8", "int8"],
  ["u1", "uint8", "uint8"],
  ["i2", "int16", "int16"],
  ["u2", "uint16", "uint16"],
  ["i4", "int32", "int32"],
  ["u4", "uint32", "uint32"],
  ["i8", "int64", "int32"],
  ["u8", "uint64", "uint32"],
  ["f2", "float16", "float32"],
  ["f4", "float32", "float32"],
  ["f8", "float64", "float64"],
];

const ramp = Array.from({ length: 60 }, (_, i) => rampAt(i));
const shorts = rampBytes("int16", 60, true);

describe("loaders: npy", () => {
  for (const [kind, type, dtype] of kinds) {
    it(`${kind}, both byte orders, versions 1 to 3`, async () => {
      for (const [order, le] of [
        ["<", true],
        [">", false],
        ["|", true],
      ] as const) {
        for (const version of [1, 2, 3]) {
          const grid = await load(npyFile(`'${order}${kind}'`, [5, 4, 3], rampBytes(type, 60, le), false, version));
          expect([grid.dtype, grid.shape]).to.deep.equal([dtype, [3, 4, 5]]);
          expect(Array.from(grid.data)).to.deep.equal(ramp);
        }
      }
    });
  }
  it("reads every corner of float16", async () => {
    const halves = Uint8Array.from([0, 0x80, 1, 0, 0xff, 3, 0, 4, 0xff, 0x7b, 0, 0x7c, 0, 0xfc, 0, 0x7e]);
    const { data } = await load(npyFile("'<f2'", [8], halves));
    expect(Array.from(data)).to.deep.equal([-0, 2 ** -24, 1023 * 2 ** -24, 2 ** -14, 65504, Infinity, -Infinity, NaN]);
  });
  it("reads array[z][y][x] from both orders", async () => {
    const value = (z: number, y: number, x: number): number => x + 3 * y + 12 * z;
    const c = new Uint8Array(60);
    const f = new Uint8Array(60);
    for (let z = 0; z < 5; ++z)
      for (let y = 0; y < 4; ++y)
        for (let x = 0; x < 3; ++x) f[z + 5 * (y + 4 * x)] = c[(z * 4 + y) * 3 + x] = value(z, y, x);
    for (const grid of [await load(npyFile("'|u1'", [5, 4, 3], c)), await load(npyFile("'|u1'", [5, 4, 3], f, true))]) {
      expect(grid.shape).to.deep.equal([3, 4, 5]);
      expect(grid.at(1, 2, 3)).to.equal(value(3, 2, 1));
      expect(grid.at(2, 0, 4)).to.equal(value(4, 0, 2));
    }
  });
  it("reads every rank: point, line, plane, box, channels, series", async () => {
    const shapeOf = async (shape: number[], options?: LoadOptions): Promise<unknown[]> => {
      const count = shape.reduce((product, n) => product * n, 1);
      const grid = await load(npyFile("'<i2'", shape, rampBytes("int16", count, true)), options);
      return [grid.shape, grid.channels, grid.at(0, 0, 0)];
    };
    expect(await shapeOf([])).to.deep.equal([[1, 1, 1], 1, 0]);
    expect(await shapeOf([6])).to.deep.equal([[6, 1, 1], 1, 0]);
    expect(await shapeOf([5, 6])).to.deep.equal([[6, 5, 1], 1, 0]);
    expect(await shapeOf([2, 5, 6, 3])).to.deep.equal([[6, 5, 2], 3, 0]);
    expect(await shapeOf([7, 2, 5, 6], { frame: 3 })).to.deep.equal([[6, 5, 2], 1, rampAt(180)]);
    expect(await shapeOf([7, 2, 5, 6, 3], { frame: 3 })).to.deep.equal([[6, 5, 2], 3, rampAt(540)]);
  });
  it("reads one volume of a Fortran series", async () => {
    const { data } = await load(npyFile("'<i2'", [2, 3, 1, 5], rampBytes("int16", 30, true), true), { frame: 1 });
    const wanted: number[] = [];
    for (let z = 0; z < 3; ++z) for (let x = 0; x < 5; ++x) wanted.push(rampAt(1 + 2 * z + 6 * x));
    expect(Array.from(data)).to.deep.equal(wanted);
  });
  it("takes the place from the options", async () => {
    const grid = await load(npyFile("'<i2'", [5, 4, 3], shorts), {
      spacing: [2, 3, 4],
      origin: [1, 1, 1],
      name: "mine",
    });
    expect([grid.spacing, grid.origin, grid.name]).to.deep.equal([[2, 3, 4], [1, 1, 1], "mine"]);
  });
  it("refuses what it does not read, by code", async () => {
    const refused = async (descr: string, shape: number[], version = 1) =>
      codeOf(load(npyFile(descr, shape, shorts, false, version)));
    for (const descr of ["'<c8'", "'<U3'", "'|O'", "'<f16'", "[('x', '<i2')]", "'__proto__'"]) {
      expect(await refused(descr, [60]), descr).to.equal("load/unsupported");
    }
    expect(await refused("'<i2'", [60], 4)).to.equal("load/unsupported");
    expect(await refused("'<i2'", [2, 1, 3, 1, 2, 5])).to.equal("load/unsupported");
    expect(await refused("'<i2'", [61])).to.equal("load/truncated");
    for (const shape of [[-1, 3], [0], [1.5]])
      expect(await refused("'<i2'", shape), String(shape)).to.equal("load/header");
    expect(await refused("'<i2'", [2 ** 40, 2 ** 40])).to.equal("load/too-large");
    for (const text of ["{}", "{'descr': '<i2'}", "{'descr': '<i2', 'fortran_order': 0, 'shape': (3,)}"]) {
      const file = Buffer.concat([
        Buffer.from("\x93NUMPY\x01\0", "latin1"),
        Buffer.from([text.length, 0]),
        Buffer.from(text),
      ]);
      expect(await codeOf(load(Buffer.concat([file, shorts]))), text).to.equal("load/header");
    }
    const long = Buffer.from(npyFile("'<i2'", [60], shorts, false, 2));
    long.writeUInt32LE(4000000000, 8);
    expect(await codeOf(load(long))).to.equal("load/header");
  });
});

describe("loaders: raw", () => {
  it("reads every type, both byte orders, from any offset", async () => {
    for (const [, type, dtype] of kinds) {
      for (const littleEndian of [true, false]) {
        const bytes = rampBytes(type, 60, littleEndian);
        for (const offset of [0, 1, 8]) {
          const file = Buffer.concat([Buffer.alloc(offset, 7), bytes]);
          for (const source of [file, gzipSync(file), blobOf(file)]) {
            const options = { shape: [3, 4, 5] as const, dtype: type, littleEndian, offset };
            // A typed array with a shape is values, not a file.
            const grid = await load(source instanceof Blob ? source : blobOf(source), options);
            expect(grid.dtype).to.equal(dtype);
            expect(Array.from(grid.data)).to.deep.equal(ramp);
          }
        }
      }
    }
  });
  it("reads channels, place and a later volume", async () => {
    const options = {
      shape: [2, 2, 2] as const,
      dtype: "int16" as const,
      channels: 3,
      spacing: [1, 2, 3] as const,
      frame: 1,
    };
    const grid = await load(blobOf(shorts), options);
    expect([grid.channels, grid.spacing, grid.at(1, 0, 0, 2)]).to.deep.equal([3, [1, 2, 3], rampAt(24 + 5)]);
    expect(await codeOf(load(blobOf(shorts), { ...options, frame: 2 }))).to.equal("param/range");
  });
  it("needs options that make sense", async () => {
    const refused = (options: object): Promise<string> => codeOf(load(fileOf(shorts, "a.raw"), options));
    expect(await refused({})).to.equal("param/type");
    expect(await refused({ shape: [3, 4, 31] })).to.equal("load/truncated");
    expect(await refused({ shape: [3, 4, 1e12] })).to.equal("load/too-large");
    expect(await refused({ shape: [3, 4, 5], dtype: "int24" })).to.equal("param/choice");
    for (const change of [{ offset: -1 }, { channels: 5 }, { shape: [3, 4, 0.5] }, { shape: [3, -4, 5] }]) {
      expect(await refused({ shape: [3, 4, 5], ...change }), JSON.stringify(change)).to.equal("param/range");
    }
  });
});
