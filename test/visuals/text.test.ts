// The text visual without a GPU: the packed font, distances, layout, parameters, draws that compose.

import { expect } from "chai";
import { EngineError, text, type TextOptions } from "../../src/index";
import type { PictureSource } from "../../src/data/draw";
import { arrange } from "../../src/shader/link";
import { atlasOf } from "../../src/visuals/text/atlas";
import { builtInFont, outlinesOf } from "../../src/visuals/text/built-in";
import { signs } from "../../src/visuals/text/dejavu-sans";
import { distanceCell } from "../../src/visuals/text/distance";
import { CELL, CELL_BASELINE, CELL_EM, CELL_PEN, CELL_SPREAD } from "../../src/visuals/text/glyph-maker";
import { layOut } from "../../src/visuals/text/layout";
import color from "../../glsl/output/color.frag.glsl";
import position from "../../glsl/output/position.vert.glsl";
import linear from "../../glsl/space/linear.glsl";

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

describe("the built-in font", () => {
  it("unpacks to closed outlines inside a cell, for every sign", () => {
    for (let i = 0; i < signs.length; ++i) {
      const sign = signs.charAt(i);
      const { advance } = builtInFont.glyph(sign);
      expect(advance, sign).to.be.within(0.2, 1.05);
      const outlines = outlinesOf(sign);
      expect(outlines.length, sign).to.be.within(sign === " " ? 0 : 1, 5);
      for (const outline of outlines)
        for (let k = 0; k < outline.length; k += 2) {
          expect(outline[k]!, sign).to.be.within(-CELL_PEN / CELL_EM, (CELL - CELL_PEN) / CELL_EM);
          expect(outline[k + 1]!, sign).to.be.within((CELL_BASELINE - CELL) / CELL_EM, CELL_BASELINE / CELL_EM);
        }
    }
  });

  it("has DejaVu's measures of an H", () => {
    // 1540, 201, 1339 and 1493 of 2048 units; packed in 512ths.
    expect(builtInFont.glyph("H").advance).to.be.closeTo(1540 / 2048, 1 / 1024);
    const [outline] = outlinesOf("H");
    const xs = outline!.filter((_, i) => i % 2 === 0);
    const ys = outline!.filter((_, i) => i % 2 === 1);
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).to.deep.equal([
      Math.round(201 / 4) / 512,
      Math.round(1339 / 4) / 512,
      0,
      Math.round(1493 / 4) / 512,
    ]);
  });

  it("shows a frame for a sign that it lacks", () => {
    expect(outlinesOf("語").length).to.equal(2);
    expect(outlinesOf("constructor").length).to.equal(2);
  });
});

describe("distances of outlines", () => {
  it("are those of a square, by formula", () => {
    const cell = distanceCell([[0, 0, 0.5, 0, 0.5, 0.5, 0, 0.5]]);
    const [left, right, bottom, top] = [CELL_PEN, CELL_PEN + 16, CELL_BASELINE, CELL_BASELINE - 16];
    for (let row = 0; row < CELL; ++row)
      for (let column = 0; column < CELL; ++column) {
        const [x, y] = [column + 0.5, row + 0.5];
        const dx = Math.max(left - x, x - right);
        const dy = Math.max(top - y, y - bottom);
        const outside = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(0, Math.max(dx, dy));
        const wanted = Math.max(0, Math.min(255, 127.5 * (1 - outside / CELL_SPREAD)));
        expect(cell[row * CELL + column]).to.be.closeTo(wanted, 0.5001);
      }
  });

  it("count overlapping parts once and holes not at all", () => {
    const square = [0, 0, 0.5, 0, 0.5, 0.5, 0, 0.5];
    const hole = [0.2, 0.2, 0.2, 0.3, 0.3, 0.3, 0.3, 0.2];
    const at = (x: number, y: number): number =>
      Math.floor(CELL_BASELINE - y * CELL_EM) * CELL + Math.floor(CELL_PEN + x * CELL_EM);
    expect(distanceCell([square, square])[at(0.25, 0.25)]).to.be.greaterThan(200);
    expect(distanceCell([square, hole])[at(0.25, 0.25)]).to.be.lessThan(127);
    expect(distanceCell([square, hole])[at(0.1, 0.25)]).to.be.greaterThan(127);
  });
});

describe("text", () => {
  it("lays lines out around its anchor", () => {
    const advance = builtInFont.glyph("o").advance;
    const left = layOut("oo o", builtInFont, { x: "left", y: "baseline" });
    expect(left.signs.length).to.equal(3);
    expect(left.width).to.be.closeTo(3 * advance + builtInFont.glyph(" ").advance, 1e-9);
    expect(left.signs[1]!.from[0] - left.signs[0]!.from[0]).to.be.closeTo(advance, 1e-9);
    const right = layOut("oo\no", builtInFont, { x: "right", y: "baseline" });
    expect(right.signs[1]!.to[0]).to.be.closeTo(right.signs[2]!.to[0], 1e-9);
    expect(right.signs[0]!.from[1] - right.signs[2]!.from[1]).to.be.closeTo(builtInFont.lineHeight, 1e-9);
  });

  it("touches the atlas for new signs only", () => {
    const shown = text({ text: "Zz" });
    const { version } = atlasOf(builtInFont).picture;
    shown.set({ text: "zZzZ" });
    expect(atlasOf(builtInFont).picture.version).to.equal(version);
    shown.set({ text: "ZzÜ" });
    expect(atlasOf(builtInFont).picture.version).to.equal(version + 1);
    expect((shown.draws()[0]!.uniforms["u_atlas"] as PictureSource).picture).to.equal(atlasOf(builtInFont).picture);
  });

  it("keeps its buffers while only looks change", () => {
    const shown = text({ text: "Abc" });
    const arrayOf = (): Float32Array => shown.draws()[0]!.attributes["a_glyph"]!.data;
    const before = arrayOf();
    shown.set({ size: 30, color: "red", rotation: 1, offset: [3, 4] });
    expect(arrayOf()).to.equal(before);
    shown.set({ anchorX: "left" });
    expect(arrayOf()).not.to.equal(before);
  });

  it("lies at its anchors, and in a plane reaches around them", () => {
    const look: TextOptions = { text: ["a", "b"], positions: [0, 0, 0, 4, 5, 6] };
    expect(text(look).bounds()).to.deep.equal({ min: [0, 0, 0], max: [4, 5, 6] });
    const { min } = text({ ...look, facing: "plane", size: 2 }).bounds();
    expect(min[0]).to.be.within(-4, -1);
  });

  it("refuses what is no text", () => {
    expect(codeOf(() => text({}))).to.equal("param/type");
    expect(codeOf(() => text({ text: [1] as unknown as string[] }))).to.equal("param/type");
    expect(codeOf(() => text({ text: ["a", "b"] }))).to.equal("param/range");
    expect(codeOf(() => text({ text: "a", anchorX: "centre" as "center" }))).to.equal("param/choice");
    expect(codeOf(() => text({ text: "a", font: {} as typeof builtInFont }))).to.equal("param/type");
    expect(text({ text: "" }).draws()).to.deep.equal([]);
  });

  for (const facing of ["screen", "plane"] as const)
    it(`facing the ${facing}: draws compose without a GPU`, () => {
      const [draw] = text({ text: "a", facing }).draws();
      expect(arrange(color, [draw!.fragment, ...draw!.fills]).unused).to.deep.equal([]);
      expect(arrange(position, [draw!.vertex, linear]).unused).to.deep.equal([]);
    });
});
