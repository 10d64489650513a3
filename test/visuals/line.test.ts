// The line visual without a GPU: segments, gaps, parts of one draw call, parameters, draws that compose.

import { expect } from "chai";
import { EngineError, line, type LineOptions } from "../../src/index";
import { arrange } from "../../src/shader/link";
import { caps, joins } from "../../src/visuals/line/shapes";
import { segmentParts } from "../../src/visuals/line/segments";
import { MAX_QUADS, quadIndex } from "../../src/visuals/quads";
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

/** Points on the x axis. */
function onAxis(...xs: number[]): Float32Array {
  return Float32Array.from(xs.reduce<number[]>((all, x) => all.concat([x, 0, 0]), []));
}

/** Each segment as the x of its points: before, from, to, after. */
function segmentsOf(positions: Float32Array, connect: LineOptions["connect"]): number[][] {
  const out: number[][] = [];
  for (const { count, before, from, to, after } of segmentParts(positions, connect ?? "strip", undefined)) {
    for (let s = 0; s < count; ++s) out.push([before, from, to, after].map((array) => array[12 * s]!));
  }
  return out;
}

describe("line", () => {
  it("joins points to segments that know their neighbours", () => {
    expect(segmentsOf(onAxis(1, 2, 4), "strip")).to.deep.equal([
      [1, 1, 2, 4],
      [1, 2, 4, 4],
    ]);
    expect(segmentsOf(onAxis(1, 2, 4), "loop")).to.deep.equal([
      [4, 1, 2, 4],
      [1, 2, 4, 1],
      [2, 4, 1, 2],
    ]);
    expect(segmentsOf(onAxis(1, 2, 4, 8), "segments")).to.deep.equal([
      [1, 1, 2, 2],
      [4, 4, 8, 8],
    ]);
    expect(segmentsOf(onAxis(1, 2, 4), [0, 2])).to.deep.equal([[1, 1, 4, 4]]);
  });

  it("leaves out what is no point, and points that repeat", () => {
    expect(segmentsOf(onAxis(1, 2, NaN, 4, 8), "strip")).to.deep.equal([
      [1, 1, 2, 2],
      [4, 4, 8, 8],
    ]);
    expect(segmentsOf(onAxis(1, 2, NaN, 4, 8), "loop")).to.deep.equal([
      [4, 4, 8, 1],
      [4, 8, 1, 2],
      [8, 1, 2, 2],
    ]);
    expect(segmentsOf(onAxis(1, 1, 2, 2), "strip")).to.deep.equal([[1, 1, 2, 2]]);
    expect(segmentsOf(onAxis(1, Infinity), "strip")).to.deep.equal([]);
    expect(segmentsOf(onAxis(3), "strip")).to.deep.equal([]);
  });

  it("measures how far along the line each segment lies", () => {
    const [part] = segmentParts(onAxis(1, 2, 5), "strip", undefined);
    const ends = [0, 1].map((s) => [part!.corner[16 * s + 2], part!.corner[16 * s + 3]]);
    expect(ends).to.deep.equal([
      [0, 1],
      [1, 4],
    ]);
  });

  it("is cut into draw calls of 16-bit indices", () => {
    const positions = new Float32Array(3 * (MAX_QUADS + 3)).map((_, i) => (i % 3 === 0 ? i : 0));
    const draws = line({ positions }).draws();
    expect(draws.map(({ count }) => count / 6)).to.deep.equal([MAX_QUADS, 2]);
    for (const { index, count } of draws) {
      expect(index).to.be.instanceOf(Uint16Array);
      expect(index!.length).to.be.at.least(count);
    }
    expect(quadIndex(MAX_QUADS)[6 * MAX_QUADS - 1]).to.equal(65535);
  });

  it("gives the same arrays for the same points, and new ones for others", () => {
    const shown = line({ positions: onAxis(1, 2, 3) });
    const arrayOf = (): Float32Array => shown.draws()[0]!.attributes["a_from"]!.data;
    const before = arrayOf();
    shown.set({ width: 5, color: "red", join: "round" });
    expect(arrayOf()).to.equal(before);
    shown.positions = onAxis(1, 2, 4);
    expect(arrayOf()).not.to.equal(before);
  });

  it("lies where its points lie", () => {
    const bounds = line({ positions: [1, 2, 3, NaN, 0, 99, -1, 5, 3] }).bounds();
    expect(bounds).to.deep.equal({ min: [-1, 2, 3], max: [1, 5, 3] });
    expect(line({ positions: [] }).bounds()).to.deep.equal({ min: [0, 0, 0], max: [0, 0, 0] });
    expect(line({ positions: [] }).draws()).to.deep.equal([]);
  });

  it("refuses what is no line, and keeps what it was", () => {
    expect(codeOf(() => line({}))).to.equal("param/type");
    expect(codeOf(() => line({ positions: [1, 2] }))).to.equal("param/range");
    expect(codeOf(() => line({ positions: [1, 2, 3], connect: [0, 1] }))).to.equal("param/range");
    expect(codeOf(() => line({ positions: [1, 2, 3], connect: "chain" as "strip" }))).to.equal("param/choice");
    expect(codeOf(() => line({ positions: [1, 2, 3], colors: [1, 1, 1] }))).to.equal("param/range");
    expect(codeOf(() => line({ positions: [1, 2, 3], colors: [1, 1, 1, 1, 1, 1, 1, 1] }))).to.equal("param/range");
    expect(codeOf(() => line({ positions: [1, 2, 3], dashes: [0, 0] }))).to.equal("param/range");
    const shown = line({ positions: [1, 2, 3] });
    const before = shown.draws();
    expect(codeOf(() => shown.set({ dashes: [-1, 2] }))).to.equal("param/range");
    expect(shown.draws()).to.equal(before);
  });

  for (const join of Object.keys(joins))
    for (const cap of Object.keys(caps))
      it(`${join} joins, ${cap} caps: draws compose without a GPU`, () => {
        for (const dashes of [[], [3, 2]])
          for (const colors of ["none" as const, new Float32Array(8)]) {
            const [draw] = line({ positions: onAxis(0, 1), join, cap, dashes, colors }).draws();
            expect(arrange(color, [draw!.fragment, ...draw!.fills]).unused).to.deep.equal([]);
            expect(arrange(position, [draw!.vertex, linear]).unused).to.deep.equal([]);
          }
      });
});
