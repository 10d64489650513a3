// The tables of colormaps against what vispy showed, recorded in ../shared/references, and against matplotlib's colours.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "chai";
import { colormap, type Colormap, type ColormapLike } from "../../src/data/colormap";
import { truth } from "./colormap-truth";

interface Recorded {
  readonly cmap: unknown;
  readonly definition: { interpolation?: string; controls?: number[]; colors?: number[][] };
  readonly map_256: number[][] | null;
  readonly rendered_256_rgba8: number[][];
}

const FILE = resolve(process.env.VITRINE_SHARED ?? "../shared", "references/tables/colormap_tables.json");

/** As vispy's shader reads its 1024 texels, clamped at the ends: linear at t * 1024 - 0.5, or the texel one is in. */
function read(map: Colormap, t: number): number[] {
  const { data, interpolation } = map.tableSource();
  const texels = data.length / 4;
  const texel = (i: number) => Array.from(data.subarray(4 * i, 4 * i + 4));
  if (interpolation === "nearest") return texel(Math.min(texels - 1, Math.floor(t * texels)));
  const place = Math.min(texels - 1, Math.max(0, t * texels - 0.5));
  const low = texel(Math.floor(place));
  const high = texel(Math.min(texels - 1, Math.floor(place) + 1));
  return low.map((v, k) => Math.round(v + ((high[k] ?? 0) - v) * (place - Math.floor(place))));
}

/** Names by name, constructors by the colours that vispy made of their arguments, the one formula with alpha as it is. */
function likeRecorded({ cmap, definition }: Recorded): ColormapLike {
  if (cmap === "trans_fire") return (t) => [Math.sqrt(t), t, t * t, Math.max(0, 1.05 * t - 0.05)];
  if (typeof cmap === "string") return cmap;
  const { colors = [], controls: positions = [], interpolation } = definition;
  return { colors, positions, interpolation: interpolation === "zero" ? "nearest" : "linear" };
}

function worst(got: readonly number[][], wanted: readonly number[][]): number {
  let most = 0;
  wanted.forEach((rgba, i) => rgba.forEach((v, k) => (most = Math.max(most, Math.abs(v - (got[i]?.[k] ?? NaN))))));
  return most;
}

// One byte: stops are rounded to bytes and tables are rounded again; vispy evaluates its formulas in the shader where we
// read a table; of dense maps the few stops that we keep are up to 0.9 off between them.
const TOLERANCE = 1;

describe("data/colormap against vispy", () => {
  const recorded = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Recorded[]) : [];

  it("has recorded tables to compare with", function () {
    if (recorded.length === 0) {
      console.log(`skipped: ${FILE} is not there`);
      this.skip();
    }
    expect(recorded.length).to.be.at.least(26);
  });

  const places = Array.from({ length: 256 }, (_, i) => i / 255);
  for (const row of recorded) {
    const name = JSON.stringify(row.cmap);
    it(`${name} reads within ${TOLERANCE}/255 of what vispy's shader shows`, () => {
      const map = colormap(likeRecorded(row));
      expect(
        worst(
          places.map((t) => read(map, t)),
          row.rendered_256_rgba8,
        ),
      ).to.be.at.most(TOLERANCE);
    });
    if (!row.map_256) continue;
    it(`${name} is what vispy's Python gives, within ${TOLERANCE}/255`, () => {
      const map = colormap(likeRecorded(row));
      expect(
        255 *
          worst(
            places.map((t) => [...map.at(t)]),
            row.map_256 ?? [],
          ),
      ).to.be.at.most(TOLERANCE);
    });
  }
});

describe("data/colormap against matplotlib", () => {
  for (const [name, hex] of Object.entries(truth)) {
    it(`${name} is within 1/255`, () => {
      const wanted = (hex.match(/.{6}/g) ?? []).map((c) => [0, 2, 4].map((k) => parseInt(c.substring(k, k + 2), 16)));
      const map = colormap(name);
      const last = wanted.length - 1;
      const got = wanted.map((_, i) => [...map.at(i / last)].map((v) => Math.round(v * 255)));
      expect(worst(got, wanted)).to.be.at.most(map.interpolation === "nearest" ? 0 : 1);
    });
  }
});
