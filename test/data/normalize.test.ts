// Texels: against one-voxel-at-a-time formulas for every type, format and reduction; against texels recorded from vispy.

import { expect } from "chai";
import { createHash } from "node:crypto";
import { arrayOf, type DtypeName, type VoxelArray } from "../../src/base/arrays";
import { halfToNumber, writeHalves } from "../../src/data/half";
import {
  normalizeSlab,
  reducedShape,
  texelLayout,
  type SlabOptions,
  type TexelArray,
  type TexelFormat,
} from "../../src/data/normalize";
import { openReferences } from "../references/references";
import { readerOf } from "../references/node-reader";
import { plainShares } from "./plain-texels";

const DTYPES: DtypeName[] = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "float32", "float64"];
const FORMATS: TexelFormat[] = ["r8", "rg8", "r16f", "r32f"];
const REDUCTIONS = [
  [1, 1, 1],
  [2, 1, 1],
  [1, 1, 2],
  [3, 2, 4],
  [64, 64, 64],
] as const;
const SEED = 20240707;

function mulberry32(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SPAN: Readonly<Record<DtypeName, readonly [number, number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32768, 32767],
  uint16: [0, 65535],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-3, 8],
  float64: [-3e9, 8e9],
};

/** Random voxels of the whole span of a type; of floats some are NaN or infinite when `odd`. */
function voxels(dtype: DtypeName, count: number, odd: boolean): VoxelArray {
  const random = mulberry32(SEED);
  const [low, high] = SPAN[dtype];
  const data = new (arrayOf(dtype))(count);
  for (let i = 0; i < count; ++i) {
    data[i] = dtype.startsWith("float") ? low + (high - low) * random() : Math.round(low + (high - low) * random());
    if (odd && dtype.startsWith("float") && random() < 0.3) {
      data[i] = [NaN, NaN, Infinity, -Infinity][Math.floor(4 * random())] as number;
    }
  }
  return data;
}

/** A texel's share and presence, taken apart again. */
function decoded(
  texels: TexelArray,
  i: number,
  { format, hasMissing }: SlabOptions,
): { share: number; there: boolean } {
  const { components } = texelLayout(format, hasMissing);
  const at = (c: number): number => texels[i * components + c] as number;
  const last = components - (format === "rg8" && hasMissing ? 2 : 1);
  const there = !hasMissing || at(last) !== 0;
  if (format === "r8") return { share: at(0) / 255, there };
  if (format === "rg8") return { share: (at(0) * 256 + at(1)) / 65535, there };
  return { share: format === "r16f" ? halfToNumber(at(0)) : at(0), there };
}

/** What storing may lose: half a step of the format, and what float32 arithmetic does to a share near 1 (a few 2^-24). */
function allowed(format: TexelFormat, share: number): number {
  const single = 3e-7 * Math.max(1, Math.abs(share));
  if (format === "r8") return 0.5 / 255 + single;
  if (format === "rg8") return 0.5 / 65535 + single;
  return format === "r16f" ? Math.max(Math.abs(share) / 2048, 6e-8) + single : single;
}

function check(options: SlabOptions): void {
  const shares = plainShares(options);
  const texels = normalizeSlab(options);
  const { components, array } = texelLayout(options.format, options.hasMissing);
  expect(texels.length).to.equal(shares.length * components);
  expect(texels.constructor.name.toLowerCase()).to.equal(`${array}array`);
  const isFloat = options.format === "r16f" || options.format === "r32f";
  shares.forEach((truth, i) => {
    const { share, there } = decoded(texels, i, options);
    const name = () => `texel ${i} of ${options.format}, reduced by ${options.reduce.join()}: ${truth} became ${share}`;
    if (options.hasMissing) expect(there, name()).to.equal(!isNaN(truth));
    let wanted = isNaN(truth) ? 0 : truth;
    if (!isFloat || !isFinite(wanted)) wanted = Math.max(0, Math.min(1, wanted));
    if (Math.abs(share - wanted) > allowed(options.format, wanted)) expect.fail(name());
  });
}

describe("data/normalize: equals the plain formula", () => {
  const shape = [7, 5, 6] as const;
  for (const dtype of DTYPES) {
    for (const format of FORMATS) {
      it(`${dtype} to ${format}: reductions, channels, windows, missing (seed ${SEED})`, () => {
        const [low, high] = SPAN[dtype];
        const within = (t: number): number => low + (high - low) * t;
        for (const reduce of REDUCTIONS)
          for (const channels of [1, 2, 3, 4])
            for (const hasMissing of [false, true])
              for (const texelWindow of [
                [low, high],
                [within(0.3), within(0.4)],
                [within(-1), within(3)],
              ] as const) {
                const data = voxels(dtype, 210 * channels, hasMissing);
                const [, , to] = reducedShape(shape, reduce);
                check({ data, shape, channels, texelWindow, format, hasMissing, reduce, from: to > 2 ? 1 : 0, to });
              }
      });
    }
  }

  it("16-bit voxels, so many that they are looked up in a table, equal those that are not", () => {
    const base = { shape: [256, 256, 2] as const, channels: 1, reduce: [1, 1, 1] as const, hasMissing: false };
    for (const dtype of ["int16", "uint16"] as const)
      for (const format of FORMATS) {
        const data = new (arrayOf(dtype))(131072).map((_, i) => i);
        const options = { ...base, data, format, texelWindow: [1000, 30000] as const };
        const table = normalizeSlab({ ...options, from: 1, to: 2 });
        const rows = [];
        for (let y = 0; y < 256; ++y) {
          const row = data.subarray(65536 + y * 256, 65536 + (y + 1) * 256);
          rows.push(...normalizeSlab({ ...options, data: row, shape: [256, 1, 1], from: 0, to: 1 }));
        }
        expect(Array.from(table)).to.deep.equal(rows);
      }
  });
});

describe("data/normalize: edges", () => {
  const one = (data: VoxelArray, more: Partial<SlabOptions>): number[] => {
    const options = { channels: 1, format: "r8", hasMissing: false, reduce: [1, 1, 1], from: 0, to: 1 } as const;
    return Array.from(normalizeSlab({ ...options, shape: [data.length, 1, 1], texelWindow: [0, 1], data, ...more }));
  };

  it("NaN is missing, infinities are the window's ends", () => {
    const odd = new Float32Array([NaN, Infinity, -Infinity, 0.5]);
    expect(one(odd, {})).to.deep.equal([0, 255, 0, 128]);
    expect(one(odd, { hasMissing: true })).to.deep.equal([0, 0, 255, 255, 0, 255, 128, 255]);
    expect(one(odd, { hasMissing: true, format: "r32f" })).to.deep.equal([0, 0, 1, 1, 0, 1, 0.5, 1]);
    const pairs = [0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 255, 255, 128, 0, 255, 255];
    expect(one(odd, { hasMissing: true, format: "rg8" })).to.deep.equal(pairs);
  });

  it("a block's mean is of its finite values; of none, its infinity; of nothing, missing", () => {
    const data = new Float32Array([NaN, 0.2, Infinity, 0.4, Infinity, NaN, NaN, NaN, 1]);
    const texels = one(data, { reduce: [2, 1, 1], hasMissing: true });
    expect(texels).to.deep.equal([51, 255, 102, 255, 255, 255, 0, 0, 255, 255]);
  });

  it("bytes in the window of bytes are given as they are, without a copy", () => {
    const data = new Uint8Array([9, 8, 7, 6, 5, 4]);
    const options = { channels: 1, format: "r8", hasMissing: false, reduce: [1, 1, 1], texelWindow: [0, 255] } as const;
    const texels = normalizeSlab({ ...options, data, shape: [2, 1, 3], from: 1, to: 3 });
    expect(Array.from(texels)).to.deep.equal([7, 6, 5, 4]);
    expect(texels.buffer).to.equal(data.buffer);
    const out = new Uint8Array(6);
    expect(normalizeSlab({ ...options, data, shape: [2, 1, 3], from: 0, to: 3, out })).to.equal(out);
    expect(Array.from(out)).to.deep.equal(Array.from(data));
  });

  it("a window wider than any double, one far from zero, and a very narrow one", () => {
    const wide = new Float64Array([-1.7e308, 0, 1.7e308]);
    expect(one(wide, { texelWindow: [-1.7e308, 1.7e308] })).to.deep.equal([0, 128, 255]);
    const far = new Float64Array([1e9, 1e9 + 0.5, 1e9 + 1]);
    expect(one(far, { texelWindow: [1e9, 1e9 + 1] })).to.deep.equal([0, 128, 255]);
    const extremes = new Float32Array([-3.4e38, 0, 3.4e38]);
    expect(one(extremes, { texelWindow: [-3.4e38, 3.4e38] })).to.deep.equal([0, 128, 255]);
    const tiny = new Float32Array([0, 6e-39, 1e-38]);
    expect(one(tiny, { texelWindow: [0, 1e-38] })).to.deep.equal([0, 153, 255]);
  });
});

describe("data/half", () => {
  it("every half survives; between two the nearer is taken, of a tie the even one", () => {
    const bits = new Uint16Array(1);
    const write = (value: number): number => (writeHalves([value], 1, bits, 0, 1), bits[0] as number);
    for (let half = 0; half < 0x7c00; ++half) {
      const value = halfToNumber(half);
      expect(write(value)).to.equal(half);
      expect(write(-value)).to.equal(half | 0x8000);
      if (half === 0x7bff) break;
      const middle = (value + halfToNumber(half + 1)) / 2;
      const away = Math.max(middle * 1e-6, 1e-12);
      expect(write(middle)).to.equal(half % 2 === 0 ? half : half + 1);
      expect(write(middle - away)).to.equal(half);
      expect(write(middle + away)).to.equal(half + 1);
    }
    expect(write(1e9)).to.equal(0x7bff);
    expect(write(-1e9)).to.equal(0xfbff);
  });
});

describe("data/normalize: texels of vispy", () => {
  it("has the same bytes as every recorded texture", async function () {
    const read = readerOf("references");
    if (!read) {
      console.log("      skipped: no shared references beside the checkout");
      return this.skip();
    }
    const references = await openReferences(read);
    const recorded = JSON.parse(new TextDecoder().decode(await read("cases.json"))) as {
      id: string;
      resolved: { state?: { texture_u8_sha256: string; texture_limits: [number, number] } };
    }[];
    let compared = 0;
    for (const { id, volume } of references.cases) {
      const state = recorded.find((one) => one.id === id)?.resolved.state;
      if (!state) continue;
      const { data, shape } = await references.volume(volume);
      const [a, b] = state.texture_limits;
      const texelWindow = [Math.min(a, b), Math.max(a, b)] as const;
      const options = { channels: 1, format: "r8", hasMissing: false, reduce: [1, 1, 1], from: 0 } as const;
      const texels = normalizeSlab({ ...options, data, shape, texelWindow, to: shape[2] });
      expect(createHash("sha256").update(texels).digest("hex"), id).to.equal(state.texture_u8_sha256);
      compared += 1;
    }
    expect(compared).to.be.greaterThan(80);
  });
});
