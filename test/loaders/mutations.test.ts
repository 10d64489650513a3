// test/loaders/mutations.test.ts -- hostile bytes: 200 seeded mutations of every kind of file end in a Grid or in one of
// our errors. Work is counted in turns of the page (one for 2 MB), not in seconds.

import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { Grid } from "../../src/data/grid";
import { load } from "../../src/loaders/load";
import { fileOf } from "./files";
import { chance } from "./chance";
import { goodFiles } from "./fixtures";

const MUTATIONS = 200;
/** No mutated file of some hundred bytes may ask for more memory than this. */
const MAX_BYTES = 67108864;
/** Turns of the page: 32 times MAX_BYTES would be 1024. */
const MAX_TURNS = 100;

type Mutation = (file: Uint8Array, next: () => number) => Uint8Array;

const mutations: Record<string, Mutation> = {
  "bits flipped"(file, next) {
    const copy = Uint8Array.from(file);
    for (let n = 1 + Math.floor(next() * 8); n > 0; --n) {
      const at = Math.floor(next() * copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(next() * 8));
    }
    return copy;
  },
  "cut short": (file, next) => file.slice(0, Math.floor(next() * file.length)),
  /** Words and digits of the header grow: lengths, counts, offsets. */
  "lengths inflated"(file, next) {
    const copy = Uint8Array.from(file);
    const head = Math.min(copy.length, 360);
    for (let n = 1 + Math.floor(next() * 4); n > 0; --n) {
      const at = Math.floor(next() * head);
      const code = copy[at] ?? 0;
      const isDigit = code >= 48 && code <= 57;
      if (isDigit)
        return Buffer.concat([
          copy.subarray(0, at),
          Buffer.from("9".repeat(1 + Math.floor(next() * 25))),
          copy.subarray(at + 1),
        ]);
      copy.fill(next() < 0.5 ? 0x7f : 0xff, at, at + 1 + Math.floor(next() * 4));
    }
    return copy;
  },
  "pieces moved"(file, next) {
    const [a = 0, b = 0] = [next(), next()].map((v) => Math.floor(v * file.length)).sort((x, y) => x - y);
    return Buffer.concat([file.subarray(0, a), file.subarray(b), file.subarray(a, b)]);
  },
};

/** Loads it; gives the outcome's name and how many turns of the page it took. */
async function outcome(files: readonly Blob[], options: object | undefined): Promise<{ end: string; turns: number }> {
  const kept = globalThis.setTimeout;
  let turns = 0;
  globalThis.setTimeout = ((...given: Parameters<typeof kept>) => (++turns, kept(...given))) as typeof kept;
  try {
    const got: unknown = await load(files, { ...options, maxBytes: MAX_BYTES }).catch((error: unknown) => error);
    if (got instanceof Grid) return { end: "grid", turns };
    return { end: got instanceof EngineError ? got.code : `not ours: ${String((got as Error).stack ?? got)}`, turns };
  } finally {
    globalThis.setTimeout = kept;
  }
}

describe("loaders: hostile bytes", () => {
  const kinds = Object.entries(goodFiles());
  it(`nii inside gzip: ${MUTATIONS} mutations of each sort, seed 99`, async () => {
    const next = chance(99);
    for (const [sort, mutate] of Object.entries(mutations)) {
      for (let round = 0; round < MUTATIONS; ++round) {
        const file = gzipSync(mutate(goodFiles()["nii"]?.file as Uint8Array, next));
        const { end, turns } = await outcome([fileOf(file, "a.nii.gz")], undefined);
        expect(end, `${sort}, round ${round}`).to.match(/^(grid|load\/[a-z-]+)$/);
        expect(turns, `${sort}, round ${round}: ${end}`).to.be.at.most(MAX_TURNS);
      }
    }
  });
  kinds.forEach(([kind, { file, options, beside = {} }], k) => {
    it(`${kind}: ${MUTATIONS} mutations of each sort, seed ${k + 1}`, async () => {
      const next = chance(k + 1);
      const others = Object.entries(beside).map(([name, bytes]) => fileOf(bytes, name));
      const name = kind === "hdr" ? "a.hdr" : `a.${kind.replace(/^nrrd .*/, "nrrd")}`;
      for (const [sort, mutate] of Object.entries(mutations)) {
        const ends: Record<string, number> = {};
        for (let round = 0; round < MUTATIONS; ++round) {
          const { end, turns } = await outcome([fileOf(mutate(file, next), name), ...others], options);
          ends[end] = (ends[end] ?? 0) + 1;
          expect(end, `${sort}, round ${round}`).to.match(/^(grid|load\/[a-z-]+)$/);
          expect(turns, `${sort}, round ${round}: ${end}`).to.be.at.most(MAX_TURNS);
        }
        // Mutations that all load, or of which none says why, would test nothing.
        if (sort === "cut short" && kind !== "hdr")
          expect(ends["grid"] ?? 0, JSON.stringify(ends)).to.be.lessThan(MUTATIONS / 10);
      }
    });
  });
});
