// Axes, grid lines, colorbar, scale bar and orientation cube without a GPU: what they are made of, and where they lie.

import { expect } from "chai";
import { axes, colorbar, EngineError, gridLines, orientationCube, scaleBar, type Visual } from "../../src/index";
import { boxOf } from "../../src/visuals/frame";

/** Segments of the first line of a compound: from and to. */
function segmentsOf(visual: Visual, draw = 0): readonly (readonly [number[], number[]])[] {
  const { a_from, a_to } = visual.draws()[draw]!.attributes;
  const at = (list: Float32Array, i: number): number[] =>
    Array.from(list.subarray(12 * i, 12 * i + 3), (x) => Math.round(1e4 * x) / 1e4);
  return Array.from({ length: a_from!.data.length / 12 }, (_, i) => [at(a_from!.data, i), at(a_to!.data, i)] as const);
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

describe("compounds", () => {
  it("axes of a flat box have four edges, and marks outside it", () => {
    const shown = axes({ min: [0, 0, 0], max: [10, 4, 0], ticks: 2 });
    const segments = segmentsOf(shown);
    // Four edges; marks at 0, 5, 10 and at 0, 2, 4.
    expect(segments.length).to.equal(4 + 3 + 3);
    expect(segments[5]).to.deep.equal([
      [5, 0, 0],
      [5, -0.08, 0],
    ]);
    expect(segments[8]).to.deep.equal([
      [0, 2, 0],
      [-0.2, 2, 0],
    ]);
    expect(shown.bounds()).to.deep.equal({ min: [0, 0, 0], max: [10, 4, 0] });
    // The lines, the numbers of both axes.
    expect(shown.draws().length).to.equal(3);
    shown.names = ["a", "b", ""];
    expect(shown.draws().length).to.equal(5);
    shown.frame = false;
    expect(segmentsOf(shown).length).to.equal(2 + 3 + 3);
  });

  it("axes of a box in space meet where told", () => {
    const shown = axes({ min: [1, 0, 0], max: [0, 1, 1], ticks: 1 });
    const segments = segmentsOf(shown);
    expect(segments.length).to.equal(12 + 3 * 2);
    expect(segments[12]).to.deep.equal([
      [0, 0, 0],
      [0, -0.02, 0],
    ]);
    // Marks of y point away from the box, which lies at smaller x.
    expect(segments[14]).to.deep.equal([
      [1, 0, 0],
      [1.02, 0, 0],
    ]);
    // The third axis stands at the far side of y.
    expect(segments[16]).to.deep.equal([
      [1, 1, 0],
      [1.02, 1, 0],
    ]);
    expect(shown.bounds()).to.deep.equal({ min: [0, 0, 0], max: [1, 1, 1] });
  });

  it("grid lines lie on one side of the box", () => {
    const shown = gridLines({ min: [0, 0, 0], max: [2, 2, 2], plane: "xz", ticks: 2 });
    const segments = segmentsOf(shown);
    expect(segments.length).to.equal(6);
    expect(segments[1]).to.deep.equal([
      [1, 0, 0],
      [1, 0, 2],
    ]);
    expect(segments[4]).to.deep.equal([
      [0, 0, 1],
      [2, 0, 1],
    ]);
    expect(shown.bounds()).to.deep.equal({ min: [0, 0, 0], max: [2, 0, 2] });
    shown.minor = 2;
    // Fainter ones half way: two along each axis.
    expect(segmentsOf(shown).length).to.equal(4);
    expect(segmentsOf(shown, 1).length).to.equal(6);
  });

  it("a colorbar runs from its place, and marks values in either order", () => {
    const shown = colorbar({ clim: [10, 0], position: [1, 2, 3], length: 8, ticks: 2, title: "K" });
    expect(shown.bounds()).to.deep.equal({ min: [1, 2, 3], max: [1, 10, 3] });
    expect(shown.draws().length).to.equal(3);
    const anchors = shown.draws()[1]!.attributes["a_anchor"]!.data;
    // The first sign belongs to 0, which is the last colour's value here.
    expect(Array.from(anchors.subarray(0, 3))).to.deep.equal([1, 10, 3]);
    expect(codeOf(() => colorbar({ clim: [1] }))).to.equal("param/range");
  });

  it("a scale bar is as long as told", () => {
    const shown = scaleBar({ length: 5, right: [0, 2, 0], position: [1, 1, 0] });
    expect(segmentsOf(shown)).to.deep.equal([
      [
        [1, 1, 0],
        [1, 6, 0],
      ],
    ]);
    expect(shown.bounds()).to.deep.equal({ min: [1, 1, 0], max: [1, 6, 0] });
  });

  it("an orientation cube is a body, edges and six names", () => {
    expect(orientationCube({}).draws().length).to.equal(8);
    expect(codeOf(() => orientationCube({ names: ["R", "L"] }))).to.equal("param/type");
  });

  it("give the same draws until they change", () => {
    const shown = axes({});
    const before = shown.draws();
    expect(shown.draws()).to.equal(before);
    shown.size = 20;
    expect(shown.draws()).not.to.equal(before);
    expect(boxOf([1, 0, 5], [0, 2, 5])).to.deep.equal({ min: [0, 0, 5], max: [1, 2, 5] });
  });
});
