// test/data/grid.test -- Grid: values, place, version, range, and what it refuses.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { grid, type GridOptions } from "../../src/data/grid";

const data = Float32Array.from({ length: 24 }, (_, i) => i);

function codeOf(options: object): string {
  try {
    grid(options as GridOptions);
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

describe("grid", () => {
  it("reads x fastest, then y, then z", () => {
    const g = grid({ data, shape: [2, 3, 4] });
    for (let z = 0; z < 4; ++z)
      for (let y = 0; y < 3; ++y) for (let x = 0; x < 2; ++x) expect(g.at(x, y, z)).to.equal(x + 2 * (y + 3 * z));
    expect(g.at(-1, 0, 0)).to.be.NaN;
    expect(g.at(0, 3, 0)).to.be.NaN;
  });

  it("reads interleaved channels", () => {
    const g = grid({ data, shape: [2, 3, 1], channels: 4 });
    expect(g.at(1, 2, 0, 3)).to.equal(23);
  });

  it("places voxel centres by spacing and origin, or by a matrix", () => {
    const g = grid({ data, shape: [2, 3, 4], spacing: [1, 2, 3], origin: [10, 20, 30] });
    expect(g.worldFromData).to.deep.equal([1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 10, 20, 30, 1]);
    const turned = grid({ data, shape: [2, 3, 4], worldFromData: [0, 2, 0, 0, -3, 0, 0, 0, 0, 0, 4, 0, 5, 6, 7, 1] });
    expect(turned.spacing).to.deep.equal([2, 3, 4]);
    expect(turned.origin).to.deep.equal([5, 6, 7]);
  });

  it("finds the range of finite values, again after a touch", () => {
    const values = new Float32Array([NaN, 3, -Infinity, 7, Infinity, -2, 0, 1]);
    const g = grid({ data: values, shape: [2, 2, 2] });
    expect(g.range()).to.deep.equal([-2, 7]);
    expect(g.hasMissing()).to.equal(true);
    values[0] = 100;
    expect(g.range()).to.deep.equal([-2, 7]);
    g.touch({ from: [0, 0, 0], size: [1, 1, 1] });
    expect(g.version).to.equal(1);
    expect(g.range()).to.deep.equal([-2, 100]);
    expect(g.hasMissing()).to.equal(false);
    expect(g.changesSince(0)).to.deep.equal([{ from: [0, 0, 0], size: [1, 1, 1] }]);
  });

  it("has a range when no value is finite, and never misses integers", () => {
    expect(grid({ data: new Float32Array([NaN]), shape: [1, 1, 1] }).range()).to.deep.equal([0, 0]);
    expect(grid({ data: new Int16Array([5]), shape: [1, 1, 1] }).hasMissing()).to.equal(false);
  });

  it("refuses what does not fit", () => {
    expect(codeOf({ data: [1, 2], shape: [2, 1, 1] })).to.equal("param/type");
    expect(codeOf({ data: new BigInt64Array(2), shape: [2, 1, 1] })).to.equal("param/type");
    expect(codeOf({ data, shape: [2, 3] })).to.equal("param/range");
    expect(codeOf({ data, shape: [2, 3, 0] })).to.equal("param/range");
    expect(codeOf({ data, shape: [2, 3, 4.5] })).to.equal("param/range");
    expect(codeOf({ data, shape: [2, 3, 5] })).to.equal("grid/shape");
    expect(codeOf({ data, shape: [2, 3, 4], channels: 5 })).to.equal("param/range");
    expect(codeOf({ data, shape: [2, 3, 4], spacing: [1, 0, 1] })).to.equal("param/range");
    expect(codeOf({ data, shape: [2, 3, 4], origin: [0, NaN, 0] })).to.equal("param/range");
    expect(codeOf({ data, shape: [2, 3, 4], worldFromData: new Float32Array(16) })).to.equal("param/range");
  });
});
