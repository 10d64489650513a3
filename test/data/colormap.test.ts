// Colormaps: every name of the table keeps the rules, and what users may give is taken or refused with a code.

import { readFileSync } from "node:fs";
import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { Colormap, colormap, colormaps, type ColormapLike } from "../../src/data/colormap";

function errorOf(run: () => unknown): EngineError {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const refusal = (definition: unknown) => errorOf(() => colormap(definition as ColormapLike)).code;
const bytes = (rgba: readonly number[]) => rgba.map((v) => Math.round(v * 255));
const texel = (table: Uint8Array, i: number) => Array.from(table.subarray(4 * i, 4 * i + 4));
const hex = (rgba: readonly number[]) =>
  `#${bytes(rgba)
    .map((v) => (v + 256).toString(16).slice(1))
    .join("")}`;

/** The RGBA8 texels of a table from its last to its first. */
function turned(table: Uint8Array): number[] {
  const out: number[] = [];
  for (let i = table.length / 4 - 1; i >= 0; --i) out.push(...texel(table, i));
  return out;
}

describe("data/colormap: every name", () => {
  for (const name of Object.keys(colormaps)) {
    it(`${name} has finite colours in 0..1, stops from 0 to 1, and is one object however often asked for`, () => {
      const map = colormap(name);
      expect(colormap(name)).to.equal(map);
      for (let i = -10; i <= 1010; ++i) {
        for (const v of map.at(i / 1000)) expect(v, `t = ${i / 1000}`).to.be.within(0, 1);
      }
      const places = map.stops.map((stop) => stop.position);
      expect([places[0], places[places.length - 1]]).to.deep.equal([0, 1]);
      expect(places).to.deep.equal([...places].sort((a, b) => a - b));
      expect(map.hasAlpha).to.equal(map.stops.some((stop) => stop.rgba[3] < 1));
    });

    it(`${name}_r is ${name} from the other end`, () => {
      const [map, back] = [colormap(name), colormap(`${name}_r`)];
      expect(Array.from(back.table())).to.deep.equal(turned(map.table()));
      expect(Array.from(back.table(256, "nearest"))).to.deep.equal(turned(map.table(256, "nearest")));
      expect(back.name).to.equal(`${map.name}_r`);
      expect(back.reversed().name).to.equal(map.name);
      expect(Array.from(back.reversed().table())).to.deep.equal(Array.from(map.table()));
    });
  }

  // Written down by hand: the ends of maps that people know by their ends.
  const ENDS: Readonly<Record<string, readonly [string, string]>> = {
    grays: ["#000000ff", "#ffffffff"],
    Greys: ["#ffffffff", "#000000ff"],
    viridis: ["#440154ff", "#fde725ff"],
    plasma: ["#0d0887ff", "#f0f921ff"],
    inferno: ["#000004ff", "#fcffa4ff"],
    magma: ["#000004ff", "#fcfdbfff"],
    cividis: ["#00224eff", "#fee838ff"],
    turbo: ["#30123bff", "#7a0403ff"],
    jet: ["#000080ff", "#800000ff"],
    hot: ["#000000ff", "#ffffffff"],
    fire: ["#ffffffff", "#ff0000ff"],
    cubehelix: ["#ffffffff", "#000000ff"],
    "matplotlib:cubehelix": ["#000000ff", "#ffffffff"],
    Spectral: ["#9e0142ff", "#5e4fa2ff"],
    tab10: ["#1f77b4ff", "#17becfff"],
    magenta: ["#000000ff", "#ff00ffff"],
    RdYeBuCy: ["#00ffffff", "#ffff00ff"],
    labels: ["#00000000", hex(colormap("labels").at(1))],
  };
  for (const [name, ends] of Object.entries(ENDS)) {
    it(`${name} goes from ${ends[0]} to ${ends[1]}`, () => {
      expect([hex(colormap(name).at(0)), hex(colormap(name).at(1))]).to.deep.equal(ends);
    });
  }

  it("has the names that the tools' users type first", () => {
    const typed =
      "grays gray fire hot ice winter spring summer autumn cool blues reds greens light_blues orange single_hue hsl husl " +
      "diverging coolwarm RdBu RdYeBuCy PuGr GrBu GrBu_d cubehelix viridis plasma inferno magma cividis turbo jet gnuplot " +
      "gnuplot2 rainbow twilight bone copper pink ocean gist_earth terrain seismic bwr Spectral RdYlBu YlGnBu tab10 tab20 " +
      "hsv mako rocket Greys Blues Reds binary labels Set1 cyan magenta";
    for (const name of typed.split(" ")) expect(colormap(name).stops.length, name).to.be.at.least(2);
  });
});

describe("data/colormap: names", () => {
  it("are all on the page of colormaps, with whose they are", () => {
    const page = readFileSync("docs/colormaps.md", "utf8");
    const words = new Set(page.slice(page.indexOf("## Names"), page.indexOf("## How true")).split(/[\s|,()`]+/));
    expect(Object.keys(colormaps).filter((name) => !words.has(name))).to.deep.equal([]);
  });

  const SAME: [string, string][] = [
    ["gray", "grays"],
    ["VIRIDIS", "viridis"],
    ["gist earth", "gist_earth"],
    ["Light-Blues", "light_blues"],
    ["spectral", "Spectral"],
    ["Viridis_R", "viridis_r"],
    ["gray_r", "grays_r"],
    ["vispy:hot", "hot"],
    ["matplotlib:viridis", "viridis"],
    ["mpl:hot", "matplotlib:hot"],
    ["colorbrewer:rdbu_r", "matplotlib:RdBu_r"],
    ["matplotlib:reds", "Reds"],
    ["vispy:REDS", "reds"],
  ];
  for (const [asked, meant] of SAME) {
    it(`${asked} is ${meant}`, () => expect(colormap(asked)).to.equal(colormap(meant)));
  }

  it("tells vispy's maps from matplotlib's of the same name", () => {
    for (const name of ["hot", "winter", "coolwarm", "cubehelix", "RdBu"]) {
      expect(hex(colormap(name).at(0.25)), name).not.to.equal(hex(colormap(`matplotlib:${name}`).at(0.25)));
    }
    expect(hex(colormap("reds").at(1))).not.to.equal(hex(colormap("Reds").at(1)));
  });

  it("says what was probably meant", () => {
    const error = errorOf(() => colormap("virids"));
    expect(error.code).to.equal("colormap/name");
    expect(error.message).to.contain('"virids"').and.to.contain("viridis");
    expect(errorOf(() => colormap("infern_r")).message).to.contain("inferno");
    expect(errorOf(() => colormap("Gist_erth")).message).to.contain("gist_earth");
    expect(errorOf(() => colormap("xyzzyx")).message).not.to.contain("near");
    for (const name of ["", "_r", "constructor", "toString", "__proto__", "nobody:viridis"]) {
      expect(refusal(name), name).to.equal("colormap/name");
    }
  });

  it("takes a new line in the table at once, and a changed one again", () => {
    try {
      colormaps.mine = ["red", "blue"];
      expect(hex(colormap("mine").at(0))).to.equal("#ff0000ff");
      colormaps.mine = "viridis";
      expect(colormap("mine")).to.equal(colormap("viridis"));
    } finally {
      delete colormaps.mine;
    }
    expect(refusal("mine")).to.equal("colormap/name");
  });
});

describe("data/colormap: tables", () => {
  it("are RGBA8 at i / (size - 1), made once", () => {
    const map = colormap("grays");
    expect(map.table().length).to.equal(4096);
    expect(map.table()).to.equal(map.table(1024, "linear"));
    expect(map.tableSource("nearest")).to.equal(map.tableSource("nearest"));
    expect(map.table(256)).not.to.equal(map.table());
    for (let i = 0; i < 256; ++i) expect(texel(map.table(256), i)).to.deep.equal([i, i, i, 255]);
    for (const size of [1, 2.5, NaN]) expect(errorOf(() => map.table(size)).code).to.equal("param/range");
  });

  it("nearest: named continuous maps have 256 bands", () => {
    for (const name of ["viridis", "fire", "grays"]) {
      const table = colormap(name).table(1024, "nearest");
      for (let k = 0; k < 256; ++k) {
        const wanted = bytes(colormap(name).at(k / 255));
        // The first entry at i / 1023 >= k / 256 is 4 k; the band is its four entries.
        for (let i = 4 * k; i < 4 * k + 4; ++i) expect(texel(table, i), `${name} ${i}`).to.deep.equal(wanted);
      }
    }
  });

  it("nearest: maps of a few colours have a band for each, named qualitative ones too, and those are never blended", () => {
    const table = colormap(["red", "lime", "blue"]).table(1024, "nearest");
    expect([0, 340, 341, 681, 682, 1023].map((i) => texel(table, i).indexOf(255))).to.deep.equal([0, 0, 1, 1, 2, 2]);
    const tab = colormap("tab10");
    expect(tab.interpolation).to.equal("nearest");
    expect(tab.tableSource("linear")).to.equal(tab.tableSource("nearest"));
    for (let k = 0; k < 10; ++k) expect(tab.at(k / 9), `class ${k} of 10`).to.deep.equal(tab.stops[k]?.rgba);
  });

  it("labels: value k of [0, 255] has colour k, 0 is clear, and the first 32 are told apart", () => {
    const labels = colormap("labels");
    const colors = Array.from({ length: 256 }, (_, k) => labels.at(k / 255));
    const table = labels.table();
    colors.forEach((rgba, k) => {
      expect(rgba).to.deep.equal(labels.stops[k]?.rgba);
      expect(texel(table, Math.min(1023, Math.floor((k / 255) * 1024)))).to.deep.equal(bytes(rgba));
    });
    expect(new Set(colors.map(hex)).size).to.equal(256);
    for (let a = 1; a < 32; ++a) {
      for (let b = 1; b < a; ++b) {
        const apart = [0, 1, 2].reduce((sum, k) => sum + Math.abs((colors[a]?.[k] ?? 0) - (colors[b]?.[k] ?? 0)), 0);
        // 0.15 of 3: a difference that is seen at once in thin slices side by side.
        expect(apart, `labels ${a} and ${b}`).to.be.above(0.15);
      }
    }
  });
});

describe("data/colormap: your own", () => {
  it("colours at even distances, with alpha", () => {
    const map = colormap(["#f000", "rgba(0, 255, 0, 0.5)", [0, 0, 1]]);
    expect(map.hasAlpha).to.equal(true);
    expect(map.at(0.25)).to.deep.equal([0.5, 0.5, 0, 0.25]);
    expect(map.at(0.75)).to.deep.equal([0, 0.5, 0.5, 0.75]);
    expect(colormap(["red", "blue"]).hasAlpha).to.equal(false);
    expect(colormap(["red"]).at(0.5)).to.deep.equal([1, 0, 0, 1]);
  });

  it("[position, colour] pairs, with a hard edge where two positions are one", () => {
    const map = colormap([
      [0, "black"],
      [0.5, "red"],
      [0.5, "lime"],
      [1, [0, 1, 0, 0]],
    ]);
    expect(map.at(0.25)).to.deep.equal([0.5, 0, 0, 1]);
    expect(map.at(0.5)).to.deep.equal([0, 1, 0, 1]);
    expect(map.at(0.499)[0]).to.be.closeTo(0.998, 1e-9);
    expect(map.at(1)).to.deep.equal([0, 1, 0, 0]);
  });

  it("options: nearest gives each colour what is nearest to it, or the bands between edges", () => {
    const near = colormap({ colors: ["red", "lime", "blue"], positions: [0, 0.2, 1], interpolation: "nearest" });
    expect([0.09, 0.11, 0.59, 0.61].map((t) => near.at(t).indexOf(1))).to.deep.equal([0, 1, 1, 2]);
    const bands = colormap({ colors: ["red", "lime"], positions: [0, 0.2, 1], interpolation: "nearest", name: "two" });
    expect([0.1, 0.19, 0.21, 1].map((t) => bands.at(t).indexOf(1))).to.deep.equal([0, 0, 1, 1]);
    expect(bands.name).to.equal("two");
  });

  it("a function, and a Colormap as it is", () => {
    const map = colormap((t) => [t, 1 - t, 0, t]);
    expect(map.at(0.125)).to.deep.equal([0.125, 0.875, 0, 0.125]);
    expect(map.hasAlpha).to.equal(true);
    expect(map.stops.length).to.equal(256);
    expect(colormap(map)).to.equal(map);
    expect(map).to.be.instanceOf(Colormap);
  });

  it("clamps shares; a missing value is clear", () => {
    const map = colormap(["red", "blue"]);
    expect([map.at(-1), map.at(2)]).to.deep.equal([map.at(0), map.at(1)]);
    expect(map.at(NaN)).to.deep.equal([0, 0, 0, 0]);
  });

  it("refuses what is no colormap, each with its code", () => {
    for (const wrong of [
      undefined,
      null,
      7,
      {},
      { colors: ["reddish"] },
      ["red", 3],
      [[0.5, 0.5]],
      () => "x",
      () => [],
    ]) {
      expect(refusal(wrong), String(wrong)).to.equal("param/type");
    }
    for (const wrong of [
      [],
      [[0, 0, 2]],
      () => [0, NaN, 0],
      [
        [0.1, "red"],
        [1, "blue"],
      ],
      [
        [0, "red"],
        [0.9, "blue"],
      ],
    ]) {
      expect(refusal(wrong), String(wrong)).to.equal("param/range");
    }
    const colors = ["red", "lime", "blue"];
    for (const positions of [
      [0, 1],
      [0, 0.7, 0.6, 1],
      [0, NaN, 1],
      [0, 2, 1],
      ["0", 0.5, 1],
      [0, 0.3, 0.6, 1],
    ]) {
      expect(refusal({ colors, positions }), String(positions)).to.equal("param/range");
    }
    expect(refusal({ colors, interpolation: "cubic" })).to.equal("param/choice");
  });
});
