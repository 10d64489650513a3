// Setting parameters: what is refused, and who is told how often.

import { expect } from "chai";
import { EngineError, type ErrorCode } from "../../src/base/errors";
import { chain, linear, log, magnify, panzoom, polar, scale } from "../../src/transforms/index";
import type { Transform } from "../../src/transforms/transform";
import { cases } from "./cases";

function expectRefused(code: ErrorCode, f: () => unknown): void {
  expect(f).to.throw(EngineError).with.property("code", code);
}

/** How often a transform and its back have told of a change since. */
function counted(t: Transform): () => number {
  let told = 0;
  t.changed.on(() => ++told);
  return () => told;
}

describe("parameters of transforms", () => {
  it("are refused with a code when unknown, out of range, or at odds; and nothing changes", () => {
    const t = scale({ scale: [2, 2] });
    const lens = magnify();
    const told = [counted(t), counted(lens)];
    expectRefused("param/unknown", () => scale({ factor: 2 } as never));
    expectRefused("param/unknown", () => (polar as (given: object) => unknown)({ r: 1 }));
    expectRefused("param/range", () => (t.scale = [1, 0, 1]));
    expectRefused("param/range", () => (t.scale = [1, NaN, 1]));
    expectRefused("param/range", () => (t.scale = [1, 1e-320, 1]));
    expectRefused("param/range", () => (t.scale = [] as never));
    expectRefused("param/range", () => (t.scale = [1, 1, 1, 1] as never));
    expectRefused("param/range", () => (t.translate = "here" as never));
    expectRefused("param/range", () => t.set({ translate: [5], scale: [0] }));
    expectRefused("param/range", () => t.zoom(0));
    expectRefused("param/range", () => log({ base: [NaN] }));
    expectRefused("param/range", () => (lens.mag = 0.5));
    expectRefused("param/range", () => (lens.radii = [3, 3]));
    expectRefused("param/range", () => (lens.radii = [0, 3]));
    expectRefused("param/range", () => panzoom({ rect: [0, 0, 0, 1] }));
    expectRefused("param/range", () => panzoom({ size: [0, 1] }));
    expectRefused("param/type", () => chain([polar(), {} as never]));
    expectRefused("param/type", () => chain(polar() as never));
    expect([t.scale, t.translate, lens.mag, lens.radii]).to.deep.equal([[2, 2, 1], [0, 0, 0], 3, [7, 10]]);
    expect(told.map((f) => f())).to.deep.equal([0, 0]);
  });

  it("cannot be changed in place, unheard", () => {
    expect(() => ((scale().scale as unknown as number[])[0] = 5)).to.throw(TypeError);
    expect(() => ((scale({ scale: [2] }).back.scale as unknown as number[])[0] = 5)).to.throw(TypeError);
  });

  it("live on the back too, where it has its own: setting one sets the other", () => {
    const t = log({ base: [10] });
    t.back.base = [-2];
    expect(t.base).to.deep.equal([2, 0, 0]);
    const u = scale({ scale: [2, 2], translate: [6] });
    expect(u.back.translate[0]).to.equal(-3);
    u.back.scale = [0.1];
    expect(u.map([1, 1, 1])[0]).to.be.closeTo(10 + 30, 1e-12);
  });
});

describe("changes of transforms", () => {
  it("are told once, to those who listen there and to those who listen back; equal values are no change", () => {
    const t = scale({ scale: [2, 2] });
    const [there, back] = [counted(t), counted(t.back)];
    t.scale = [2, 2, 1];
    t.translate = [0];
    t.set({ scale: [2, 2], translate: [0, 0, 0] });
    expect([there(), back(), t.version]).to.deep.equal([0, 0, 0]);
    t.set({ scale: [3, 2], translate: [1] });
    expect([there(), back(), t.version]).to.deep.equal([1, 1, 1]);
    t.zoom(2);
    t.move([0]);
    expect([there(), back()]).to.deep.equal([2, 2]);
  });

  it("reach what is computed from the parameters: map, matrix, uniforms, both ways", () => {
    const t = scale();
    const [uniforms, module] = [t.glsl.uniforms, t.glsl.module];
    t.scale = [2, 2];
    expect(t.matrix?.[0]).to.equal(2);
    expect(t.back.matrix?.[0]).to.equal(0.5);
    expect(t.glsl.uniforms).not.to.equal(uniforms);
    expect(t.glsl.uniforms["u_scaleFactors"]).to.deep.equal([2, 2, 1]);
    expect(t.back.glsl.uniforms["u_scaleFactors"]).to.deep.equal([0.5, 0.5, 1]);
    expect(t.glsl.module).to.equal(module);
  });

  it("are told to a listener after they hold", () => {
    const t = linear();
    let seen: readonly number[] = [];
    t.changed.on(() => (seen = t.map([1, 1, 1])));
    t.apply([2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]);
    expect(seen).to.deep.equal([2, 2, 2]);
  });

  for (const [name, make] of cases) {
    it(`${name}: setting every parameter to what it is tells nobody`, () => {
      const t = make() as Transform & { set?(given: object): void };
      const told = counted(t);
      const own = Object.keys(t).filter((key) => Object.getOwnPropertyDescriptor(t, key)?.set);
      for (const key of own) (t as unknown as Record<string, unknown>)[key] = t[key as keyof Transform];
      expect([told(), t.version]).to.deep.equal([0, make().version]);
    });
  }
});
