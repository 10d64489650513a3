// test/loaders/nifti.test.ts -- NIfTI built by hand: versions, byte orders, types, scaling, placement, pairs, bad headers.

import { gzipSync } from "node:zlib";
import { expect } from "chai";
import type { StoredType } from "../../src/loaders/stored";
import { load } from "../../src/loaders/load";
import { fileOf } from "./files";
import { codeOf } from "./failures";
import { niftiFile, rampAt, rampBytes, type NiftiFixture } from "./fixtures";

const codes: readonly [number, StoredType, string][] = [
  [2, "uint8", "uint8"],
  [4, "int16", "int16"],
  [8, "int32", "int32"],
  [16, "float32", "float32"],
  [64, "float64", "float64"],
  [256, "int8", "int8"],
  [512, "uint16", "uint16"],
  [768, "uint32", "uint32"],
  [1024, "int64", "int32"],
  [1280, "uint64", "uint32"],
];

const body = rampBytes("int16", 60, true);
const ramp = Array.from({ length: 60 }, (_, i) => rampAt(i));

/** Column-major matrix of a small file with these header fields. */
async function placed(options: NiftiFixture): Promise<readonly number[]> {
  return (await load(niftiFile({ body, ...options }))).worldFromData;
}

function expectMatrix(got: readonly number[], rows: readonly (readonly number[])[]): void {
  // Headers of version 1 hold float32.
  rows.forEach((row, i) =>
    row.forEach((v, j) => expect(got[4 * j + i], `row ${i}, column ${j}`).to.be.closeTo(v, 1e-5)),
  );
}

describe("loaders: NIfTI", () => {
  for (const version of [1, 2] as const) {
    for (const littleEndian of [true, false]) {
      for (const [datatype, type, dtype] of codes) {
        it(`version ${version}, ${littleEndian ? "little" : "big"} endian, ${type}`, async () => {
          const file = niftiFile({ version, littleEndian, datatype, body: rampBytes(type, 60, littleEndian) });
          for (const bytes of [file, gzipSync(file)]) {
            const grid = await load(bytes);
            expect(grid.shape).to.deep.equal([3, 4, 5]);
            expect(grid.dtype).to.equal(dtype);
            expect(Array.from(grid.data)).to.deep.equal(ramp);
            expect(grid.spacing).to.deep.equal([2, 3, 4]);
          }
        });
      }
    }
  }
  it("takes the voxels without a copy where order and alignment allow", async () => {
    const file = niftiFile({ body });
    expect((await load(file)).data.buffer).to.equal(file.buffer);
    // Never in place: the bytes are the caller's.
    const other = niftiFile({ littleEndian: false, body: rampBytes("int16", 60, false) });
    const kept = Uint8Array.from(other);
    expect((await load(other)).data.buffer).not.to.equal(other.buffer);
    expect(other).to.deep.equal(kept);
  });
  it("reads colours as channels", async () => {
    for (const [datatype, channels] of [
      [128, 3],
      [2304, 4],
    ] as const) {
      const grid = await load(niftiFile({ datatype, slope: 5, body: rampBytes("uint8", 60 * channels, true) }));
      expect(grid.channels).to.equal(channels);
      expect(grid.at(2, 1, 0, 2)).to.equal(rampAt((3 + 2) * channels + 2));
    }
  });
  it("keeps 64-bit integers that fit no 32-bit type as float64, and says when they are rounded", async () => {
    const values = [-(2 ** 31) - 1, 2 ** 40, -5, 2 ** 53 + 2];
    const notes: string[] = [];
    const file = niftiFile({
      datatype: 1024,
      dims: [3, 4, 1, 1],
      body: rampBytes("int64", 4, true, (i) => values[i] ?? 0),
    });
    const grid = await load(file, { onNote: (note) => notes.push(note) });
    expect(Array.from(grid.data)).to.deep.equal(values);
    expect(notes.join()).to.contain("float64").and.contain("rounded");
  });
  it("scales by slope and intercept, unless the slope is 0 or no number", async () => {
    const values = async (slope: number, inter: number, datatype = 4, type: StoredType = "int16") => {
      const grid = await load(niftiFile({ slope, inter, datatype, body: rampBytes(type, 60, true) }));
      return [grid.dtype, grid.at(1, 0, 0)];
    };
    expect(await values(2, -3)).to.deep.equal(["float32", 11]);
    expect(await values(1, 10)).to.deep.equal(["float32", 17]);
    expect(await values(2, 0, 8, "int32")).to.deep.equal(["float64", 14]);
    expect(await values(2, 0, 16, "float32")).to.deep.equal(["float32", 14]);
    for (const slope of [0, NaN, Infinity]) expect(await values(slope, 5)).to.deep.equal(["int16", 7]);
    expect(await values(1, 0)).to.deep.equal(["int16", 7]);
  });
  it("prefers sform to qform to spacing", async () => {
    const sform = [0, 2, 0, -5, 3, 0, 0, -6, 0, 0, 4, -7];
    // A quarter turn about z: b = c = 0, d = sin(45 degrees).
    const qform = [0, 0, Math.SQRT1_2, 10, 20, 30];
    const turned = [
      [0, -3, 0, 10],
      [2, 0, 0, 20],
      [0, 0, 4, 30],
    ];
    for (const version of [1, 2] as const) {
      expectMatrix(await placed({ version, sform, qform }), [
        [0, 2, 0, -5],
        [3, 0, 0, -6],
        [0, 0, 4, -7],
      ]);
      expectMatrix(await placed({ version, qform }), turned);
      expectMatrix(await placed({ version }), [
        [2, 0, 0, 0],
        [0, 3, 0, 0],
        [0, 0, 4, 0],
      ]);
      const mirrored = turned.map(([x = 0, y = 0, z = 0, w = 0]) => [x, y, -z, w]);
      expectMatrix(await placed({ version, qform, pixdim: [-1, 2, 3, 4] }), mirrored);
    }
    // Half a turn about x, written a little too long.
    expectMatrix(await placed({ qform: [1.000001, 0, 0, 0, 0, 0] }), [
      [2, 0, 0, 0],
      [0, -3, 0, 0],
      [0, 0, -4, 0],
    ]);
  });
  it("leaves out placements that have no way back", async () => {
    expectMatrix(await placed({ sform: new Array<number>(12).fill(0) }), [[2, 0, 0, 0]]);
    expectMatrix(await placed({ sform: new Array<number>(12).fill(NaN), pixdim: [1, 0, -3, NaN] }), [
      [1, 0, 0],
      [0, 3, 0],
      [0, 0, 1],
    ]);
  });
  it("gives millimetres", async () => {
    expectMatrix(await placed({ units: 1 }), [[2000, 0, 0, 0]]);
    expectMatrix(await placed({ units: 3 + 8 }), [[0.002, 0, 0, 0]]);
  });
  it("gives one volume of a series", async () => {
    const file = niftiFile({ dims: [5, 3, 4, 1, 5, 2], body: rampBytes("int16", 120, true) });
    const notes: string[] = [];
    const onNote = (note: string): unknown => notes.push(note);
    expect((await load(file, { onNote })).at(2, 3, 0)).to.equal(rampAt(11));
    expect(notes).to.deep.equal(["volume 1 of 10; choose another with the option frame"]);
    for (const bytes of [file, gzipSync(file)])
      expect((await load(bytes, { frame: 7 })).at(2, 3, 0)).to.equal(rampAt(7 * 12 + 11));
    expect(await codeOf(load(file, { frame: 10 }))).to.equal("param/range");
    expect(await codeOf(load(file, { frame: 0.5 }))).to.equal("param/range");
  });
  it("finds the other half of a pair, whichever is given first", async () => {
    const header = niftiFile({ magic: "ni1", offset: 348, littleEndian: false });
    const image = rampBytes("int16", 60, false);
    const hdr = fileOf(header, "A.hdr");
    const packed = fileOf(gzipSync(image), "a.img.gz");
    for (const files of [
      [hdr, fileOf(image, "a.img")],
      [fileOf(image, "a.img"), hdr],
      [packed, hdr],
    ]) {
      expect(Array.from((await load(files)).data)).to.deep.equal(ramp);
    }
    expect(await codeOf(load(hdr))).to.equal("load/missing");
    expect(await codeOf(load([fileOf(image, "a.img")]))).to.equal("load/missing");
  });
  it("refuses headers that contradict themselves, by code", async () => {
    const refused = async (options: NiftiFixture) => codeOf(load(niftiFile({ body, ...options }), { name: "a.nii" }));
    expect(await refused({ dims: [0, 3, 4, 5] })).to.equal("load/header");
    expect(await refused({ dims: [9, 3, 4, 5] })).to.equal("load/header");
    expect(await refused({ dims: [3, -3, 4, 5] })).to.equal("load/header");
    expect(await refused({ dims: [3, 3, 4, 6] })).to.equal("load/truncated");
    expect(await refused({ dims: [3, 32767, 32767, 32767] })).to.equal("load/too-large");
    expect(await refused({ version: 2, dims: [7, 2 ** 40, 2 ** 40, 2 ** 40, 1, 1, 1, 1] })).to.equal("load/too-large");
    for (const datatype of [0, 1, 32, 1536, 1792, 2048])
      expect(await refused({ datatype })).to.equal("load/unsupported");
    expect(await refused({ magic: "xxx" })).to.equal("load/header");
    expect(await codeOf(load(niftiFile({ body }).subarray(0, 346), { name: "a.nii" }))).to.equal("load/header");
    for (const offset of [-1, NaN, Infinity, 1e30]) {
      const file = niftiFile({ body });
      new DataView(file.buffer).setFloat32(108, offset, true);
      expect(await codeOf(load(file)), `offset ${offset}`).to.match(/^load\/(header|truncated)$/);
    }
  });
});
