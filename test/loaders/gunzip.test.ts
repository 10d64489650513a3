// test/loaders/gunzip.test.ts -- our decompressor against zlib, and both ways through a gzip file against each other.

import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import { gunzip } from "../../src/loaders/gunzip";
import { inflater } from "../../src/loaders/inflate";
import { makeReport } from "../../src/loaders/report";
import { fromMemory } from "../../src/loaders/bytes";
import { chance, mixedBytes } from "./chance";

const MAX_BYTES = 2147483647;
const report = makeReport({ options: {}, maxBytes: MAX_BYTES });

function inflateWhole(input: Uint8Array, at = 0): { output: Buffer; end: number } {
  const stream = inflater(input);
  stream.open(at);
  const parts: Buffer[] = [];
  for (let part = stream.step(); part; part = stream.step()) parts.push(Buffer.from(part));
  return { output: Buffer.concat(parts), end: stream.end };
}

function open(compressed: Uint8Array, limit = MAX_BYTES) {
  return gunzip(compressed, fromMemory(compressed, "a.nii.gz"), makeReport({ options: {}, maxBytes: limit }));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "no error",
    (error: unknown) => String((error as { code?: string }).code ?? error),
  );
}

/** Runs with and without the browser's own decompressor. */
function bothWays(title: string, test: () => Promise<void>): void {
  it(`${title} (with DecompressionStream)`, test);
  it(`${title} (without)`, async () => {
    const kept = globalThis.DecompressionStream;
    Reflect.deleteProperty(globalThis, "DecompressionStream");
    try {
      await test();
    } finally {
      globalThis.DecompressionStream = kept;
    }
  });
}

describe("loaders: inflate", () => {
  const strategies = { default: 0, filtered: 1, huffmanOnly: 2, runs: 3, fixed: 4 };
  for (const [name, strategy] of Object.entries(strategies)) {
    for (const level of [0, 1, 6, 9]) {
      it(`gives back what zlib took: ${name}, level ${level}, seed 1 to 6`, () => {
        for (const [seed, size] of [0, 1, 258, 32769, 300001, 700000].entries()) {
          const bytes = mixedBytes(size, seed + 1);
          const compressed = deflateRawSync(bytes, { level, strategy });
          const { output, end } = inflateWhole(
            Buffer.concat([Buffer.from([7, 7, 7]), compressed, Buffer.from([9, 9])]),
            3,
          );
          expect(output.equals(bytes), `size ${size}`).to.equal(true);
          expect(end).to.equal(3 + compressed.length);
        }
      });
    }
  }
  it("calls every cut of a stream truncated", () => {
    const compressed = deflateRawSync(mixedBytes(3000, 5));
    for (let length = 0; length < compressed.length; ++length) {
      expect(() => inflateWhole(compressed.subarray(0, length)), `cut at ${length}`)
        .to.throw()
        .with.property("code", "load/truncated");
    }
  });
  it("survives 2000 damaged streams with an answer or a typed error, seed 11", () => {
    const next = chance(11);
    const compressed = deflateRawSync(mixedBytes(2000, 6));
    for (let round = 0; round < 2000; ++round) {
      const damaged = Uint8Array.from(compressed);
      for (let n = 0; n < 3; ++n) damaged[Math.floor(next() * damaged.length)] = Math.floor(next() * 256);
      try {
        // 1032 to 1 is the best that DEFLATE can do.
        expect(inflateWhole(damaged).output.length).to.be.at.most(damaged.length * 1032);
      } catch (error) {
        expect((error as { code: string }).code).to.match(/^load\/(corrupt|truncated)$/);
      }
    }
  });
  it("refuses what RFC 1951 forbids", () => {
    const forbidden: Record<string, number[]> = {
      "type 3": [7],
      "contradicts itself": [1, 1, 0, 1, 0],
      "not in its table": [3, 0x3e],
      "from before the start": [3, 2],
    };
    for (const [words, bytes] of Object.entries(forbidden)) {
      const work = (): unknown => inflateWhole(Uint8Array.from([...bytes, 0, 0, 0, 0]));
      expect(work).to.throw(words).with.property("code", "load/corrupt");
    }
  });
});

describe("loaders: gunzip", () => {
  const bytes = mixedBytes(900000, 21);
  const compressed = gzipSync(bytes);

  bothWays("gives any range", async () => {
    for (const [from, count] of [
      [0, 10],
      [5, 900000],
      [0, 900000],
      [400000, 300000],
      [899990, 50],
      [900000, 5],
      [0, 1024],
    ] as const) {
      const part = await open(compressed).range(from, count);
      expect(Buffer.from(part).equals(bytes.subarray(from, from + count)), `${from} + ${count}`).to.equal(true);
    }
    expect(await open(compressed).length()).to.equal(900000);
  });
  bothWays("reads files of several members", async () => {
    const members = [0, 300000, 300000, 600000, 900000].map((end, i, ends) =>
      gzipSync(bytes.subarray(ends[i - 1] ?? 0, end)),
    );
    const part = await open(Buffer.concat(members)).range(0, 900000);
    expect(Buffer.from(part).equals(bytes)).to.equal(true);
  });
  bothWays("lets bytes after the end be", async () => {
    for (const rest of [Buffer.alloc(512), Buffer.from("and then some"), Buffer.from([31])]) {
      const part = await open(Buffer.concat([compressed, rest])).range(0, 900000);
      expect(Buffer.from(part).equals(bytes)).to.equal(true);
    }
  });
  bothWays("calls a cut truncated and a wrong checksum corrupt", async () => {
    for (const left of [1, 8, 9, 5000]) {
      expect(await codeOf(open(compressed.subarray(0, -left)).range(0, 900000)), `${left} left out`).to.equal(
        "load/truncated",
      );
    }
    for (const at of [-8, -1]) {
      const damaged = Buffer.from(compressed);
      damaged[damaged.length + at] = (damaged.at(at) ?? 0) ^ 1;
      expect(await codeOf(open(damaged).range(0, 900000)), `damaged at ${at}`).to.equal("load/corrupt");
    }
  });
  bothWays("stops soon after what it was asked for", async () => {
    // Damage behind the range and its overrun is never met.
    const stored = gzipSync(bytes, { level: constants.Z_NO_COMPRESSION });
    stored.fill(0xff, 600000);
    const part = await open(stored).range(1000, 200000);
    expect(Buffer.from(part).equals(bytes.subarray(1000, 201000))).to.equal(true);
  });
  it("reads headers with every optional field", async () => {
    const body = compressed.subarray(10);
    const extra = [0x1f, 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, 97, 98, 0, 99, 0, 0, 0];
    const part = await open(Buffer.concat([Buffer.from(extra), body])).range(0, 900000);
    expect(Buffer.from(part).equals(bytes)).to.equal(true);
  });
  it("allocates no more than the compressed bytes can give", async () => {
    const part = await open(gzipSync(new Uint8Array(100))).range(0, 1e9);
    expect(part.length).to.equal(100);
    expect(part.buffer.byteLength).to.be.at.most(1032 * 40);
  });
  it("measures up to the limit only", async () => {
    expect(await codeOf(open(gzipSync(new Uint8Array(3000000)), 1000000).length())).to.equal("load/too-large");
    expect(await codeOf(open(compressed, 1000).range(0, 900000))).to.equal("load/too-large");
  });
  it("keeps the siblings and drops the .gz", async () => {
    const bytesBeside = gunzip(compressed, { name: "A.IMG.GZ", sibling: async () => fromMemory(bytes, "b") }, report);
    expect(bytesBeside.name).to.equal("A.IMG");
    expect((await bytesBeside.sibling("b")).name).to.equal("b");
  });
});
