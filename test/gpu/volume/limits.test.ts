// test/gpu/volume/limits.test.ts -- poor contexts and odd grids: tiles on several pages, volumes that must be reduced, and
// grids one voxel thick. What is shown is near to the whole, is said, and is never black.

import { expect } from "chai";
import { figure, matrixCamera, volume, type FigureOptions, type VolumeOptions } from "../../../src/index";
import { obliqueViews } from "../../oracle/views";
import { difference, type Pixels } from "../harness/pixels";
import { coloursOf, expectClose, type Bounds } from "./compare";
import { nearer } from "./matrices";
import { needPath, openStage, PATHS, stageOf, type Stage } from "./stage";
import { blobs, gridOf, type Subject } from "./subjects";
import { CLIM, expectTruth, LIGHT_FOG, SETTINGS } from "./truth";

const subject = blobs([24, 20, 22], 9);
const view = nearer(obliqueViews(subject.shape, 96)[0]!, 1.5);
const ATLASES = PATHS.filter(({ emulateTexture }) => emulateTexture);

/** Draws on a stage of few means; gives the picture and what the volume says of itself. */
function drawOn(stage: Stage, given: VolumeOptions): { picture: Pixels; reason: string; path: string } {
  const shown = stage.show({ grid: gridOf(subject), emulateTexture: "auto", ...given }, view);
  const picture = stage.read();
  expect(coloursOf(picture), "never black").to.be.greaterThan(20);
  return { picture, reason: shown.fidelity.reason ?? "", path: shown.info.path };
}

/** The ways to read several pages: how a method uses them is no business of theirs. */
const PAGED: Readonly<Record<string, { readonly options: VolumeOptions; readonly bounds: Bounds }>> = {
  linear: { options: { method: "translucent", ...SETTINGS.translucent }, bounds: { max: 2 } },
  nearest: { options: { interpolation: "nearest", clim: CLIM }, bounds: { share: 0.002, above: 2 } },
  cubic: { options: { interpolation: "cubic", clim: CLIM }, bounds: { max: 2 } },
  "16 bits": { options: { texelFormat: "rg8", clim: CLIM }, bounds: { max: 1 } },
  "a surface": { options: { method: "iso", ...SETTINGS.iso }, bounds: { share: 0.005, above: 8 } },
};

for (const path of ATLASES) {
  describe(`volume on several pages, ${path.name} (seed 9)`, () => {
    // 64 x 64 texels hold 2 x 3 tiles: 22 slices need 4 pages.
    let small: Stage | undefined;
    after(() => small?.free());
    for (const [name, { options, bounds }] of Object.entries(PAGED)) {
      it(`${name}: as on one page`, async function () {
        needPath(this, path);
        small ??= openStage(path, { limits: { max2d: 64, max3d: 16 } });
        const whole = stageOf(path).draw({ grid: gridOf(subject), ...options }, view);
        const pages = drawOn(small, options);
        expect(pages).to.include({ path: "atlas", reason: "" });
        // The same texels by the same taps; only places on the page differ, and with them a sampler's rounding.
        await expectClose(`limits/pages-${name}`, pages.picture, whole, bounds);
      });
    }
  });
}

for (const path of PATHS) {
  describe(`volume beyond what fits, ${path.name} (seed 9)`, () => {
    const tight: Readonly<Record<string, FigureOptions>> = {
      "a budget of a quarter": { budgetBytes: Math.floor((24 * 20 * 22) / 4) },
      "textures of 32 texels and 4 units": { limits: { max2d: 32, max3d: 12, units: 4 } },
      "textures of 16 texels and 3 units": { limits: { max2d: 16, max3d: 8, units: 3 } },
    };
    for (const [name, options] of Object.entries(tight)) {
      it(`${name}: coarser, close to the whole, and the reason said`, async function () {
        needPath(this, path);
        const poor = openStage(path, options);
        try {
          for (const method of ["mip", "average"] as const) {
            const given = { method, ...SETTINGS[method] };
            const whole = stageOf(path).draw({ grid: gridOf(subject), ...given }, view);
            const less = drawOn(poor, given);
            expect(less.reason).to.match(/allowed|at most|do not hold it/);
            // Means over blocks of voxels blur; what would be wrong is a shift of half a block, or black.
            expect(difference(less.picture, whole).mean, `${method}: mean`).to.be.within(0.001, 6);
          }
        } finally {
          poor.free();
        }
      });
    }

    it("a reduced volume lies where the whole one lies", async function () {
      needPath(this, path);
      const centre = centreOf(stageOf(path).draw({ grid: gridOf(subject), method: "average", clim: CLIM }, view));
      const poor = openStage(path, { budgetBytes: Math.floor((24 * 20 * 22) / 8) });
      const less = centreOf(drawOn(poor, { method: "average", clim: CLIM }).picture);
      poor.free();
      // A quarter of a pixel is an eighth of a voxel here; half a block would be 2 pixels.
      expect(less[0]).to.be.closeTo(centre[0], 0.25);
      expect(less[1]).to.be.closeTo(centre[1], 0.25);
    });

    it("says it on the page and in events, once", async function () {
      needPath(this, path);
      const element = document.createElement("div");
      element.style.cssText = "width:96px;height:72px";
      document.body.appendChild(element);
      const fig = figure(element, { webgl: path.webgl, budgetBytes: 2000, controls: false, pixelRatio: 1 });
      try {
        const shown = volume({ grid: gridOf(subject), emulateTexture: path.emulateTexture });
        const warnings: string[] = [];
        const own: unknown[] = [];
        fig.on("warning", (words) => warnings.push(words));
        shown.on("warning", (fidelity) => own.push(fidelity.reason));
        fig.view.add(shown);
        fig.view.camera = matrixCamera({ clipFromWorld: view.clipFromData });
        await fig.render();
        await fig.render();
        const badge = element.querySelector(".vitrine-badge");
        expect(badge?.textContent).to.include(shown.fidelity.shown);
        expect(warnings).to.have.length(1);
        expect(warnings[0]).to.include(shown.fidelity.reason);
        expect(own).to.deep.equal([shown.fidelity.reason]);
        fig.view.remove(shown);
        await fig.render();
        expect(element.querySelector(".vitrine-badge"), "the badge goes with the volume").to.equal(null);
      } finally {
        fig.free();
        element.remove();
      }
    });
  });

  describe(`volume of few voxels, ${path.name}`, () => {
    const shapes: Readonly<Record<string, readonly [number, number, number]>> = {
      "one voxel": [1, 1, 1],
      "one thick along x": [1, 12, 14],
      "one thick along y": [13, 1, 12],
      "one thick along z": [12, 14, 1],
      "a row": [1, 1, 12],
      "two by two by two": [2, 2, 2],
    };
    for (const [name, shape] of Object.entries(shapes)) {
      it(name, async function () {
        needPath(this, path);
        const voxels = ramp(shape);
        for (const options of [
          {},
          { interpolation: "nearest" },
          { method: "average" },
          { method: "translucent", transfer: LIGHT_FOG },
          { interpolation: "cubic" },
        ] as VolumeOptions[]) {
          const label = `few ${name} ${options.method ?? "mip"} ${options.interpolation ?? "linear"}`;
          await expectTruth(
            path,
            label,
            voxels,
            { relativeStepSize: 0.1, clim: CLIM, ...options },
            obliqueViews(shape, 64)[1]!,
          );
        }
      });
    }
  });
}

/** Values that grow along all axes; a single voxel has the greatest. */
function ramp(shape: readonly [number, number, number]): Subject {
  const [nx, ny, nz] = shape;
  const data = Float32Array.from({ length: nx * ny * nz }, (_, i) => {
    const [x, y, z] = [i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))];
    return 900 - 1000 * ((nx - 1 - x + ny - 1 - y + nz - 1 - z) / Math.max(1, nx + ny + nz - 3)) * 0.9;
  });
  return { data, shape };
}

/** Centre of what differs from the background's blue, pixels. */
function centreOf({ width, data }: Pixels): [number, number] {
  let [sum, x, y] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    const weight = Math.abs(data[i + 2]! - 51);
    sum += weight;
    x += weight * ((i / 4) % width);
    y += weight * Math.floor(i / 4 / width);
  }
  return [x / sum, y / sum];
}
