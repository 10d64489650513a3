import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { ortho, perspective, product, rotation, scaling, translation } from "../../src/math/matrices";
import { linear } from "../../src/transforms/linear";
import { chance } from "../gpu/harness/chance";
import { expectClose } from "./checks";

const SEED = 31;

describe("linear", () => {
  it(`maps there and back (seed ${SEED})`, () => {
    const next = chance(SEED);
    for (let round = 0; round < 100; ++round) {
      // A diagonal of 3 and small others: far from having no inverse. The last row makes some of them projective.
      const matrix = Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 3 : 0) + 0.5 * next());
      const t = linear(matrix);
      const p = [next(), next(), next()] as const;
      expectClose(t.unmap(t.map(p)), p, 1e-12, "unmap");
      expectClose(t.back.map(t.map(p)), p, 1e-12, "back");
    }
  });

  it("moves, scales and mirrors as its columns say", () => {
    const t = linear([2, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 10, 20, 30, 1]);
    expect(t.map([1, 1, 1])).to.deep.equal([12, 19, 31]);
    expect(t.unmap([12, 19, 31])).to.deep.equal([1, 1, 1]);
  });

  it("is the identity without a matrix, and after reset", () => {
    const t = linear();
    expect(t.map([1, 2, 3])).to.deep.equal([1, 2, 3]);
    t.matrix = scaling([2]);
    t.reset();
    expect(t.map([1, 2, 3])).to.deep.equal([1, 2, 3]);
  });

  it("is its back's back, and stays inverse to it when either is set", () => {
    const t = linear(scaling([2, 2, 2]));
    expect(t.back.back).to.equal(t);
    let told = 0;
    t.changed.on(() => ++told);
    t.back.matrix = scaling([4, 4, 4]);
    expect(t.map([4, 4, 4])).to.deep.equal([1, 1, 1]);
    expect(t.back.matrix).to.deep.equal(scaling([4, 4, 4]));
    expect(told).to.equal(1);
    expect(t.glsl.uniforms.u_linear).to.equal(t.matrix);
  });

  it("refuses what has no inverse, and stays as it was", () => {
    const t = linear();
    for (const matrix of [
      new Array(16).fill(0),
      [1, 2, 3],
      new Array(16).fill(NaN),
      // An eye at its near plane; an axis without direction.
      perspective(1, 1, 0, 10),
      rotation(1, [0, 0, 0]),
      null as never,
      5 as never,
    ]) {
      expect(() => (t.matrix = matrix))
        .to.throw(EngineError)
        .with.property("code", "param/range");
      expect(() => linear(matrix)).to.throw(EngineError);
      expect(() => t.apply(matrix)).to.throw(EngineError);
    }
    expect(t.map([1, 2, 3])).to.deep.equal([1, 2, 3]);
  });

  it("hears of no change in place: its matrix is frozen", () => {
    const mine = translation([1, 2, 3]);
    const t = linear(mine);
    mine[12] = 100;
    expect(t.map([0, 0, 0])).to.deep.equal([1, 2, 3]);
    expect(() => ((t.matrix as number[])[12] = 100)).to.throw(TypeError);
  });

  it("lets another matrix act afterwards: shift, then scale, then turn", () => {
    const t = linear();
    t.apply(translation([1, 2, 3]));
    t.apply(scaling([2, 2, 2]));
    t.apply(rotation(Math.PI / 2, [0, 0, 1]));
    expectClose(t.matrix.slice(12), [-4, 2, 6, 1], 1e-12, "last column");
    expectClose(t.map([0, 0, 0]), [-4, 2, 6], 1e-12, "origin");
  });

  it("takes four points to four others", () => {
    const t = linear();
    const to = [
      [1, 1, 1],
      [3, 1, 1],
      [1, 4, 1],
      [1, 1.5, -2],
    ];
    t.setMapping([[0], [1], [0, 1], [0, 0, 1]], to);
    expectClose(t.matrix, [2, 0, 0, 0, 0, 3, 0, 0, 0, 0.5, -3, 0, 1, 1, 1, 1], 1e-12, "matrix");
    const bad = [[0], [1], [0, 1], [1, 1]];
    expect(() => t.setMapping(bad, to))
      .to.throw(EngineError, "plane")
      .with.property("code", "param/range");
    expect(() => t.setMapping(to, bad))
      .to.throw(EngineError)
      .with.property("code", "param/range");
    expect(() => t.setMapping(to.slice(1), to)).to.throw(EngineError, "4 points");
  });
});

describe("matrices", () => {
  it("keeps the centre of a scaling, and what rotation turns about", () => {
    expectClose(linear(scaling([2, 3, 4], [1, 1, 1])).map([1, 1, 1]), [1, 1, 1], 0, "centre");
    expectClose(linear(rotation(0.7, [1, 2, 3])).map([1, 2, 3]), [1, 2, 3], 1e-12, "axis");
    expectClose(linear(rotation(Math.PI / 2, [0, 0, 1])).map([1, 0, 0]), [0, 1, 0], 1e-12, "x to y");
  });

  it("takes the planes before the eye to -1 and 1", () => {
    for (const matrix of [perspective(1, 1.5, 0.5, 20), ortho(-2, 3, -1, 1, 0.5, 20)]) {
      expectClose(linear(matrix).map([0.1, 0.1, -0.5]).slice(2), [-1], 1e-12, "near");
      expectClose(linear(matrix).map([0.1, 0.1, -20]).slice(2), [1], 1e-12, "far");
    }
  });

  it("multiplies with the last acting first", () => {
    const t = linear(product([translation([1]), scaling([2, 2, 2])]));
    expect(t.map([1, 1, 1])).to.deep.equal([3, 2, 2]);
  });
});
