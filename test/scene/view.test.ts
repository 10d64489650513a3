import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { box, EMPTY_BOX, isEmptyBox } from "../../src/math/box";
import { matrixCamera } from "../../src/scene/matrix-camera";
import { node } from "../../src/scene/node";
import { turntable } from "../../src/scene/turntable";
import { createView, viewportOf } from "../../src/scene/view";
import { scaling, shift, thing } from "./things";

const UNIT = box([0, 0, 0], [1, 1, 1]);
const VIEWPORT = { width: 100, height: 100 };

describe("view", () => {
  it("bounds what is visible, through the node's transform and the visual's own placement", () => {
    const view = createView();
    expect(isEmptyBox(view.bounds())).to.be.true;
    const a = view.add(thing("a", UNIT, shift(1, 0, 0)));
    a.transform = scaling(2, 2, 2);
    expect(view.bounds()).to.deep.equal(box([2, 0, 0], [4, 2, 2]));
    const b = view.add(thing("b", UNIT));
    expect(view.bounds()).to.deep.equal(box([0, 0, 0], [4, 2, 2]));
    a.visible = false;
    expect(view.bounds()).to.deep.equal(UNIT);
    expect(view.bounds()).to.equal(view.bounds());
    b.visible = false;
    expect(isEmptyBox(view.bounds())).to.be.true;
  });

  it("finds the bounds again after a visual changed", () => {
    const view = createView();
    const a = thing("a", UNIT);
    view.add(a);
    view.bounds();
    a.box = box([0, 0, 0], [5, 5, 5]);
    a.poke();
    expect(view.bounds()).to.deep.equal(a.box);
  });

  it("lets its camera settle on the first visual, and on no later one", () => {
    const view = createView();
    view.add(thing("a", box([0, 0, 0], [2, 2, 2])));
    expect(view.camera.state.center).to.deep.equal([1, 1, 1]);
    view.add(thing("b", box([10, 10, 10], [20, 20, 20])));
    expect(view.camera.state.center).to.deep.equal([1, 1, 1]);
    view.fit();
    expect(view.camera.state.center).to.deep.equal([10, 10, 10]);
  });

  it("does not move a camera that was placed, by the program or by hand", () => {
    const placed = createView({ camera: turntable({ center: [7, 7, 7], distance: 3 }) });
    placed.add(thing("a", UNIT));
    expect(placed.camera.state.center).to.deep.equal([7, 7, 7]);
    const touched = createView();
    touched.camera.pan(10, 0, VIEWPORT);
    const { center } = touched.camera.state;
    touched.add(thing("a", UNIT));
    expect(touched.camera.state.center).to.deep.equal(center);
  });

  it("lets a new camera settle on what is there", () => {
    const view = createView();
    view.add(thing("a", box([0, 0, 0], [2, 2, 2])));
    const camera = turntable({ azimuthDeg: 5 });
    view.camera = camera;
    expect(camera.center).to.deep.equal([1, 1, 1]);
    expect(() => (view.camera = {} as never))
      .to.throw(EngineError)
      .with.property("code", "param/type");
    expect(view.camera).to.equal(camera);
  });

  it("removes nodes, and visuals wherever they are", () => {
    const view = createView();
    const a = thing("a", UNIT);
    const group = node({ children: [node({ visual: a })] });
    view.add(group);
    const second = view.add(a);
    expect(view.remove(a)).to.be.true;
    expect(view.remove(a)).to.be.false;
    expect(view.remove(second)).to.be.false;
    expect(view.remove(group)).to.be.true;
    expect(view.nodes.children).to.deep.equal([]);
    expect(() => view.add({} as never))
      .to.throw(EngineError)
      .with.property("code", "param/type");
  });

  it("tells of its camera, its nodes, its stages and its place, and not of a camera that is gone", () => {
    const view = createView();
    const old = view.camera;
    let told = 0;
    view.changed.on(() => ++told);
    const changes: (() => unknown)[] = [
      () => old.turn(1, 1, VIEWPORT),
      () => view.nodes.add(node()),
      () => (view.stages = [{}]),
      () => (view.rect = [0, 0, 0.5, 1]),
      () => (view.camera = turntable()),
    ];
    changes.forEach((change, i) => {
      change();
      expect(told, `change ${i}`).to.equal(i + 1);
    });
    old.turn(1, 1, VIEWPORT);
    expect(told).to.equal(changes.length);
  });

  it("has a rectangle with an inside", () => {
    expect(viewportOf([0.5, 0.25, 0.5, 0.5], { width: 200, height: 100 })).to.deep.equal({
      x: 100,
      y: 25,
      width: 100,
      height: 50,
    });
    expect(() => createView({ rect: [0, 0, 0, 1] }))
      .to.throw(EngineError)
      .with.property("code", "param/range");
  });
});

describe("matrixCamera", () => {
  const clipFromWorld = Array.from({ length: 16 }, (_, i) => i + 1);

  it("gives its matrix back, whatever the viewport and the gestures", () => {
    const camera = matrixCamera({ clipFromWorld: new Float32Array(clipFromWorld) });
    camera.turn(5, 5, VIEWPORT);
    camera.pan(5, 5, VIEWPORT);
    camera.zoom(2, 0, 0, VIEWPORT);
    camera.reset();
    const out = camera.matrices(VIEWPORT, EMPTY_BOX);
    expect(Array.from(out.clipFromWorld)).to.deep.equal(clipFromWorld);
    expect(Array.from(out.clipFromEye)).to.deep.equal(clipFromWorld);
    expect(Array.from(out.eyeFromWorld)).to.deep.equal(shift(0, 0, 0));
    expect(camera.isMovable).to.be.false;
    expect(camera.state).to.deep.equal({ clipFromWorld });
  });

  it("can be given another, and refuses what is no matrix", () => {
    const camera = matrixCamera({ clipFromWorld });
    let told = 0;
    camera.changed.on(() => ++told);
    camera.clipFromWorld = shift(1, 2, 3);
    expect(told).to.equal(1);
    expect(camera.clipFromWorld).to.deep.equal(shift(1, 2, 3));
    const wrong = [[1, 2, 3], new Array(16).fill(NaN), undefined, "identity"];
    for (const matrix of wrong) {
      expect(() => matrixCamera({ clipFromWorld: matrix as never }))
        .to.throw(EngineError)
        .with.property("code", "param/range");
    }
    expect(() => matrixCamera({} as never))
      .to.throw(EngineError)
      .with.property("code", "param/range");
    expect(() => camera.set({ matrix: clipFromWorld } as never))
      .to.throw(EngineError)
      .with.property("code", "param/unknown");
  });
});
