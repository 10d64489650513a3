// The markers visual without a GPU: parameters, buffers that stay, parts of one draw call, draws that compose.

import { expect } from "chai";
import { EngineError, markers, markerShapes, type MarkersOptions } from "../../src/index";
import { arrange } from "../../src/shader/link";
import { edges } from "../../src/visuals/markers/shapes";
import { MAX_QUADS } from "../../src/visuals/quads";
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

describe("markers", () => {
  it("are four corners each, with place and size", () => {
    const [draw] = markers({ positions: [1, 2, 3, 4, 5, 6], size: [7, 8] }).draws();
    const { a_point, a_corner } = draw!.attributes;
    expect(Array.from(a_point!.data)).to.deep.equal([
      ...[1, 2, 3, 7, 1, 2, 3, 7, 1, 2, 3, 7, 1, 2, 3, 7],
      ...[4, 5, 6, 8, 4, 5, 6, 8, 4, 5, 6, 8, 4, 5, 6, 8],
    ]);
    expect(a_corner!.data.length).to.equal(16);
    expect(draw!.count).to.equal(12);
  });

  it("keep their buffers while only looks change, and one size for all is a look", () => {
    const shown = markers({ positions: [1, 2, 3], size: 4 });
    const arrayOf = (): Float32Array => shown.draws()[0]!.attributes["a_point"]!.data;
    const before = arrayOf();
    shown.set({ size: 9, color: "red", symbol: "star", edgeWidth: 2 });
    expect(arrayOf()).to.equal(before);
    expect(shown.draws()[0]!.uniforms["u_size"]).to.equal(9);
    shown.set({ size: [3] });
    expect(arrayOf()).not.to.equal(before);
  });

  it("lie where their points lie, and know the nearest of them", () => {
    const shown = markers({ positions: [1, 2, 3, NaN, NaN, NaN, -1, 5, 3] });
    expect(shown.bounds()).to.deep.equal({ min: [-1, 2, 3], max: [1, 5, 3] });
    expect(shown.probe([-0.8, 4, 3])?.index).to.deep.equal([2]);
  });

  it("are cut into draw calls", () => {
    const draws = markers({ positions: new Float32Array(3 * (MAX_QUADS + 1)) }).draws();
    expect(draws.map(({ count }) => count / 6)).to.deep.equal([MAX_QUADS, 1]);
  });

  it("refuse what does not fit", () => {
    const positions = [0, 0, 0];
    const bad: readonly [string, MarkersOptions][] = [
      ["param/type", {}],
      ["param/range", { positions: [1] }],
      ["param/range", { positions, size: [1, 2] }],
      ["param/range", { positions, size: -1 }],
      ["param/range", { positions, colors: [1, 1, 1] }],
      ["param/choice", { positions, symbol: "dics" }],
    ];
    for (const [code, options] of bad)
      expect(
        codeOf(() => markers(options)),
        JSON.stringify(options),
      ).to.equal(code);
  });

  for (const symbol of Object.keys(markerShapes))
    it(`${symbol}: draws compose without a GPU`, () => {
      for (const edge of Object.keys(edges))
        for (const colors of ["none" as const, [1, 1, 1, 1]]) {
          const [draw] = markers({ positions: [0, 0, 0], symbol, edge, colors }).draws();
          expect(arrange(color, [draw!.fragment, ...draw!.fills]).unused).to.deep.equal([]);
          expect(arrange(position, [draw!.vertex, linear]).unused).to.deep.equal([]);
        }
    });
});
