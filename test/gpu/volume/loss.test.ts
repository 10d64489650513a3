// test/gpu/volume/loss.test.ts -- a context that is lost comes back with the same pixels, whatever was under way; and when a
// figure is freed nothing of it is alive.

import { expect } from "chai";
import { figure, grid, matrixCamera, volume, type Figure, type Grid, type MethodName } from "../../../src/index";
import { obliqueViews } from "../../oracle/views";
import { skipWithout } from "../harness/page";
import { coloursOf } from "./compare";
import { nearer } from "./matrices";
import { needPath, openStage, PATHS, type Stage } from "./stage";
import { blobs, gridOf } from "./subjects";
import { SETTINGS } from "./truth";

const subject = blobs([20, 18, 16], 77);
const view = nearer(obliqueViews(subject.shape, 64)[0]!, 1.5);
const METHODS = Object.keys(SETTINGS) as MethodName[];

/** Over the 2 million voxels from which on texels are made off the main thread. */
const LARGE = [136, 128, 120] as const;

let made: Grid | undefined;
function largeGrid(): Grid {
  if (made) return made;
  const [nx, ny, nz] = LARGE;
  const data = new Uint8Array(nx * ny * nz);
  for (let i = 0; i < data.length; ++i)
    data[i] = (i % nx) + (Math.floor(i / nx) % 3) * 20 + Math.floor(i / (nx * ny)) / 2;
  return (made = grid({ data, shape: LARGE }));
}
const largeView = nearer(obliqueViews(LARGE, 64)[1]!, 1.5);

function extension(context: Mocha.Context, { gpu }: Figure): WEBGL_lose_context {
  return gpu.gl.getExtension("WEBGL_lose_context") ?? skipWithout(context, "no WEBGL_lose_context here");
}

function next(fig: Figure, event: "lost" | "restored"): Promise<void> {
  return new Promise((resolve) => {
    const off = fig.on(event, () => {
      off();
      resolve();
    });
  });
}

async function lose(fig: Figure, ext: WEBGL_lose_context): Promise<void> {
  const lost = next(fig, "lost");
  ext.loseContext();
  await lost;
  await settled();
}

/** After the event's other listeners: only then may a context be asked back. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

async function restore(fig: Figure, ext: WEBGL_lose_context): Promise<void> {
  const restored = next(fig, "restored");
  ext.restoreContext();
  await restored;
}

/** The code that a promise or a function fails with. */
async function codeOf(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
  return undefined;
}

function pixelsOf(stage: Stage): string {
  return Array.from(stage.read().data).join();
}

for (const path of PATHS) {
  describe(`volume and a lost context, ${path.name} (seed 77)`, () => {
    let stage: Stage;

    beforeEach(function () {
      const context = this as unknown as Mocha.Context;
      needPath(context, path);
      stage = openStage(path);
    });
    afterEach(() => stage?.free());

    it("every method shows the same pixels after it, twice in a row", async function () {
      const ext = extension(this, stage.figure);
      const before = new Map<string, string>();
      const draw = (method: MethodName): string => {
        stage.show({ grid: gridOf(subject), method, ...SETTINGS[method] }, view);
        return pixelsOf(stage);
      };
      METHODS.forEach((method) => before.set(method, draw(method)));
      for (let round = 1; round <= 2; ++round) {
        await lose(stage.figure, ext);
        await restore(stage.figure, ext);
        // The volume that was shown first, without anything set anew.
        expect(pixelsOf(stage), `round ${round}`).to.equal(before.get(METHODS[METHODS.length - 1]!));
        METHODS.forEach((method) => expect(draw(method) === before.get(method), `${method}, ${round}`).to.equal(true));
      }
    });

    it("tells it, draws nothing, and refuses to read or to pick meanwhile", async function () {
      const { figure: fig } = stage;
      const ext = extension(this, fig);
      const events: string[] = [];
      fig.on("lost", () => events.push("lost"));
      fig.on("restored", () => events.push("restored"));
      const shown = stage.show({ grid: gridOf(subject) }, view);
      const before = pixelsOf(stage);
      ext.loseContext();
      // The event comes later; what is asked for at once must not be answered with an empty picture.
      expect(await codeOf(() => fig.readSync())).to.equal("gl/lost");
      expect(await codeOf(() => fig.draw())).to.equal(undefined);
      await next(fig, "lost");
      await settled();
      fig.draw();
      shown.set({ method: "iso", threshold: 300 });
      fig.draw();
      await fig.render();
      expect(await codeOf(() => fig.readSync())).to.equal("gl/lost");
      expect(await codeOf(() => fig.read())).to.equal("gl/lost");
      expect(await codeOf(() => fig.pick(32, 24))).to.equal("gl/lost");
      expect(fig.info.alive, "nothing is counted that is not there").to.equal(0);
      await restore(fig, ext);
      shown.set({ method: "mip" });
      expect(pixelsOf(stage) === before).to.equal(true);
      expect(events).to.deep.equal(["lost", "restored"]);
    });

    it("while a large grid is on its way: the whole comes after the return", async function () {
      this.timeout(120_000);
      const { figure: fig } = stage;
      const ext = extension(this, fig);
      const errors: unknown[] = [];
      fig.on("error", (error) => errors.push(error));
      const shown = stage.show({ grid: largeGrid() }, largeView);
      fig.draw();
      expect(shown.info.complete, "a coarse copy first").to.equal(false);
      const rendering = fig.render();
      await lose(fig, ext);
      await rendering;
      await restore(fig, ext);
      await fig.render();
      expect(shown.info.complete).to.equal(true);
      const after = stage.read();
      expect(coloursOf(after)).to.be.greaterThan(20);
      expect(errors).to.deep.equal([]);
      const undisturbed = openStage(path);
      try {
        undisturbed.show({ grid: largeGrid() }, largeView);
        await undisturbed.figure.render();
        expect(pixelsOf(undisturbed) === Array.from(after.data).join()).to.equal(true);
      } finally {
        undisturbed.free();
      }
    });

    it("nothing is alive after free(): drawn, loading, or lost", async function () {
      const ext = extension(this, stage.figure);
      const ends: Readonly<Record<string, (one: Stage) => Promise<void> | void>> = {
        drawn: (one) => void one.draw({ grid: gridOf(subject), method: "iso", threshold: 300 }, view),
        loading: (one) => {
          one.show({ grid: largeGrid() }, largeView);
          one.figure.draw();
        },
        lost: async (one) => {
          one.draw({ grid: gridOf(subject) }, view);
          await lose(one.figure, one.figure.gpu.gl.getExtension("WEBGL_lose_context") ?? ext);
        },
      };
      for (const [name, end] of Object.entries(ends)) {
        const one = openStage(path);
        const errors: unknown[] = [];
        one.figure.on("error", (error) => errors.push(error));
        await end(one);
        if (name !== "lost") expect(one.figure.info.alive, name).to.be.greaterThan(0);
        one.free();
        expect(one.figure.info.alive, name).to.equal(0);
        expect(one.figure.info.bytes, name).to.equal(0);
        expect(await codeOf(() => one.figure.draw())).to.equal("figure/freed");
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(errors, name).to.deep.equal([]);
      }
    });
  });
}

describe("a figure on the page and a lost context", () => {
  it("says it in the badge, and takes the words back", async function () {
    const element = document.createElement("div");
    element.style.cssText = "width:64px;height:48px";
    document.body.appendChild(element);
    const fig = figure(element, { controls: false, pixelRatio: 1 });
    try {
      const ext = extension(this, fig);
      fig.view.add(volume({ grid: gridOf(subject) }));
      fig.view.camera = matrixCamera({ clipFromWorld: view.clipFromData });
      await fig.render();
      await lose(fig, ext);
      expect(element.querySelector(".vitrine-badge")?.textContent).to.match(/lost/);
      await restore(fig, ext);
      await fig.render();
      expect(element.querySelector(".vitrine-badge")).to.equal(null);
    } finally {
      fig.free();
      element.remove();
    }
  });
});
