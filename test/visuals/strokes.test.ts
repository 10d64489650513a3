// test/visuals/strokes.test -- visuals made of lines, without a GPU: isocurves, boxes, vectors, contours.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { grid } from "../../src/data/grid";
import { surface } from "../../src/data/surface";
import { arrange } from "../../src/shader/link";
import color from "../../glsl/output/color.frag.glsl";
import position from "../../glsl/output/position.vert.glsl";
import linear from "../../glsl/space/linear.glsl";
import { box } from "../../src/visuals/box";
import { contour } from "../../src/visuals/contour";
import { isocurve } from "../../src/visuals/isocurve";
import { vectors } from "../../src/visuals/vectors";

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

const ramp = grid({ data: Float32Array.from({ length: 32 }, (_, i) => i % 4), shape: [4, 4, 2], spacing: [2, 1, 1] });

describe("isocurve", () => {
  it("is at the middle when no level is given, in its slice, placed as the grid is", () => {
    const shown = isocurve({ grid: ramp, slice: 1 });
    expect(shown.levels).to.deep.equal([1.5]);
    expect(shown.clim).to.deep.equal([0, 3]);
    expect(shown.bounds()).to.deep.equal({ min: [0, 0, 1], max: [3, 3, 1] });
    expect(shown.worldFromData()[0]).to.equal(2);
    expect(shown.draws().length).to.equal(1);
    expect(shown.probe([2.2, 1, 0])).to.deep.equal({ index: [2, 1, 1], value: 2 });
    expect(isocurve({ grid: ramp, levels: [] }).draws()).to.deep.equal([]);
    expect(isocurve({ grid: ramp, levels: [99] }).draws()).to.deep.equal([]);
  });

  it("refuses levels that are none and slices that are not there", () => {
    expect(codeOf(() => isocurve({ grid: ramp, levels: [NaN] }))).to.equal("param/range");
    expect(codeOf(() => isocurve({ grid: ramp, slice: 2 }))).to.equal("param/range");
    expect(codeOf(() => isocurve({}))).to.equal("param/type");
  });
});

describe("box", () => {
  it("has edges, and sides where they have a colour", () => {
    expect(box({ min: [0, 0, 0], max: [1, 2, 3] }).bounds()).to.deep.equal({ min: [0, 0, 0], max: [1, 2, 3] });
    expect(box().draws()).to.have.length(1);
    expect(box({ fill: "red" }).draws()).to.have.length(2);
    expect(box({ fill: "red", color: "none" }).draws()[0]?.blend).to.equal("none");
    expect(codeOf(() => box({ min: [1, 0, 0], max: [0, 1, 1] }))).to.equal("param/range");
  });

  it("its sides look outward", () => {
    const [draw] = box({ fill: "red", color: "none" }).draws();
    const { a_position: places, a_normal: normals } = draw!.attributes;
    for (let i = 0; i < places!.data.length; i += 9) {
      const out = [0, 1, 2].reduce((sum, axis) => sum + places!.data[i + axis]! * normals!.data[i + axis]!, 0);
      expect(out).to.be.closeTo(0.5, 1e-6);
    }
  });
});

describe("vectors", () => {
  it("reach from their places to where they go; barbs stay near", () => {
    const shown = vectors({ positions: [0, 0, 0, 5, 0, 0], directions: [0, 0, 2, 0, 1, 0], scale: 2, head: 0 });
    expect(shown.bounds()).to.deep.equal({ min: [0, 0, 0], max: [5, 2, 4] });
    const { max } = vectors({ positions: [0, 0, 0], directions: [0, 0, 2], head: 0.5 }).bounds();
    expect(max[2]).to.equal(2);
    expect(max[0]).to.be.closeTo(0.364, 1e-5);
    expect(shown.probe([4, 0, 0])).to.deep.equal({ index: [1], value: 1 });
    expect(codeOf(() => vectors({ positions: [0, 0, 0], directions: [] }))).to.equal("surface/shape");
    expect(codeOf(() => vectors({ positions: [0, 0], directions: [0, 0] }))).to.equal("param/type");
    expect(codeOf(() => vectors({ positions: [0, 0, 0] }))).to.equal("param/type");
    // A direction of no length is a point, and no NaN.
    expect(vectors({ positions: [1, 2, 3], directions: [0, 0, 0] }).bounds().max).to.deep.equal([1, 2, 3]);
  });
});

describe("contour", () => {
  const ten = surface({ positions: Float32Array.from({ length: 90 }, (_, i) => i % 7) });

  it("its draw composes; every triangle has a rectangle", () => {
    const [draw, more] = contour({ surface: ten }).draws();
    if (!draw) throw new Error("no draw");
    expect(more).to.equal(undefined);
    expect(arrange(color, [draw.fragment, ...draw.fills, linear]).unused).to.have.length(1);
    arrange(position, [draw.vertex, linear]);
    expect(draw.count).to.equal(60);
    expect(draw.attributes["a_third"]?.data.length).to.equal(3 * 40);
  });

  it("cuts what one call cannot hold, and keeps its arrays while the surface stays", () => {
    const many = surface({ positions: new Float32Array(9 * 20000) });
    const shown = contour({ surface: many });
    expect(shown.draws().map(({ count }) => count / 6)).to.deep.equal([16384, 3616]);
    const before = shown.draws()[1]?.attributes["a_first"];
    shown.plane = [1, 0, 0, -2];
    expect(shown.draws()[1]?.attributes["a_first"]).to.equal(before);
    expect(codeOf(() => contour({}))).to.equal("param/type");
  });
});
