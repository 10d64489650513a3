// test/loaders/bombs.test.ts -- a gigabyte of zeros in a megabyte of gzip, in every place where gzip is read.

import { once } from "node:events";
import { createGzip } from "node:zlib";
import { expect } from "chai";
import type { Grid } from "../../src/data/grid";
import { load, type LoadSource } from "../../src/loaders/load";
import { blobOf } from "./files";
import { codeOf } from "./failures";
import { niftiFile, nrrdFile, npyFile } from "./fixtures";

const GIGABYTE = 1073741824;
/** What a load may add to the memory of this process while it meets a bomb. */
const MAX_GROWTH = 300e6;

/** `head` and then zeros up to a gigabyte, compressed as they come. */
async function bomb(head: Uint8Array): Promise<Buffer> {
  const stream = createGzip();
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => parts.push(part));
  const zeros = Buffer.alloc(16777216);
  stream.write(head);
  for (let made = 0; made < GIGABYTE; made += zeros.length) if (!stream.write(zeros)) await once(stream, "drain");
  stream.end();
  await once(stream, "end");
  return Buffer.concat(parts);
}

/** Loads while the memory is watched: most of the growth, in bytes. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before.rss)), 5);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return Math.max(most, process.memoryUsage.rss() - before.rss);
}

describe("loaders: bombs", function () {
  this.timeout(120000);
  const none = new Uint8Array(0);
  const small = niftiFile({ datatype: 2, dims: [3, 64, 64, 64], body: none });
  const lines = ["type: uchar", "dimension: 3", "sizes: 64 64 64", "encoding: gzip"];
  let zeros: Buffer;
  let nifti: Buffer;

  before(async () => {
    zeros = await bomb(none);
    nifti = await bomb(small);
    expect(zeros.length).to.be.lessThan(2e6);
  });
  for (const native of [true, false]) {
    describe(native ? "with DecompressionStream" : "without", () => {
      const kept = globalThis.DecompressionStream;
      before(() => void (native || Reflect.deleteProperty(globalThis, "DecompressionStream")));
      after(() => void (globalThis.DecompressionStream = kept));

      /** Bombs whose header asks for 64^3 voxels: only those are made. */
      const honest: Record<string, () => [LoadSource, object?]> = {
        "nii.gz": () => [nifti],
        nrrd: () => [nrrdFile(lines, zeros)],
        "nrrd with byte skip": () => [nrrdFile([...lines, "byte skip: 100"], zeros)],
        raw: () => [blobOf(zeros), { shape: [64, 64, 64] }],
      };
      for (const [name, make] of Object.entries(honest)) {
        it(`${name}: gives the volume that its header describes`, async () => {
          const [source, options] = make();
          let loaded: Grid | undefined;
          const grown = await growth(async () => (loaded = await load(source, options)));
          expect(loaded?.shape).to.deep.equal([64, 64, 64]);
          expect(grown).to.be.lessThan(MAX_GROWTH);
        });
      }
      const hostile: Record<string, () => [LoadSource, string]> = {
        "no known format": () => [zeros, "load/format"],
        "nrrd, from the end": () => [nrrdFile([...lines, "byte skip: -1"], zeros), "load/too-large"],
        "a header that asks for more": () => [
          nrrdFile(["type: uchar", "dimension: 3", "sizes: 2048 2048 500", "encoding: gzip"], zeros),
          "load/too-large",
        ],
        "npy that claims 4 GB": () => [npyFile("'|u1'", [2 ** 31, 2], none), "load/too-large"],
      };
      for (const [name, make] of Object.entries(hostile)) {
        it(`${name}: ends in its error`, async () => {
          const [source, code] = make();
          let ended = "";
          const grown = await growth(async () => (ended = await codeOf(load(source, { maxBytes: 268435456 }))));
          expect(ended).to.equal(code);
          expect(grown).to.be.lessThan(MAX_GROWTH);
        });
      }
    });
  }
  it("a file that claims a gigabyte and is cut short costs no gigabyte", async () => {
    const cut = nrrdFile(
      ["type: uchar", "dimension: 3", "sizes: 1024 1024 1024", "encoding: gzip"],
      zeros.subarray(0, 100000),
    );
    let ended = "";
    const grown = await growth(async () => (ended = await codeOf(load(cut))));
    expect(ended).to.equal("load/truncated");
    expect(grown).to.be.lessThan(MAX_GROWTH);
  });
});
