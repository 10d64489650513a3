// test/render/collect.test -- in which order the draws of a view are drawn, without a GPU.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { grid } from "../../src/data/grid";
import { surface } from "../../src/data/surface";
import { collect } from "../../src/render/collect";
import { node } from "../../src/scene/node";
import { turntable } from "../../src/scene/turntable";
import { createView } from "../../src/scene/view";
import { log } from "../../src/transforms/log";
import { mesh } from "../../src/visuals/mesh/mesh";
import { volume } from "../../src/visuals/volume/volume";

const cube = grid({ data: new Uint8Array(8), shape: [2, 2, 2] });

/** A matrix that moves along y, away from the eye. */
function away(y: number): readonly number[] {
  return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, y, 0, 1];
}

function namesIn(nodes: readonly ReturnType<typeof node>[]): readonly string[] {
  const view = createView({ camera: turntable({ center: [0, 0, 0], distance: 50, azimuthDeg: 0, elevationDeg: 0 }) });
  nodes.forEach((one) => view.add(one));
  const camera = view.camera.matrices({ width: 100, height: 100 }, view.bounds());
  return collect(view, camera).map((placed) => placed.node.name);
}

describe("collect", () => {
  const at = (name: string, y: number, order = 0) =>
    node({ name, order, transform: away(y), visual: volume({ grid: cube }) });

  it("draws what blends from far to near", () => {
    const found = namesIn([at("near", -10), at("far", 10), at("middle", 0)]);
    expect(found).to.deep.equal(["far", "middle", "near"]);
  });

  it("lets the order of nodes count before the distance", () => {
    const found = namesIn([at("near", -10, -1), at("far", 10, 2), at("middle", 0)]);
    expect(found).to.deep.equal(["near", "middle", "far"]);
  });

  it("draws what covers before what blends", () => {
    const triangle = surface({ positions: new Float32Array([0, 0, 0, 1, 0, 0, 0, 0, 1]) });
    const solid = node({ name: "solid", order: 9, transform: away(-10), visual: mesh({ surface: triangle }) });
    expect(namesIn([at("blended", 0), solid])).to.deep.equal(["solid", "blended"]);
  });

  it("refuses a volume under a transform that bends its rays, and says which", () => {
    const bent = node({ name: "bent", transform: log({ base: [10, 10, 10] }), visual: volume({ grid: cube }) });
    expect(() => namesIn([bent]))
      .to.throw(EngineError, "volume needs transforms that keep straight lines straight")
      .with.property("code", "param/type");
  });
});
