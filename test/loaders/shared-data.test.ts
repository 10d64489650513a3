// test/loaders/shared-data.test.ts -- every shared file that we read, against what nibabel, pynrrd and numpy read.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { expect } from "chai";
import type { Grid } from "../../src/data/grid";
import { load, type LoadOptions } from "../../src/loaders/load";
import { fileOf } from "./files";
import { affineOf, extentOf, placeOf, summary, type Expected } from "./expected";

const folder = resolve(process.env.VITRINE_SHARED ?? "../shared", "data");
const isThere = existsSync(resolve(folder, "expected.json"));
const rows = isThere
  ? (JSON.parse(readFileSync(resolve(folder, "expected.json"), "utf8")) as Record<string, Expected>)
  : {};
const names = Object.keys(rows).filter(
  (name) => /^(nifti|nrrd|npy)/.test(rows[name]?.format ?? "") && !/bzip2/.test(name),
);

/** Their reader took the digits of this text file for bytes (values 10 to 57); it holds 1 to 27. */
const misread = "corners/nrrd/custom-fields.nrrd";
if (rows[misread]) {
  const samples = (rows[misread] as Expected).values.samples.map(([index]) => [index, (index[0] ?? 0) + 1] as const);
  rows[misread] = {
    ...(rows[misread] as Expected),
    values: { min: 1, max: 27, mean: 14, finite: 27, count: 27, samples },
  };
}

/** The file, with all that lies beside it and might belong to it. */
function files(name: string): File[] {
  const place = resolve(folder, dirname(name));
  const beside = readdirSync(place).filter((other) => /\.(raw|img|hdr)$/.test(other) && other !== basename(name));
  return [basename(name), ...beside].map((file) => fileOf(readFileSync(resolve(place, file)), file));
}

async function read(name: string, options?: LoadOptions): Promise<Grid> {
  return load(/\.(nhdr|hdr|img)$/.test(name) ? files(name) : readFileSync(resolve(folder, name)), options);
}

async function readAll(name: string, frames: number): Promise<Grid[]> {
  const volumes: Grid[] = [];
  for (let frame = 0; frame < frames; ++frame) volumes.push(await read(name, { frame }));
  return volumes;
}

/** float32 keeps 24 bits, and expected.json prints nine digits. */
function near(got: number, wanted: number, what: string): void {
  expect(Math.abs(got - wanted), `${what}: ${got} for ${wanted}`).to.be.at.most(
    2e-7 * Math.max(1e-12, Math.abs(wanted)),
  );
}

function typeOf(row: Expected): string {
  const isScaled = (row.slope ?? 1) !== 1 || (row.inter ?? 0) !== 0;
  if (isScaled) return "float32";
  const npy: Record<string, string> = { b1: "uint8", u1: "uint8", i2: "int16", u2: "uint16", f4: "float32" };
  return (
    ({ rgb24: "uint8", rgb32: "uint8", int64: "float64" } as Record<string, string>)[row.dtype] ??
    npy[row.dtype.slice(1)] ??
    row.dtype
  );
}

function checkPlace(volume: Grid, row: Expected): void {
  const affine = affineOf(row);
  if (affine) {
    for (let i = 0; i < 3; ++i) {
      // Six digits are printed, of numbers up to some hundreds.
      for (let j = 0; j < 4; ++j)
        expect(volume.worldFromData[4 * j + i], `row ${i}, column ${j}`).to.be.closeTo(affine[i]?.[j] ?? NaN, 6e-4);
    }
  }
  row.spacing?.forEach((length, i) => expect(volume.spacing[i]).to.be.closeTo(length, 1e-5 * length));
}

describe("loaders: shared data", () => {
  if (!isThere) {
    it("are compared where they are", function () {
      console.log(`      skipped: no ${folder}; VITRINE_SHARED says where it is`);
      this.skip();
    });
    return;
  }
  it("cover the corners", () => expect(names.length).to.be.greaterThan(60));
  for (const name of names) {
    it(name, async () => {
      const row = rows[name] as Expected;
      const { shape, channels, frames } = extentOf(row);
      const volumes = await readAll(name, frames);
      const first = volumes[0] as Grid;
      expect(first.shape).to.deep.equal(shape);
      expect(first.channels).to.equal(channels);
      expect(first.dtype).to.equal(typeOf(row));
      checkPlace(first, row);
      const { min, max, mean, finite, count } = summary(volumes);
      expect([finite, count]).to.deep.equal([row.values.finite, row.values.count]);
      near(min, row.values.min, "min");
      near(max, row.values.max, "max");
      // Sums of millions of scaled values: their rounding adds up.
      expect(Math.abs(mean - row.values.mean)).to.be.at.most(
        1e-6 * Math.max(Math.abs(row.values.mean), (max - min) / 100),
      );
      for (const [index, wanted] of row.values.samples) {
        const { voxel, channel, frame } = placeOf(row, index);
        const got = (volumes[frame] as Grid).at(...voxel, channel);
        if (typeof wanted === "number") near(got, wanted, String(index));
        else expect(String(got).toLowerCase()).to.equal(wanted.replace("inf", "infinity"));
      }
    });
  }
  it("bzip2 is refused by name", async () => {
    const error = await read("corners/nrrd/ball-bzip2.nrrd").catch((reason: unknown) => reason);
    expect(error).to.include({ code: "load/unsupported" });
  });
  it("every orient-* file puts the head in the same place", async () => {
    const [a, b, c] = await Promise.all(["LPI", "PSR", "RAS"].map((name) => read(`mri/orient-${name}.nii.gz`)));
    const centre = (volume: Grid): number[] => {
      const m = volume.worldFromData;
      const [x, y, z] = volume.shape.map((n) => (n - 1) / 2) as [number, number, number];
      return [0, 1, 2].map((i) => (m[i] ?? 0) * x + (m[4 + i] ?? 0) * y + (m[8 + i] ?? 0) * z + (m[12 + i] ?? 0));
    };
    for (const other of [b, c]) {
      centre(other as Grid).forEach((value, i) => expect(value).to.be.closeTo(centre(a as Grid)[i] ?? NaN, 0.01));
    }
  });
});
