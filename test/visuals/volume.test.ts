// test/visuals/volume.test -- the volume visual without a GPU: its parameters, its window of values, its one Draw.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { grid } from "../../src/data/grid";
import type { ShareOf, VolumeSource } from "../../src/data/draw";
import { arrange } from "../../src/shader/link";
import sight from "../../glsl/depth/none.glsl";
import skipNone from "../../glsl/skip/none.glsl";
import improves from "../../glsl/volume/improves.glsl";
import { factsOf } from "../../src/shader/module";
import linear from "../../glsl/space/linear.glsl";
import color from "../../glsl/output/color.frag.glsl";
import hardware from "../../glsl/volume/between/hardware.glsl";
import texture3d from "../../glsl/volume/access/texture3d.glsl";
import one from "../../glsl/volume/decode/one.glsl";
import { methods } from "../../src/visuals/volume/methods";
import type { VolumeOptions } from "../../src/visuals/volume/params";
import { volume } from "../../src/visuals/volume/volume";

const ramp = grid({ data: Float32Array.from({ length: 24 }, (_, i) => i), shape: [2, 3, 4], spacing: [1, 2, 3] });

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

describe("volume", () => {
  it("finds its defaults in the data", () => {
    const v = volume({ grid: ramp });
    expect(v.clim).to.deep.equal([0, 23]);
    expect(v.threshold).to.equal(11.5);
    expect(v.method).to.equal("mip");
    expect(v.relativeStepSize).to.equal(0.8);
    expect(v.climNormalized).to.deep.equal([0, 1]);
    expect(v.textureWindow).to.deep.equal([0, 23]);
    expect(v.bounds()).to.deep.equal({ min: [-0.5, -0.5, -0.5], max: [1.5, 2.5, 3.5] });
    expect(v.worldFromData()[5]).to.equal(2);
  });

  it("moves a uniform for limits inside the window, and asks for new texels outside it", () => {
    const v = volume({ grid: ramp });
    const windowOf = (): readonly number[] => (v.draws()[0]?.uniforms["u_volume"] as VolumeSource).window;
    v.clim = [5, 20];
    expect(windowOf()).to.deep.equal([0, 23]);
    expect((v.draws()[0]?.uniforms["u_share"] as ShareOf).clim).to.deep.equal([5, 20]);
    v.clim = [5, 30];
    expect(windowOf()).to.deep.equal([5, 30]);
    v.clim = [30, 5];
    expect(windowOf()).to.deep.equal([5, 30]);
    expect(v.climNormalized).to.deep.equal([1, 0]);
    v.rescaleData();
    expect(v.textureIsInverted).to.equal(true);
    expect(v.climNormalized).to.deep.equal([1, 0]);
  });

  it("keeps the contrast limits when other data come, unless told", () => {
    const v = volume({ grid: ramp, clim: [2, 4] });
    const other = grid({ data: new Uint8Array(8), shape: [2, 2, 2] });
    v.setData(other);
    expect(v.clim).to.deep.equal([2, 4]);
    expect(v.bounds().max).to.deep.equal([1.5, 1.5, 1.5]);
    v.setData(ramp, { clim: [1, 9] });
    expect(v.clim).to.deep.equal([1, 9]);
  });

  it("changes nothing when one of several values is wrong", () => {
    const v = volume({ grid: ramp });
    const before = v.draws();
    expect(codeOf(() => v.set({ method: "iso", gamma: -1 }))).to.equal("param/range");
    expect(codeOf(() => v.set({ clim: [1] }))).to.equal("param/range");
    expect(codeOf(() => v.set({ clim: [0, NaN] }))).to.equal("param/range");
    expect(codeOf(() => v.set({ method: "mpi" }))).to.equal("param/choice");
    expect(codeOf(() => v.set({ methd: "mip" } as object))).to.equal("param/unknown");
    expect(codeOf(() => v.set({ clipPlanes: [[0, 0, 1]] }))).to.equal("param/range");
    expect(codeOf(() => v.set({ clipPlanes: Array.from({ length: 9 }, () => [0, 0, 1, 0]) }))).to.equal("param/range");
    expect(v.draws()).to.equal(before);
    expect(codeOf(() => volume({} as VolumeOptions))).to.equal("param/type");
    expect(codeOf(() => volume({ grid: {} } as unknown as VolumeOptions))).to.equal("param/type");
  });

  it("tells of changes, once for each, and makes its draws anew only then", () => {
    const v = volume({ grid: ramp });
    let news = 0;
    const off = v.on("change", () => void ++news);
    const before = v.draws();
    expect(v.draws()).to.equal(before);
    v.set({ gamma: 2, opacity: 0.5 });
    expect(news).to.equal(1);
    expect(v.draws()).not.to.equal(before);
    off();
    v.gamma = 1;
    expect(news).to.equal(1);
  });

  it("says what its data hold at a place", () => {
    const v = volume({ grid: ramp });
    expect(v.probe([1.2, 0.6, 2.4])).to.deep.equal({ index: [1, 1, 2], value: 1 + 2 * (1 + 3 * 2) });
    expect(v.probe([9, 9, 9])?.index).to.deep.equal([1, 2, 3]);
  });

  for (const name of Object.keys(methods)) {
    it(`${name}: its draw composes without a GPU`, () => {
      const [draw] = volume({ grid: ramp, method: name }).draws();
      if (!draw) throw new Error("no draw");
      const knows = draw.fills.some((fill) => factsOf(fill).defines.has("method_improves"));
      const house = [hardware, texture3d, one, sight, skipNone, linear, ...(knows ? [] : [improves])];
      const fills = [draw.fragment, ...draw.fills, ...house];
      expect(arrange(color, fills).unused.map(({ path }) => path)).to.deep.equal([]);
    });
  }
});
