import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { rotation, scaling, translation } from "../../src/math/matrices";
import { head } from "../../src/shader/dialect";
import { link } from "../../src/shader/link";
import { glsl } from "../../src/shader/module";
import { fillOf } from "../../src/transforms/fill";
import { chain, identity, linear, log, magnify, polar, scale, spherical } from "../../src/transforms/index";
import { divided, type Quad, type Transform } from "../../src/transforms/transform";
import { chance } from "../gpu/harness/chance";
import { wave } from "./cases";
import { expectClose, pointsIn } from "./checks";
import { randomChain } from "./random-chains";

const SEED = 53;

function namesOf(t: { readonly parts: readonly Transform[] }): string {
  return t.parts.map((part) => part.name).join(" ");
}

describe("chain", () => {
  it("applies the last first", () => {
    const t = chain([scale({ scale: 2 }), scale({ translate: [1, 1, 1] })]);
    expect(t.map([0, 0, 0])).to.deep.equal([2, 2, 2]);
    expect(t.unmap([2, 2, 2])).to.deep.equal([0, 0, 0]);
    expect(t.back.transforms[0]).to.equal(t.transforms[1]?.back);
  });

  it("folds what is linear, flattens chains, drops what does nothing: vispy's own example", () => {
    const inner = chain([linear(rotation(1, [0, 0, 1])), identity()]);
    const t = chain([scale({ scale: 2 }), inner, polar(), scale(), scale({ scale: 3 })]);
    expect(namesOf(t)).to.equal("linear polar linear");
    expect(namesOf(chain([scale(), inner, identity(), inner.back]))).to.equal("scale");
    expect(namesOf(chain([identity(), chain([])]))).to.equal("");
  });

  it("cancels what undoes its neighbour: by identity, by equal parameters, and what meets when something is gone", () => {
    const t = polar();
    expect(namesOf(chain([t, t.back]))).to.equal("");
    expect(namesOf(chain([t.back, t]))).to.equal("");
    expect(namesOf(chain([polar(), polar().back]))).to.equal("");
    expect(namesOf(chain([log({ base: [2] }), log({ base: [-2] })]))).to.equal("");
    expect(namesOf(chain([log({ base: [2] }), log({ base: [3] }).back]))).to.equal("log log");
    expect(namesOf(chain([t, t]))).to.equal("polar polar");
    expect(namesOf(chain([polar(), spherical(), identity(), spherical().back, polar().back]))).to.equal("");
    expect(namesOf(chain([scale(), polar(), chain([polar().back, scale()])]))).to.equal("linear");
  });

  it("keeps linear neighbours although their product does nothing: folding goes by kind, not by number", () => {
    const turn = linear(rotation(1, [0, 0, 1]));
    const t = chain([polar(), turn, linear(rotation(-1, [0, 0, 1]))]);
    expect(namesOf(t)).to.equal("polar linear");
    const module = t.glsl.module;
    turn.matrix = rotation(2, [0, 0, 1]);
    expect(t.glsl.module).to.equal(module);
  });

  it("keeps its flags to what all that is left keeps", () => {
    expect(chain([scale(), scale()])).to.include({ linear: true, orthogonal: true, nonScaling: false });
    expect(chain([scale(), linear()])).to.include({ linear: true, orthogonal: false });
    expect(chain([scale(), log()])).to.include({ linear: false, orthogonal: true });
    expect(chain([polar(), polar().back])).to.include({ linear: true, orthogonal: true, isometric: true });
    expect(chain([polar()]).matrix).to.equal(undefined);
  });

  it("can be given other members, on either face, and refuses itself", () => {
    const t = chain([polar()]);
    let told = 0;
    t.changed.on(() => ++told);
    t.transforms = [scale({ scale: 2 })];
    t.transforms = t.transforms.slice();
    expect(t.map([1, 1, 1])).to.deep.equal([2, 2, 2]);
    t.back.transforms = [scale({ scale: 4 })];
    expect(t.map([1, 1, 1])).to.deep.equal([0.25, 0.25, 0.25]);
    expect(told).to.equal(2);
    for (const bad of [t, t.back, chain([t])]) {
      expect(() => (t.transforms = [bad]))
        .to.throw(EngineError)
        .with.property("code", "param/type");
    }
    expect(t.map([1, 1, 1])).to.deep.equal([0.25, 0.25, 0.25]);
  });
});

describe("chains, live", () => {
  it("keep parts and modules while numbers change, and are told once however a member is reached", () => {
    const [camera, lens, map] = [linear(), magnify(), polar()];
    const inner = chain([camera, lens]);
    const t = chain([camera, scale({ scale: 2 }), map, inner, camera.back]);
    const { module } = t.glsl;
    const parts = t.parts;
    let told = 0;
    const off = t.changed.on(() => ++told);
    camera.matrix = translation([1, 2, 3]);
    camera.back.matrix = scaling([2, 2, 2]);
    lens.mag = 5;
    lens.mag = 5;
    expect(told).to.equal(3);
    expect(t.glsl.module).to.equal(module);
    expect(t.parts.every((part, i) => part === parts[i])).to.equal(true);
    expect(t.parts.map((part) => part.back.back === part)).to.deep.equal(
      [true, true, true, true, true].slice(0, parts.length),
    );
    off();
    camera.matrix = scaling([3, 3, 3]);
    expect(told).to.equal(3);
  });

  it("listen to their members only while somebody listens to them", () => {
    const t = polar();
    const u = chain([t, chain([scale(), t])]);
    expect(t.changed.size).to.equal(0);
    const offs = [u.changed.on(() => undefined), u.back.changed.on(() => undefined)];
    expect(t.changed.size).to.be.greaterThan(0);
    offs.forEach((off) => off());
    offs.forEach((off) => off());
    expect(t.changed.size).to.equal(0);
  });

  it("notice changes without listening: matrices, uniforms, and members that become each other's inverse", () => {
    const [a, b] = [log({ base: [2] }), log({ base: [3] })];
    const t = chain([a, b.back]);
    expect(namesOf(t)).to.equal("log log");
    expectClose(t.map([2, 0, 0]), [Math.log2(9), 0, 0], 1e-12, "log2(3^2)");
    b.base = [2];
    expect(namesOf(t)).to.equal("");
    expect(t.map([2, 0, 0])).to.deep.equal([2, 0, 0]);
    b.base = [4];
    expectClose(t.map([2, 0, 0]), [4, 0, 0], 1e-12, "log2(4^2)");
    expect(t.glsl.uniforms["u_logBase_1"]).to.deep.equal([-4, 0, 0]);
  });

  it("of one shape share one module, whoever made them", () => {
    const make = (): Transform => chain([scale(), polar(), wave(), linear()]);
    // `wave` has one module for all waves, as every kind has.
    expect(make().glsl.module).to.equal(make().glsl.module);
    expect(fillOf(make(), "data_from_world").module).to.equal(fillOf(make(), "data_from_world").module);
    expect(fillOf(make(), "data_from_world").module).not.to.equal(fillOf(make(), "world_from_data").module);
    expect(chain([polar(), wave()]).glsl.module).not.to.equal(chain([wave(), polar()]).glsl.module);
    expect(chain([linear(), scale()]).glsl.module).to.equal(linear().glsl.module);
  });
});

describe("fillOf", () => {
  it("puts a transform and its back into one shader, each in its slot", () => {
    const t = chain([linear(), magnify(), polar(), linear(), magnify().back]);
    const fills = [fillOf(t, "world_from_data"), fillOf(t.back, "data_from_world")];
    const text =
      "vec4 world_from_data(vec4 p);\nvec4 data_from_world(vec4 p);\nvec4 home(vec4 p) {\n  return data_from_world(world_from_data(p));\n}\n";
    const dialect = { version: 100, fragmentDepth: false, highp: true } as const;
    const linked = link(
      glsl("test/home.glsl", text, []),
      fills.map(({ module }) => module),
      head("fragment", dialect),
    );
    const set = fills.flatMap(({ uniforms }) => Object.keys(uniforms));
    expect(Array.from(linked.uniforms.keys()).sort()).to.deep.equal(set.sort());
    // Each file of the house once: the lens, which four instances include.
    expect(linked.order.filter(({ path }) => path.includes("lens"))).to.have.length(1);
  });

  it("gives the same record until a change, and serves the identity and single transforms too", () => {
    const t = scale();
    const fill = fillOf(t, "world_from_data");
    expect(fillOf(t, "world_from_data")).to.equal(fill);
    expect(fill.uniforms).to.have.property("u_scaleFactors_0_world_from_data");
    t.scale = 2;
    expect(fillOf(t, "world_from_data").uniforms).not.to.deep.equal(fill.uniforms);
    expect(fillOf(t, "world_from_data").module).to.equal(fill.module);
    expect(fillOf(chain([]), "world_from_data").module.text).to.include("return x;");
  });
});

describe(`random chains (seed ${SEED})`, () => {
  it("folded, say what their members say one after the other; folded they leave nothing to fold", () => {
    const next = chance(SEED);
    let dropped = 0;
    for (let round = 0; round < 300; ++round) {
      const { chain: t, leaves } = randomChain(next, 6);
      for (const p of pointsIn(t, 30, next)) {
        const truth = leaves.reduceRight<Quad>((q, leaf) => leaf.map4(q), [p[0], p[1], p[2], 1]);
        // Angles times radii of a few units, some steps long: what doubles leave of 1e-16.
        expectClose(t.map(p), divided(truth), 1e-9, leaves.map(({ name }) => name).join(" "));
      }
      const { parts } = t as ReturnType<typeof chain>;
      dropped += leaves.length - parts.length;
      parts.slice(1).forEach((part, i) => {
        expect(part.linear && parts[i]!.linear, "two linear ones side by side").to.equal(false);
        expect(part.undoes(parts[i]!), "an inverse beside its own").to.equal(false);
      });
      expect(parts.some(({ name }) => name === "identity")).to.equal(false);
    }
    expect(dropped).to.be.greaterThan(300);
  });
});
