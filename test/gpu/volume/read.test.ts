// test/gpu/volume/read.test.ts -- pictures as arrays: order of rows, straight alpha, depths; and contexts played poorer.

import { expect } from "chai";
import { figure, lacks, type Color, type VolumeOptions } from "../../../src/index";
import { alongAxis, obliqueViews } from "../../oracle/views";
import { voxelsOf } from "../../oracle/voxels";
import { difference } from "../harness/pixels";
import { coloursOf, expectClose } from "./compare";
import { nearer } from "./matrices";
import { needPath, openStage, PATHS, pathsHere, stageOf, type Stage } from "./stage";
import { blobs, gridOf } from "./subjects";
import { CLIM, SETTINGS } from "./truth";

const subject = blobs([20, 18, 16], 31);
const view = nearer(obliqueViews(subject.shape, 64)[0]!, 1.5);

async function withBackground<T>(stage: Stage, background: Color, run: () => T | Promise<T>): Promise<T> {
  const before = stage.figure.background;
  stage.figure.background = background;
  try {
    return await run();
  } finally {
    stage.figure.background = before;
  }
}

for (const path of PATHS) {
  describe(`pictures that are read, ${path.name} (seed 31)`, () => {
    let stage: Stage;
    beforeEach(function () {
      needPath(this as unknown as Mocha.Context, path);
      stage = stageOf(path);
    });

    it("the first row is the top", () => {
      const rows = voxelsOf([4, 6, 2], (_x, y) => 40 * y);
      const shown = { grid: gridOf(rows), clim: [0, 255], interpolation: "nearest", cmap: "grays" } as const;
      const { data, width, height } = stage.draw(shown, alongAxis(2, rows.shape));
      expect([width, height]).to.deep.equal([4, 6]);
      // y grows upwards.
      const reds = Array.from({ length: 6 }, (_, row) => data[4 * row * width]);
      expect(reds).to.deep.equal([200, 160, 120, 80, 40, 0]);
    });

    it("a transparent background: straight colour, alpha as shown, nothing where nothing is", async () => {
      const shown: VolumeOptions = { grid: gridOf(subject), cmap: "viridis", clim: CLIM };
      const opaque = await withBackground(stage, "#000", () => stage.draw(shown, view));
      const half = await withBackground(stage, "#0000", () => stage.draw({ ...shown, opacity: 0.5 }, view));
      const clear = await withBackground(stage, "#0000", () => stage.draw(shown, view));
      expect(clear.data.slice(0, 4).join()).to.equal("0,0,0,0");
      let covered = 0;
      for (let i = 0; i < clear.data.length; i += 4) {
        const alpha = clear.data[i + 3]!;
        expect(alpha === 0 || alpha === 255).to.equal(true);
        expect(half.data[i + 3]).to.be.closeTo(alpha / 2, 1);
        if (alpha === 0) continue;
        covered += 1;
        for (let c = 0; c < 3; ++c) {
          expect(clear.data[i + c]).to.be.closeTo(opaque.data[i + c]!, 1);
          // Half the light in a byte, doubled: half a level becomes one, and rounding is there twice.
          expect(half.data[i + c]).to.be.closeTo(opaque.data[i + c]!, 2);
        }
      }
      expect(covered).to.be.greaterThan(500);
    });

    it("a background that is half there is mixed as light", async () => {
      const { data } = await withBackground(stage, [1, 0.5, 0, 0.5], () => stage.draw({ grid: gridOf(subject) }, view));
      expect(data[3]).to.be.closeTo(128, 1);
      [255, 128, 0].forEach((wanted, c) => expect(data[c]).to.be.closeTo(wanted, 2));
    });

    it("8, 16 and 32 bits are the same picture, and 32 are finer where the context draws floats", async () => {
      const { figure: fig } = stage;
      // What adds up has finer steps than the row of colours that it is made of.
      stage.show({ grid: gridOf(subject), method: "additive", ...SETTINGS.additive }, view);
      const [bytes, words, floats] = [await fig.read(), await fig.read({ depth: 16 }), await fig.read({ depth: 32 })];
      expect(bytes.data).to.be.instanceOf(Uint8ClampedArray);
      expect(words.data).to.be.instanceOf(Uint16Array);
      expect(floats.data).to.be.instanceOf(Float32Array);
      for (const one of [bytes, words, floats]) {
        expect(one).to.include({ width: view.width, height: view.height, channels: 4 });
        expect(one.data).to.have.length(4 * view.width * view.height);
      }
      for (let i = 0; i < bytes.data.length; ++i) {
        // llvmpipe blends bytes in bytes: each of the two terms is rounded before they are added.
        expect(words.data[i]! / 257).to.be.closeTo(bytes.data[i]!, 2);
        expect(floats.data[i]! * 255).to.be.closeTo(bytes.data[i]!, 2);
      }
      const levels = new Set(floats.data).size;
      if (fig.info.lacks.some(({ lack }) => lack === "floatTarget")) expect(levels).to.be.at.most(256);
      else expect(levels).to.be.greaterThan(256);
      let code: unknown;
      await fig.read({ depth: 12 as 8 }).catch((error: { code: unknown }) => (code = error.code));
      expect(code).to.equal("param/choice");
    });
  });
}

/** What a figure with lacks must show; every lack that changes pictures of volumes. */
describe("contexts played poorer (seed 31)", () => {
  const iso: VolumeOptions = { method: "iso", ...SETTINGS.iso };
  const mip: VolumeOptions = { clim: CLIM };

  function drawLacking(
    names: readonly string[],
    options: VolumeOptions,
    look: (stage: Stage) => void = () => undefined,
  ) {
    const best = pathsHere()[0]!;
    // No version is asked for, so that "webgl2" can be lacking.
    const poor = openStage(best, { webgl: "auto", lacks: names });
    try {
      const picture = poor.draw({ grid: gridOf(subject), emulateTexture: "auto", ...options }, view);
      names.forEach((name) => expect(poor.figure.info.lacks.map(({ lack }) => lack)).to.include(name));
      expect(coloursOf(picture)).to.be.greaterThan(20);
      look(poor);
      return { picture, full: stageOf(best).draw({ grid: gridOf(subject), ...options }, view) };
    } finally {
      poor.free();
    }
  }

  const pictures: Readonly<Record<string, readonly string[]>> = {
    "no WebGL2": ["webgl2"],
    "no 3-D textures": ["texture3d"],
    "bytes that do not filter": ["byteFilter"],
    "WebGL1, and bytes that do not filter": ["webgl2", "byteFilter"],
    "no depth from fragments": ["fragmentDepth"],
    "medium precision only": ["highp"],
    "all of them": lacks.map(({ lack }) => lack),
  };
  for (const [name, missing] of Object.entries(pictures)) {
    it(`${name}: the same picture`, async () => {
      const flat = drawLacking(missing, mip);
      // Where medium precision is 16 bits (Mesa), a sample on the box's edge may be in or out: that is the lack's cost.
      const isCoarse = missing.indexOf("highp") >= 0;
      const bounds = isCoarse ? { mean: 0.5, share: 0.005, above: 8 } : { max: 3 };
      await expectClose(`lacks/${name}-mip`, flat.picture, flat.full, bounds);
      const lit = drawLacking(missing, iso);
      // As between the paths: light by gradients, counted.
      await expectClose(`lacks/${name}-iso`, lit.picture, lit.full, { share: 0.006, above: 8 });
    });
  }

  it("float texels that do not filter: 8 bits, and the reason said", () => {
    const { picture, full } = drawLacking(
      ["halfFilter", "floatFilter"],
      { texelFormat: "r32f", clim: CLIM },
      (poor) => {
        const visual = poor.figure.view.nodes.children[0]?.visual as { fidelity?: { reason?: string } } | undefined;
        expect(visual?.fidelity?.reason).to.match(/not interpolated here/);
      },
    );
    expect(difference(picture, full).mean).to.be.lessThan(1);
  });

  it("no floats to draw into: 32-bit reading gives the bytes", async () => {
    const poor = openStage(pathsHere()[0]!, { lacks: ["floatTarget"] });
    try {
      poor.show({ grid: gridOf(subject), method: "average", clim: CLIM }, view);
      const { data } = await poor.figure.read({ depth: 32 });
      expect(new Set(data).size).to.be.at.most(256);
    } finally {
      poor.free();
    }
  });

  it("an unknown lack is refused, with the list of those there are", () => {
    let message = "";
    try {
      figure(document.createElement("canvas"), { lacks: ["colour"] });
    } catch (error) {
      message = String((error as { code: string }).code) + String(error);
    }
    expect(message).to.match(/param\/choice.*webgl2.*texture3d/);
  });
});
