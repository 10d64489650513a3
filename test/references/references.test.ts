// test/references/references.test.ts -- what the reader of the references gives, against the numbers recorded with them.

import { createHash } from "node:crypto";
import { expect } from "chai";
import { texelValues } from "../oracle/texels";
import { rampOf, type ColormapDefinition } from "./colormaps";
import type { RecordedCase, RecordedVolume } from "./cases";
import { describeDifference, difference, isWithin } from "./metrics";
import { readerOf } from "./node-reader";
import { decodePng } from "./png";
import { openReferences, type ReadFile, type References } from "./references";

interface ColormapTable {
  readonly cmap: string;
  readonly definition: ColormapDefinition;
  readonly rendered_256_rgba8: readonly (readonly number[])[];
}

describe("references: what is read", () => {
  let read: ReadFile;
  let references: References;

  before(async function () {
    const reader = readerOf("references");
    if (!reader) {
      console.log("      skipped: there is no ../shared/references beside this checkout");
      this.skip();
      return;
    }
    read = reader;
    references = await openReferences(read);
  });

  async function json<T>(path: string): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await read(path))) as T;
  }

  it("volumes have their recorded bytes and voxels", async () => {
    const volumes = await json<Record<string, RecordedVolume>>("volumes.json");
    for (const [name, recorded] of Object.entries(volumes)) {
      const { data, shape } = await references.volume(name);
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      expect(createHash("sha256").update(bytes).digest("hex"), name).to.equal(recorded.sha256_le);
      for (const [k, j, i, value] of recorded.probes_kji_value) {
        expect(data[i + shape[0] * (j + shape[1] * k)], `${name} ${i} ${j} ${k}`).to.equal(value);
      }
    }
  });

  it("texels of each case have the recorded hash", async () => {
    const recorded = await json<RecordedCase[]>("cases.json");
    let compared = 0;
    for (const one of references.cases) {
      const { resolved, fixed_ops: fixed } = recorded.find(({ id }) => id === one.id)!;
      // The repaired picture was made from other texels than the recorded state.
      if (fixed) continue;
      const { window, levels } = one.quantisation;
      const values = texelValues((await references.volume(one.volume)).data, one.quantisation);
      const bytes = Uint8Array.from(values, (value) =>
        Math.round((levels * (value - window[0])) / (window[1] - window[0])),
      );
      expect(createHash("sha256").update(bytes).digest("hex"), one.id).to.equal(resolved.state.texture_u8_sha256);
      compared += 1;
    }
    expect(compared).to.equal(87);
  });

  it("thresholds are in data units", async () => {
    const recorded = await json<RecordedCase[]>("cases.json");
    const iso = references.cases.filter(({ method }) => method === "iso");
    expect(iso.length).to.be.greaterThan(10);
    for (const one of iso) {
      const wanted = recorded.find(({ id }) => id === one.id)!.resolved.state.threshold_in_data_units!;
      // The recorded number was formed in another order of operations.
      expect(one.threshold, one.id).to.be.closeTo(wanted, 1e-6 * Math.max(1, Math.abs(wanted)));
    }
  });

  it("colormaps equal what vispy's shaders showed, within one level", async () => {
    const tables = await json<ColormapTable[]>("tables/colormap_tables.json");
    const out = new Float64Array(4);
    let compared = 0;
    for (const { cmap, definition, rendered_256_rgba8: wanted } of tables) {
      if (definition.kind !== "lut" && !["grays", "fire", "hot", "ice", "winter"].includes(cmap)) continue;
      const ramp = rampOf(cmap, definition);
      wanted.forEach((rgba, i) => {
        ramp(i / 255, out);
        // One level: they were drawn in single precision, and a value half way between two levels may go either way.
        for (let c = 0; c < 4; ++c) expect(Math.abs(255 * out[c]! - rgba[c]!), `${cmap} ${i}`).to.be.at.most(1);
      });
      compared += 1;
    }
    expect(compared).to.be.greaterThan(15);
  });

  it("changes lead from what was made to what is shown", () => {
    const one = references.cases.find(({ id }) => id === "vol_clim_sequence")!;
    expect(one.made).to.include({ volume: "rampA", method: "mip", cmap: "viridis" });
    expect(one.changes.map(({ clim }) => clim)).to.deep.equal([
      [0.4, 0.5],
      [0.42, 0.48],
      [0.3, 0.6],
    ]);
    expect(one.clim).to.deep.equal([0.3, 0.6]);
    const other = references.cases.find(({ id }) => id === "vol_set_data_keeps_clim")!;
    expect([other.made.volume, other.volume, other.changes[0]!.volume]).to.deep.equal(["blobsA", "axesA", "axesA"]);
  });
});

describe("references: metrics and pictures", () => {
  const pixels = (...values: number[]): { width: number; height: number; data: Uint8Array } => ({
    width: values.length,
    height: 1,
    data: Uint8Array.from(values.flatMap((value) => [value, value, value, 255])),
  });

  it("measures mean, decibel and share of large differences", () => {
    const found = difference(pixels(0, 100, 200, 50), pixels(0, 117, 200, 46));
    expect(found.mae).to.equal(21 / 4);
    expect(found.max).to.equal(17);
    expect(found.above16).to.equal(0.25);
    expect(found.psnr).to.be.closeTo(10 * Math.log10(65025 / ((289 + 16) / 4)), 1e-9);
    expect(isWithin(found, { mae: 5.25, psnr: 29, above16: 0.25 })).to.equal(true);
    expect(isWithin(found, { mae: 5.24, psnr: 29, above16: 0.25 })).to.equal(false);
    expect(isWithin(found, { mae: 5.25, psnr: 30, above16: 0.25 })).to.equal(false);
    expect(isWithin(found, { mae: 5.25, psnr: 29, above16: 0.2 })).to.equal(false);
    expect(describeDifference(found)).to.equal("mae 5.250, psnr 29.3 dB, 25.00 % above 16, max 17");
  });

  it("calls equal pictures 99 dB and refuses pictures of different size", () => {
    expect(difference(pixels(3), pixels(3)).psnr).to.equal(99);
    expect(() => difference(pixels(1), pixels(1, 2))).to.throw("differ in size");
  });

  it("refuses what is not a PNG", () => {
    expect(() => decodePng(new Uint8Array(40))).to.throw("not those of a PNG");
  });
});
