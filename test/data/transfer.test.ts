// Transfer functions: opacity by value in data units, against sums done by hand.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { colormap } from "../../src/data/colormap";
import { transfer, type TransferLike } from "../../src/data/transfer";

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "no error";
}

const refusal = (definition: unknown) => codeOf(() => transfer(definition as TransferLike));
const texel = (table: Uint8Array, i: number) => Array.from(table.subarray(4 * i, 4 * i + 4));

describe("data/transfer", () => {
  const skull = transfer([
    [-1000, 0],
    [300, 0],
    [700, 0.8],
    [3000, 0.4],
  ]);

  it("is straight between points, level beyond them, clear where values are missing", () => {
    const values = [-5000, -1000, 300, 400, 500, 700, 1850, 3000, 9999, Infinity, -Infinity];
    const opacities = [0, 0, 0, 0.2, 0.4, 0.8, 0.6, 0.4, 0.4, 0.4, 0];
    values.forEach((value, i) =>
      expect(skull.opacityAt(value), `${value}`).to.be.closeTo(opacities[i] as number, 1e-12),
    );
    expect(skull.opacityAt(NaN)).to.equal(0);
  });

  it("may step", () => {
    const step = transfer([
      [10, 0],
      [10, 1],
    ]);
    expect([9.999, 10, 10.001].map((v) => step.opacityAt(v))).to.deep.equal([0, 1, 1]);
    expect(transfer([[5, 0.25]]).opacityAt(-3)).to.equal(0.25);
  });

  it("knows the most opaque value of a range", () => {
    expect(skull.mostOpaque(-1000, 300)).to.equal(0);
    expect(skull.mostOpaque(300, 400)).to.be.closeTo(0.2, 1e-12);
    expect(skull.mostOpaque(0, 2000)).to.equal(0.8);
    expect(skull.mostOpaque(2999, 99999)).to.be.closeTo(0.4 + 0.4 / 2300, 1e-12);
    // Nothing that a finer search of the range finds may be more opaque.
    for (let from = -1200; from < 3200; from += 97) {
      const to = from + 450;
      let most = 0;
      for (let v = from; v <= to; v += 0.5) most = Math.max(most, skull.opacityAt(v));
      expect(skull.mostOpaque(from, to)).to.be.at.least(most);
      expect(skull.mostOpaque(from, to)).to.be.at.most(most + (0.5 * 0.8) / 400);
    }
  });

  it("gives a table with the colormap's colour by share and its own opacity by value", () => {
    const table = skull.table(11, [0, 1000], colormap("grays"));
    for (let i = 0; i <= 10; ++i) {
      const gray = Math.round(25.5 * i);
      const alpha = Math.round(255 * skull.opacityAt(100 * i));
      expect(texel(table, i)).to.deep.equal([gray, gray, gray, alpha]);
    }
  });

  it("has gamma in the colours and not in the opacity", () => {
    const table = skull.table(11, [0, 1000], colormap("grays"), 2);
    expect(texel(table, 5)).to.deep.equal([64, 64, 64, Math.round(255 * 0.4)]);
  });

  it("turns colours and values round with descending limits", () => {
    const up = skull.table(11, [0, 1000], colormap("grays"));
    const down = skull.table(11, [1000, 0], colormap("grays"));
    for (let i = 0; i <= 10; ++i) {
      expect(texel(down, i)[3]).to.equal(texel(up, 10 - i)[3]);
      expect(texel(down, i)[0]).to.equal(texel(up, i)[0]);
    }
  });

  it("takes the place of the colormap's alpha", () => {
    const clear = colormap(["#f000", "#f000"]);
    expect(texel(transfer([[0, 1]]).table(2, [0, 1], clear), 0)).to.deep.equal([255, 0, 0, 255]);
  });

  it("may bring colours of its own, in data units", () => {
    const bone = transfer({
      points: [[0, 1]],
      colors: [
        [100, "red"],
        [200, "#00ff0000"],
      ],
      name: "bone",
    });
    expect(bone.colorAt(150)).to.deep.equal([0.5, 0.5, 0, 1]);
    expect(skull.colorAt(150)).to.equal(undefined);
    const table = bone.table(3, [100, 200], colormap("grays"));
    expect([0, 1, 2].map((i) => texel(table, i))).to.deep.equal([
      [255, 0, 0, 255],
      [128, 128, 0, 255],
      [0, 255, 0, 255],
    ]);
    expect(bone.name).to.equal("bone");
  });

  it("reads the colormap in bands where asked to", () => {
    const table = transfer([[0, 1]]).table(4, [0, 1], colormap(["red", "blue"]), 1, "nearest");
    expect([0, 1, 2, 3].map((i) => texel(table, i).indexOf(255))).to.deep.equal([0, 0, 2, 2]);
  });

  it("gives the same array when asked the same again, and another when not", () => {
    const map = colormap("viridis");
    const first = skull.table(256, [0, 100], map, 1);
    expect(skull.table(256, [0, 100], map, 1)).to.equal(first);
    expect(skull.table(256, [0, 101], map, 1)).not.to.equal(first);
    expect(skull.table(256, [0, 100], colormap("magma"), 1)).not.to.equal(first);
  });

  it("passes a Transfer through, and keeps no hold of the caller's arrays", () => {
    expect(transfer(skull)).to.equal(skull);
    const points = [
      [0, 0],
      [1, 1],
    ];
    const made = transfer(points);
    (points[1] as number[])[1] = 0;
    expect(made.opacityAt(1)).to.equal(1);
    expect(made.version).to.equal(0);
  });

  it("refuses what is no transfer, each with its code", () => {
    for (const wrong of [undefined, null, 3, "bone", {}, { points: 3 }, [1, 2], [[1, 2, 3]], [[1]]]) {
      expect(refusal(wrong), String(wrong)).to.equal("param/type");
    }
    for (const wrong of [
      [],
      [
        [1, 0],
        [0, 1],
      ],
      [[NaN, 0]],
      [[Infinity, 0]],
      [["0", 0]],
      [[0, 1.1]],
      [[0, -1]],
      [[0, NaN]],
    ]) {
      expect(refusal(wrong), String(wrong)).to.equal("param/range");
    }
    expect(refusal({ points: [[0, 1]], colors: [[0, "reddish"]] })).to.equal("param/type");
    expect(
      refusal({
        points: [[0, 1]],
        colors: [
          [1, "red"],
          [0, "red"],
        ],
      }),
    ).to.equal("param/range");
    const map = colormap("grays");
    expect(codeOf(() => skull.table(1, [0, 1], map))).to.equal("param/range");
    expect(codeOf(() => skull.table(4, [0, NaN], map))).to.equal("param/range");
    expect(codeOf(() => skull.table(4, [0, 1], map, 0))).to.equal("param/range");
  });
});
