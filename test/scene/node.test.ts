import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { box } from "../../src/math/box";
import { isNode, node, type Node } from "../../src/scene/node";
import { linear } from "../../src/transforms/linear";
import { log } from "../../src/transforms/log";
import { scaling, shift, thing } from "./things";

const UNIT = box([0, 0, 0], [1, 1, 1]);

function names(root: Node): string[] {
  const seen: string[] = [];
  root.eachVisual((visual) => seen.push(visual.name));
  return seen;
}

describe("node", () => {
  it("multiplies transforms down the tree: the parent's is applied last", () => {
    const child = node({ transform: shift(1, 0, 0) });
    const parent = node({ transform: scaling(2, 2, 2), children: [child] });
    const root = node({ children: [parent] });
    expect(Array.from(child.worldFromNode())).to.deep.equal([2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 2, 0, 0, 1]);
    expect(Array.from(root.worldFromNode())).to.deep.equal(shift(0, 0, 0));
    const out = new Float64Array(16);
    expect(child.worldFromNode(out)).to.equal(out);
  });

  it("takes a transform or its matrix, and none", () => {
    const t = linear(shift(1, 2, 3));
    const one = node({ transform: t });
    expect(one.transform).to.equal(t);
    one.transform = new Float32Array(scaling(3, 3, 3));
    expect(one.transform?.map([1, 1, 1])).to.deep.equal([3, 3, 3]);
    one.transform = undefined;
    expect(one.transform).to.equal(undefined);
    expect(() => node({ transform: [1, 2, 3] }))
      .to.throw(EngineError)
      .with.property("code", "param/range");
    one.transform = log({ base: [10, 10, 10] });
    expect(one.path().map(({ name }) => name)).to.deep.equal(["log"]);
    expect(() => one.worldFromNode())
      .to.throw(EngineError)
      .with.property("code", "param/type");
  });

  it("gives the transforms from the root on", () => {
    const [a, b] = [linear(shift(1, 0, 0)), log({ base: [10, 0, 0] })];
    const leaf = node();
    node({ transform: a, children: [node({ transform: b, children: [leaf] })] });
    expect(leaf.path()).to.deep.equal([a, b]);
  });

  it("has one parent: adding elsewhere takes it away", () => {
    const child = node();
    const a = node({ children: [child] });
    const b = node();
    expect(child.parent).to.equal(a);
    expect(b.add(child)).to.equal(child);
    expect(child.parent).to.equal(b);
    expect(a.children).to.deep.equal([]);
    expect(b.remove(child)).to.be.true;
    expect(b.remove(child)).to.be.false;
    expect(child.parent).to.equal(undefined);
  });

  it("refuses circles and strangers", () => {
    const child = node();
    const parent = node({ children: [child] });
    expect(() => child.add(parent))
      .to.throw(EngineError)
      .with.property("code", "param/range");
    expect(() => child.add(child))
      .to.throw(EngineError)
      .with.property("code", "param/range");
    expect(() => child.add(thing("a", UNIT) as never))
      .to.throw(EngineError)
      .with.property("code", "param/type");
    expect(isNode(child)).to.be.true;
    expect(isNode({ ...child })).to.be.false;
  });

  it("walks what is visible, siblings by order, equals as they came", () => {
    const a = node({ visual: thing("a", UNIT), order: 1 });
    const b = node({ visual: thing("b", UNIT), children: [node({ visual: thing("b1", UNIT) })] });
    const c = node({ visual: thing("c", UNIT) });
    const root = node({ children: [a, b, c] });
    expect(names(root)).to.deep.equal(["b", "b1", "c", "a"]);
    c.order = -1;
    expect(names(root)).to.deep.equal(["c", "b", "b1", "a"]);
    b.visible = false;
    expect(names(root)).to.deep.equal(["c", "a"]);
  });

  it("tells the root of every change below, once, and of none after it left", () => {
    const t = linear(shift(0, 0, 0));
    const visual = thing("a", UNIT);
    const leaf = node({ visual, transform: t });
    const middle = node({ children: [leaf] });
    const root = node({ children: [middle] });
    let told = 0;
    root.changed.on(() => ++told);
    const changes: (() => unknown)[] = [
      () => visual.poke(),
      () => (t.matrix = shift(1, 1, 1)),
      () => (leaf.visible = false),
      () => (leaf.order = 2),
      () => (leaf.name = "leaf"),
      () => (leaf.transform = shift(2, 2, 2)),
      () => middle.add(node()),
      () => middle.remove(leaf),
    ];
    changes.forEach((change, i) => {
      change();
      expect(told, `change ${i}`).to.equal(i + 1);
    });
    visual.poke();
    leaf.order = 7;
    expect(told).to.equal(changes.length);
  });

  it("does not hear a transform that it gave away", () => {
    const t = linear(shift(0, 0, 0));
    const one = node({ transform: t });
    one.transform = linear(shift(1, 0, 0));
    let told = 0;
    one.changed.on(() => ++told);
    t.matrix = shift(2, 0, 0);
    expect(told).to.equal(0);
  });

  it("refuses flags of the wrong type", () => {
    const one = node();
    expect(() => (one.visible = "no" as never))
      .to.throw(EngineError)
      .with.property("code", "param/type");
    expect(() => (one.order = NaN))
      .to.throw(EngineError)
      .with.property("code", "param/type");
    expect(() => node({ visible: 1 as never }))
      .to.throw(EngineError)
      .with.property("code", "param/type");
    expect(one.visible).to.be.true;
  });
});
