// test/loaders/nrrd.test.ts -- NRRD built by hand: encodings, byte orders, types, axes, spaces, data files, bad headers.

import { deflateRawSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import type { Grid } from "../../src/data/grid";
import type { StoredType } from "../../src/loaders/stored";
import { load, type LoadOptions } from "../../src/loaders/load";
import { fileOf } from "./files";
import { codeOf } from "./failures";
import { nrrdFile, rampAt, rampBytes } from "./fixtures";

const ramp = Array.from({ length: 60 }, (_, i) => rampAt(i));
const shorts = rampBytes("int16", 60, true);
const none = new Uint8Array(0);

function lines(change: Record<string, string> = {}): string[] {
  const fields = { type: "short", dimension: "3", sizes: "3 4 5", endian: "little", encoding: "raw", ...change };
  return Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}`);
}

async function read(change: Record<string, string>, body: Uint8Array = shorts, options?: LoadOptions): Promise<Grid> {
  return load(nrrdFile(lines(change), body), options);
}

/** A header with its data files. */
async function readDetached(
  change: Record<string, string>,
  files: Record<string, Uint8Array>,
  more: string[] = [],
): Promise<Grid> {
  const header = nrrdFile([...lines(change), ...more], none);
  return load([fileOf(header, "a.nhdr"), ...Object.entries(files).map(([name, bytes]) => fileOf(bytes, name))]);
}

const types: Record<string, [StoredType, string[]]> = {
  int8: ["int8", ["signed char", "int8", "int8_t"]],
  uint8: ["uint8", ["uchar", "unsigned char", "uint8", "uint8_t"]],
  int16: ["int16", ["short", "short int", "signed short", "signed short int", "int16", "int16_t"]],
  uint16: ["uint16", ["ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t"]],
  int32: ["int32", ["int", "signed int", "int32", "int32_t"]],
  uint32: ["uint32", ["uint", "unsigned int", "uint32", "uint32_t"]],
  float32: ["float32", ["float"]],
  float64: ["float64", ["double"]],
};
const longs: [string, StoredType, string][] = [
  ["int32", "int64", "longlong|long long|long long int|signed long long|signed long long int|int64|int64_t"],
  ["uint32", "uint64", "ulonglong|unsigned long long|unsigned long long int|uint64|uint64_t"],
];

function encoded(bytes: Uint8Array): Record<string, Uint8Array> {
  const hex = Buffer.from(bytes).toString("hex").toUpperCase();
  return {
    raw: bytes,
    gzip: gzipSync(bytes),
    gz: gzipSync(bytes),
    hex: Buffer.from(hex.replace(/(.{10})/g, "$1\n ")),
  };
}

describe("loaders: NRRD", () => {
  for (const [dtype, [type, names]] of Object.entries(types)) {
    it(`every name of ${dtype}, both byte orders, every encoding of bytes`, async () => {
      for (const [endian, le] of [
        ["little", true],
        ["big", false],
      ] as const) {
        for (const [encoding, body] of Object.entries(encoded(rampBytes(type, 60, le)))) {
          for (const name of names) {
            const grid = await read({ type: name, endian, encoding }, body);
            expect(grid.dtype).to.equal(dtype);
            expect(Array.from(grid.data), `${name} ${endian} ${encoding}`).to.deep.equal(ramp);
          }
        }
      }
    });
  }
  for (const [dtype, type, names] of longs) {
    it(`every name of ${type}`, async () => {
      for (const name of names.split("|")) {
        const grid = await read({ type: name }, rampBytes(type, 60, true));
        expect([grid.dtype, grid.at(2, 3, 4)], name).to.deep.equal([dtype, rampAt(59)]);
      }
    });
  }
  it("reads text with any blanks, and words for what no digits say", async () => {
    const text = (values: string, change: object = {}): Promise<Grid> =>
      read({ type: "float", encoding: "ascii", sizes: "2 2 2", ...change }, Buffer.from(values));
    expect(Array.from((await text("1 2\t3\n4,5\r\n6 , 7\n 8")).data)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    const odd = (await text("nan NaN inf -INF +inf 1e3 -.5 0x10", { encoding: "text" })).data;
    expect(Array.from(odd)).to.deep.equal([NaN, NaN, Infinity, -Infinity, Infinity, 1000, -0.5, 16]);
    expect(await codeOf(text("1 2 3 4 5 6 7"))).to.equal("load/truncated");
    expect(await codeOf(text("1 2 3 4 5 6 7 eight"))).to.equal("load/header");
    expect(await codeOf(text("1".repeat(5000)))).to.match(/^load\/(header|truncated)$/);
    expect(await codeOf(text("1 2 3", { sizes: "200 200 200" }))).to.equal("load/truncated");
  });
  it("turns the world to RAS", async () => {
    const directions = { "space directions": "(1,0,0) (0,2,0.5) (0,0,3)", "space origin": "(4,5,6)" };
    const place = async (space: string): Promise<readonly number[]> =>
      (await read({ space, ...directions })).worldFromData;
    const as = (x: number, y: number, z: number): number[] => [
      x,
      0,
      0,
      0,
      0,
      2 * y,
      0.5 * z,
      0,
      0,
      0,
      3 * z,
      0,
      4 * x,
      5 * y,
      6 * z,
      1,
    ];
    for (const name of ["right-anterior-superior", "RAS", "scanner-xyz", "3D-right-handed"]) {
      expect(await place(name), name).to.deep.equal(as(1, 1, 1));
    }
    for (const name of ["left-posterior-superior", "LPS", "left-posterior-superior-time"]) {
      expect(await place(name), name).to.deep.equal(as(-1, -1, 1));
    }
    for (const name of ["left-anterior-superior", "LAS"]) expect(await place(name), name).to.deep.equal(as(-1, 1, 1));
    expect(await place("right-anterior-inferior")).to.deep.equal(as(1, 1, -1));
  });
  it("takes spacings where there are no directions, and 1 for what is none", async () => {
    expect((await read({ spacings: "2 3 4" })).spacing).to.deep.equal([2, 3, 4]);
    expect((await read({ spacings: "2 nan -3" })).spacing).to.deep.equal([2, 1, 3]);
    expect((await read({ "space directions": "(0,0,0) (0,1,0) (0,0,1)", spacings: "2 3 4" })).spacing).to.deep.equal([
      2, 3, 4,
    ]);
  });
  it("moves colours to the channels from wherever they stand", async () => {
    const valueAt = (x: number, y: number, z: number, c: number): number => x + 2 * y + 6 * z + 30 * c;
    for (let axis = 0; axis < 4; ++axis) {
      const sizes = [2, 3, 4];
      sizes.splice(axis, 0, 3);
      const kinds = sizes.map((_, i) => (i === axis ? "RGB-color" : "domain")).join(" ");
      const directions = sizes.map((_, i) =>
        i === axis ? "none" : `(${[0, 1, 2].map((j) => (j === i - (i > axis ? 1 : 0) ? 2 : 0)).join()})`,
      );
      const bytes = new Uint8Array(72);
      for (let i = 0; i < 72; ++i) {
        let rest = i;
        const index = sizes.map((n) => [rest % n, (rest = Math.floor(rest / n))][0] ?? 0);
        const [c = 0] = index.splice(axis, 1);
        bytes[i] = valueAt(index[0] ?? 0, index[1] ?? 0, index[2] ?? 0, c);
      }
      const fields = {
        type: "uchar",
        dimension: "4",
        sizes: sizes.join(" "),
        kinds,
        "space directions": directions.join(" "),
      };
      const grid = await read(fields, bytes);
      expect([grid.shape, grid.channels, grid.spacing]).to.deep.equal([[2, 3, 4], 3, [2, 2, 2]]);
      expect(grid.at(1, 2, 3, 1)).to.equal(valueAt(1, 2, 3, 1));
      expect(grid.at(0, 1, 2, 2)).to.equal(valueAt(0, 1, 2, 2));
    }
  });
  it("gives one volume of a series, last axis or first", async () => {
    const series = rampBytes("int16", 120, true);
    const last = { dimension: "4", sizes: "3 4 5 2", kinds: "domain domain domain time" };
    expect((await read(last, series, { frame: 1 })).at(0, 0, 1)).to.equal(rampAt(72));
    expect((await read({ ...last, kinds: "", encoding: "gzip" }, gzipSync(series), { frame: 1 })).at(0, 0, 1)).to.equal(
      rampAt(72),
    );
    const first = { dimension: "4", sizes: "2 3 4 5", kinds: "time domain domain domain" };
    expect((await read(first, series, { frame: 1 })).at(0, 0, 1)).to.equal(rampAt(25));
    expect(await codeOf(read(last, series, { frame: 2 }))).to.equal("param/range");
  });
  it("reads one and two axes", async () => {
    const line = await read({ dimension: "1", sizes: "60", spacings: "2" });
    expect([line.shape, line.spacing]).to.deep.equal([
      [60, 1, 1],
      [2, 1, 1],
    ]);
    const flat = await read({
      dimension: "2",
      sizes: "12 5",
      "space directions": "(0,2,0) (0,0,3)",
      "space dimension": "3",
    });
    expect(flat.shape).to.deep.equal([12, 5, 1]);
    expect(flat.worldFromData.slice(8, 11)).to.deep.equal([1, 0, 0]);
  });
  it("skips lines before decompressing, bytes after, and everything but the end", async () => {
    const four = Buffer.from([1, 2, 3, 4]);
    const words = Buffer.from("one\ntwo\n");
    const raw = await read({ "line skip": "2", "byte skip": "4" }, Buffer.concat([words, four, shorts]));
    const gzip = await read(
      { encoding: "gzip", "line skip": "2", byteskip: "4" },
      Buffer.concat([words, gzipSync(Buffer.concat([four, shorts]))]),
    );
    const end = await read({ "byte skip": "-1" }, Buffer.concat([words, four, shorts]));
    const zippedEnd = await read({ encoding: "gzip", "byte skip": "-1" }, gzipSync(Buffer.concat([four, shorts])));
    for (const grid of [raw, gzip, end, zippedEnd]) expect(Array.from(grid.data)).to.deep.equal(ramp);
    expect(await codeOf(read({ "line skip": "9" }, words))).to.equal("load/truncated");
    expect(await codeOf(read({ "byte skip": "-1" }, four))).to.equal("load/truncated");
    expect(await codeOf(read({ "byte skip": "1e300" }))).to.equal("load/truncated");
    expect(await codeOf(read({ "byte skip": "-2" }))).to.equal("load/header");
  });
  it("finds its data files: one, a pattern, a list", async () => {
    const part = (i: number): Uint8Array => shorts.subarray(24 * i, 24 * i + 24);
    const parts = Object.fromEntries(
      [0, 1, 2, 3, 4].map((i) => [`s${String(2 * i + 1).padStart(2, "0")}.raw`, part(i)]),
    );
    const reads = [
      readDetached({ "data file": "./sub/B.raw" }, { "b.raw": shorts }),
      readDetached({ "data file": "b.gz", encoding: "gz" }, { "b.gz": gzipSync(shorts) }),
      readDetached({ "data file": "s%02d.raw 1 9 2" }, parts),
      readDetached(
        { "data file": "s%02d.raw 1 9 2 2", encoding: "gzip" },
        Object.fromEntries(Object.entries(parts).map(([n, b]) => [n, gzipSync(b)])),
      ),
      readDetached({ "data file": "LIST" }, parts, Object.keys(parts)),
    ];
    for (const reading of reads) expect(Array.from((await reading).data)).to.deep.equal(ramp);
    expect(await codeOf(readDetached({ "data file": "c.raw" }, { "b.raw": shorts }))).to.equal("load/missing");
    expect(await codeOf(readDetached({ "data file": "s%d.raw 1 7 1" }, parts))).to.equal("load/header");
    expect(await codeOf(readDetached({ "data file": "s%d.raw 1 1000000000 1" }, parts))).to.equal("load/header");
    expect(await codeOf(readDetached({ "data file": "LIST" }, parts))).to.equal("load/header");
  });
  it("reads \\r\\n, comments and pairs, every version", async () => {
    for (const version of ["1", "2", "3", "4", "5"]) {
      const text = [`NRRD000${version}`, "# a: comment", "type:=block", ...lines(), "", ""].join("\r\n");
      expect(Array.from((await load(Buffer.concat([Buffer.from(text), shorts]))).data)).to.deep.equal(ramp);
    }
  });
  it("refuses what it does not read, by code", async () => {
    const refused = (change: Record<string, string>, body = shorts) => codeOf(read(change, body));
    expect(await refused({ type: "block" })).to.equal("load/unsupported");
    expect(await refused({ encoding: "bzip2" })).to.equal("load/unsupported");
    expect(await codeOf(load(nrrdFile(lines(), shorts, "NRRD0006")))).to.equal("load/unsupported");
    const senseless: Record<string, string>[] = [
      { type: "__proto__" },
      { type: "" },
      { sizes: "3 4" },
      { sizes: "3 4 0" },
      { sizes: "3 4 x" },
      { dimension: "17" },
    ];
    for (const change of senseless) {
      expect(await refused(change), JSON.stringify(change)).to.equal("load/header");
    }
    expect(await refused({ sizes: "3 4 6" })).to.equal("load/truncated");
    expect(await refused({ sizes: "1e9 1e9 1e9" })).to.equal("load/too-large");
    expect(await refused({ encoding: "gzip" }, deflateRawSync(shorts))).to.equal("load/corrupt");
    expect(await refused({ encoding: "hex" }, Buffer.from("xyz".repeat(200)))).to.equal("load/header");
    expect(await refused({ encoding: "hex" }, Buffer.from("00"))).to.equal("load/truncated");
    expect(await codeOf(load(Buffer.concat([Buffer.from("NRRD0004\n"), Buffer.alloc(3e6, "a: b\n")])))).to.equal(
      "load/header",
    );
  });
});
