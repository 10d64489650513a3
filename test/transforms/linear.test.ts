import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { factsOf } from "../../src/shader/module";
import * as transforms from "../../src/transforms/index";
import { linear } from "../../src/transforms/linear";
import { chance } from "../gpu/harness/chance";

const SEED = 31;

describe("linear", () => {
  it(`maps there and back (seed ${SEED})`, () => {
    const next = chance(SEED);
    for (let round = 0; round < 100; ++round) {
      // A diagonal of 3 and small others: far from having no inverse. The last row makes some of them projective.
      const matrix = Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 3 : 0) + 0.5 * next());
      const t = linear(matrix);
      const p = [next(), next(), next()] as const;
      const round1 = t.unmap(t.map(p));
      const round2 = t.back.map(t.map(p));
      for (const i of [0, 1, 2] as const) {
        expect(round1[i]).to.be.closeTo(p[i], 1e-12);
        expect(round2[i]).to.be.closeTo(p[i], 1e-12);
      }
    }
  });

  it("moves, scales and mirrors as its columns say", () => {
    const t = linear([2, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 10, 20, 30, 1]);
    expect(t.map([1, 1, 1])).to.deep.equal([12, 19, 31]);
    expect(t.unmap([12, 19, 31])).to.deep.equal([1, 1, 1]);
  });

  it("is its back's back, and stays inverse to it when either is set", () => {
    const t = linear([2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]);
    expect(t.back.back).to.equal(t);
    let told = 0;
    t.changed.on(() => ++told);
    t.back.matrix = [4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1];
    expect(t.map([4, 4, 4])).to.deep.equal([1, 1, 1]);
    expect(told).to.equal(1);
    expect(t.glsl.uniforms.u_linear).to.equal(t.matrix);
  });

  it("refuses what has no inverse, and stays as it was", () => {
    const t = linear([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    for (const matrix of [new Array(16).fill(0), [1, 2, 3], new Array(16).fill(NaN), undefined as never, 5 as never]) {
      expect(() => (t.matrix = matrix))
        .to.throw(EngineError)
        .with.property("code", "param/range");
      expect(() => linear(matrix)).to.throw(EngineError);
    }
    expect(t.map([1, 2, 3])).to.deep.equal([1, 2, 3]);
  });
});

describe("every transform's GLSL", () => {
  it("declares the uniforms that are set, and ends in a function of a vec4", () => {
    for (const make of Object.values(transforms)) {
      const { module, uniforms } = make([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]).glsl;
      const facts = factsOf(module);
      expect(Array.from(facts.uniforms.keys())).to.deep.equal(Object.keys(uniforms));
      const last = Array.from(facts.defines.values()).pop();
      expect(last).to.deep.equal({ type: "vec4", args: "vec4 p" });
    }
  });
});
