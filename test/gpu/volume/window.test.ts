// test/gpu/volume/window.test.ts -- what a change costs: a uniform, new texels at once, or new texels soon; and that a change
// that is refused changes nothing.

import { expect } from "chai";
import { grid, type Grid, type Volume, type VolumeOptions } from "../../../src/index";
import { obliqueViews } from "../../oracle/views";
import { difference } from "../harness/pixels";
import { coloursOf, expectClose } from "./compare";
import { nearer } from "./matrices";
import { needPath, openStage, PATHS, stageOf, type Stage } from "./stage";
import { blobs, gridOf, withHoles } from "./subjects";

const subject = blobs([20, 18, 16], 13);
const other = blobs([12, 24, 10], 14);
const view = nearer(obliqueViews(subject.shape, 64)[0]!, 1.5);

/** Over the 2 million voxels from which on texels are made off the main thread. */
const LARGE = [136, 128, 120] as const;
const largeView = nearer(obliqueViews(LARGE, 64)[1]!, 1.5);

/** A new grid each time, so that nothing of it is there already. */
function largeGrid(): Grid {
  const [nx, ny, nz] = LARGE;
  const data = new Uint8Array(nx * ny * nz);
  let i = 0;
  for (let z = 0; z < nz; ++z) {
    for (let y = 0; y < ny; ++y) for (let x = 0; x < nx; ++x) data[i++] = ((x + 2 * y + 3 * z) / 3) & 255;
  }
  return grid({ data, shape: LARGE });
}

/** Counts what reaches textures while `run` runs. */
function uploadsDuring({ figure: { gpu } }: Stage, run: () => void): number {
  const gl = gpu.gl as unknown as Record<string, (...given: unknown[]) => unknown>;
  const names = ["texSubImage2D", "texSubImage3D", "texImage2D", "texImage3D", "texStorage2D", "texStorage3D"];
  let count = 0;
  const present = names.filter((name) => typeof gl[name] === "function");
  present.forEach((name) => {
    const own = gl[name]!;
    gl[name] = (...given) => {
      count += 1;
      return own.apply(gpu.gl, given);
    };
  });
  try {
    run();
  } finally {
    // The method of the prototype shows again.
    present.forEach((name) => delete gl[name]);
  }
  return count;
}

function codeOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
  return undefined;
}

for (const path of PATHS) {
  describe(`volume changes, ${path.name} (seeds 13, 14)`, () => {
    let stage: Stage;
    beforeEach(function () {
      needPath(this as unknown as Mocha.Context, path);
      stage = stageOf(path);
    });

    it("limits that stay in the texture window touch no texture and link nothing", () => {
      const shown = stage.show({ grid: gridOf(subject), clim: [-100, 900], skipping: false }, view);
      stage.figure.draw();
      const { links } = stage.figure.info;
      const changes: VolumeOptions[] = [
        { clim: [0, 500] },
        { clim: [900, -100] },
        { gamma: 2 },
        { opacity: 0.5 },
        { relativeStepSize: 0.5 },
        { mipCutoff: 100 },
      ];
      for (const change of changes) {
        shown.set(change);
        const count = uploadsDuring(stage, () => stage.figure.draw());
        expect(count, JSON.stringify(change)).to.equal(0);
      }
      expect(stage.figure.info.links).to.equal(links);
      expect(shown.textureWindow).to.deep.equal([-100, 900]);
      expect(shown.textureIsInverted).to.equal(false);
      expect(shown.climNormalized).to.deep.equal([1, 0]);
    });

    it("limits beyond the window, and narrow ones, make new texels; so does rescaleData", () => {
      const shown = stage.show({ grid: gridOf(subject), clim: [0, 500], skipping: false }, view);
      stage.figure.draw();
      const changed = (change: (v: Volume) => void): number => {
        change(shown);
        return uploadsDuring(stage, () => stage.figure.draw());
      };
      expect(changed((v) => (v.clim = [-50, 500]))).to.be.greaterThan(0);
      expect(shown.textureWindow).to.deep.equal([-50, 500]);
      // 110 of 550 is a fifth, which is not below it; 100 is.
      expect(changed((v) => (v.clim = [200, 310]))).to.equal(0);
      expect(changed((v) => (v.clim = [200, 300]))).to.be.greaterThan(0);
      expect(shown.textureWindow).to.deep.equal([200, 300]);
      expect(changed((v) => (v.clim = [250, 220]))).to.equal(0);
      expect(changed((v) => v.rescaleData())).to.be.greaterThan(0);
      expect(shown.textureWindow).to.deep.equal([250, 220]);
      expect(shown.textureIsInverted).to.equal(true);
      expect(shown.climNormalized).to.deep.equal([1, 0]);
    });

    it("pictures of changed limits are those of a volume made with them", async () => {
      const made = (clim: readonly [number, number]) => ({ grid: gridOf(subject), clim });
      const shown = stage.show(made([-100, 900]), view);
      stage.read();
      for (const clim of [
        [-200, 2000],
        [900, 0],
        [100, 200],
        [160, 130],
      ] as const) {
        shown.clim = clim;
        const got = stage.read();
        const fresh = stageOf(path).draw(made(clim), view);
        stage.figure.view.nodes.children.slice().forEach((child) => stage.figure.view.remove(child));
        stage.figure.view.add(shown);
        // A window up to five times as wide has steps of five levels; and texels are clipped to their window before they
        // are interpolated, so that steep places differ.
        await expectClose(`window/${clim.join("-")}`, got, fresh, { mean: 4 });
      }
    });

    it("setData shows the other grid: another shape, missing voxels, its limits or the old ones", () => {
      const shown = stage.show({ grid: gridOf(subject), clim: [0, 700], method: "average" }, view);
      stage.read();
      const steps = [gridOf(other), gridOf(withHoles(subject, 7)), gridOf(subject)];
      for (const next of steps) {
        shown.setData(next);
        expect(shown.clim).to.deep.equal([0, 700]);
        const got = stage.read();
        const again = openStage(path);
        try {
          const fresh = again.draw({ grid: next, clim: [0, 700], method: "average" }, view);
          expect(difference(got, fresh).max, next.shape.join()).to.equal(0);
          expect(coloursOf(got)).to.be.greaterThan(20);
        } finally {
          again.free();
        }
      }
      shown.setData(gridOf(other), { clim: [100, 300] });
      expect(shown.clim).to.deep.equal([100, 300]);
      expect(shown.textureWindow).to.deep.equal([100, 300]);
    });

    it("values changed in place show after touch()", () => {
      const data = new Uint8Array(512).fill(40);
      const own = grid({ data, shape: [8, 8, 8] });
      stage.show({ grid: own, clim: [0, 255], method: "average" }, view);
      const before = stage.read();
      data.fill(200);
      expect(difference(stage.read(), before).max, "not told, not changed").to.equal(0);
      own.touch();
      expect(difference(stage.read(), before).mean).to.be.greaterThan(1);
    });

    it("two volumes of one grid share their texels", () => {
      const own = grid({ data: new Uint8Array(4096).fill(9), shape: [16, 16, 16] });
      stage.show({ grid: own, clim: [0, 255] }, view);
      stage.figure.draw();
      const { kinds } = stage.figure.info;
      stage.show({ grid: own, clim: [0, 255], method: "minip" }, view);
      stage.figure.draw();
      expect(stage.figure.info.kinds.texture).to.equal(kinds.texture);
    });

    it("what is refused leaves everything as it was", () => {
      const shown = stage.show({ grid: gridOf(subject), clim: [0, 700], gamma: 2 }, view);
      const picture = stage.read();
      const values = { ...shown.values };
      const refused: readonly (readonly [string, unknown])[] = [
        ["param/range", { clim: [0, NaN] }],
        ["param/range", { clim: [0, 1, 2] }],
        ["param/range", { clim: "bright" }],
        ["param/choice", { method: "mpi" }],
        ["param/unknown", { methd: "mip" }],
        ["param/range", { gamma: 0 }],
        ["param/range", { opacity: 0.5, relativeStepSize: 0 }],
        ["param/type", { grid: { data: [], shape: [1, 1, 1] } }],
        ["param/range", { plane: [1, 0, 0] }],
        ["param/choice", { emulateTexture: "yes" }],
        ["colormap/name", { gamma: 1, cmap: "grey-ish" }],
      ];
      for (const [code, change] of refused) {
        expect(
          codeOf(() => shown.set(change as VolumeOptions)),
          JSON.stringify(change),
        ).to.equal(code);
        expect({ ...shown.values }).to.deep.equal(values);
      }
      expect(codeOf(() => (shown.gamma = -1))).to.equal("param/range");
      expect(difference(stage.read(), picture).max).to.equal(0);
    });
  });

  describe(`volume of a large grid, ${path.name}`, () => {
    it("keeps its picture while new texels are made, and is never black", async function () {
      this.timeout(120_000);
      needPath(this, path);
      const stage = openStage(path);
      try {
        const shown = stage.show({ grid: largeGrid(), clim: [0, 255], method: "average" }, largeView);
        stage.figure.draw();
        expect(shown.info.complete, "a coarse copy first").to.equal(false);
        const coarse = stage.read();
        await stage.figure.render();
        expect(shown.info.complete).to.equal(true);
        const whole = stage.read();
        // A copy of every third voxel is not the whole, but it is no other picture either.
        expect(difference(coarse, whole).mean).to.be.within(0, 8);
        expect(coloursOf(coarse)).to.be.greaterThan(20);

        shown.clim = [60, 90];
        stage.figure.draw();
        expect(shown.info.complete, "the old texels stand in").to.equal(false);
        const standIn = stage.read();
        expect(coloursOf(standIn)).to.be.greaterThan(5);
        await stage.figure.render();
        expect(shown.info.complete).to.equal(true);
        const sharp = stage.read();
        // 30 steps of the old texels in place of 256: half a step is 4 levels, on the mean of many samples less.
        expect(difference(standIn, sharp).mean).to.be.within(0.01, 6);
      } finally {
        stage.free();
      }
    });

    it("a change of mind while texels are made shows the last wish", async function () {
      this.timeout(120_000);
      needPath(this, path);
      const stage = openStage(path);
      try {
        const errors: unknown[] = [];
        stage.figure.on("error", (error) => errors.push(error));
        const large = largeGrid();
        const shown = stage.show({ grid: large, clim: [0, 255], method: "average" }, largeView);
        stage.figure.draw();
        shown.clim = [60, 90];
        stage.figure.draw();
        shown.clim = [100, 130];
        await stage.figure.render();
        expect(shown.info.complete).to.equal(true);
        const got = stage.read();
        const fresh = stage.show({ grid: large, clim: [100, 130], method: "average" }, largeView);
        await stage.figure.render();
        expect(fresh.info.complete).to.equal(true);
        expect(difference(stage.read(), got).max).to.equal(0);
        expect(errors).to.deep.equal([]);
      } finally {
        stage.free();
      }
    });
  });
}
