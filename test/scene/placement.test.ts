// test/scene/placement.test -- where a visual lies in the world, by matrices and by what is none.

import { expect } from "chai";
import { grid } from "../../src/data/grid";
import { node } from "../../src/scene/node";
import { placementOf, worldBox } from "../../src/scene/placement";
import { linear } from "../../src/transforms/linear";
import { log } from "../../src/transforms/log";
import { scale } from "../../src/transforms/scale";
import { volume } from "../../src/visuals/volume/volume";

const voxels = volume({ grid: grid({ data: new Uint8Array(24), shape: [2, 3, 4], spacing: [1, 2, 3] }) });

describe("placement", () => {
  it("folds matrices into one: the parent's after the node's after the data's", () => {
    const leaf = node({ visual: voxels, transform: scale({ scale: [2, 2, 2] }) });
    node({ transform: linear([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 10, 0, 0, 1]), children: [leaf] });
    const { matrix, transform } = placementOf(voxels, leaf);
    expect(matrix?.slice(12, 15)).to.deep.equal([10, 0, 0]);
    expect(transform.map([1, 1, 1])).to.deep.equal([12, 4, 6]);
    expect(worldBox(voxels, leaf)).to.deep.equal({ min: [9, -2, -3], max: [13, 10, 21] });
  });

  it("maps through what is no matrix, and fills both ways", () => {
    const leaf = node({ visual: voxels, transform: log({ base: [0, 10, 0] }) });
    const { matrix, transform, glsl } = placementOf(voxels, leaf);
    expect(matrix).to.equal(undefined);
    expect(transform.map([1, 0.5, 2])).to.deep.equal([1, 0, 6]);
    expect(glsl().there.module).to.equal(glsl().there.module);
    const { min, max } = worldBox(voxels, leaf);
    // y runs from -1 to 5: only what is above 0 has a logarithm.
    expect(max[1]).to.be.closeTo(Math.log10(5), 1e-12);
    expect(min[1]).to.be.greaterThan(-2);
    expect(min[0]).to.equal(-0.5);
  });

  it("stays the same object while only numbers change", () => {
    const moved = linear([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 2, 3, 1]);
    const leaf = node({ visual: voxels, transform: moved });
    const before = placementOf(voxels, leaf).transform;
    moved.matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 4, 5, 6, 1];
    const after = placementOf(voxels, leaf);
    expect(after.transform).to.equal(before);
    expect(after.matrix?.slice(12, 15)).to.deep.equal([4, 5, 6]);
  });
});
