// test/gpu/volume/oracle-cases.test.ts -- against the slow ray caster where things are unusual: eyes inside, missing voxels,
// mirrored and unequally scaled nodes, other texels.

import { expect } from "chai";
import { type VolumeOptions } from "../../../src/index";
import { castRays, toBytes } from "../../oracle/raycast";
import { alongAxis, lookAt, type TestView } from "../../oracle/views";
import { voxelsOf } from "../../oracle/voxels";
import { difference } from "../harness/pixels";
import { multiply, scaleShift, turn } from "./matrices";
import { BACKGROUND, needPath, PATHS, pathsHere, stageOf } from "./stage";
import { gridOf, sceneOf, withHoles } from "./subjects";
import { CLIM, expectTruth, ORTHOGRAPHIC, PERSPECTIVE, SETTINGS, SUBJECT } from "./truth";

const METHODS = Object.keys(SETTINGS) as (keyof typeof SETTINGS)[];

/** An eye in the middle of the voxels, near plane half a voxel away. */
const INSIDE: TestView = lookAt("inside", {
  center: [12, 10, 19],
  towardsEye: [0.4, 0.3, -1],
  distance: 5,
  height: 9,
  perspective: true,
  widthPx: 80,
  heightPx: 60,
});

const PLACEMENTS: Readonly<Record<string, readonly number[]>> = {
  mirrored: scaleShift([-1, 1, 1], [3, 4, 5]),
  "mirrored twice": scaleShift([-1, 1, -1], [0, 0, 9]),
  "unequally scaled": scaleShift([1, 3, 0.4], [-4, 0, 2]),
  "turned, scaled and mirrored": multiply(turn(0.9, [1, 0.4, -2]), scaleShift([1.5, -0.6, 2.5], [10, 0, -6])),
};

for (const path of PATHS) {
  describe(`volume against the slow ray caster, unusual cases, ${path.name} (seed 5)`, () => {
    beforeEach(function () {
      needPath(this as unknown as Mocha.Context, path);
    });

    for (const method of METHODS) {
      it(`${method} with the eye inside`, () =>
        expectTruth(path, `inside ${method}`, SUBJECT, { method, ...SETTINGS[method] }, INSIDE));
    }

    const holed = withHoles(SUBJECT, 11);
    for (const method of METHODS) {
      for (const interpolation of ["nearest", "linear"] as const) {
        it(`${method}, ${interpolation}, of voxels that are partly missing`, async () => {
          const options: VolumeOptions = { method, interpolation, ...SETTINGS[method] };
          await expectTruth(path, `holes ${method} ${interpolation}`, holed, options, PERSPECTIVE);
        });
      }
    }

    for (const [name, placement] of Object.entries(PLACEMENTS)) {
      it(`iso, slice and mip of a node that is ${name}`, async () => {
        const light: VolumeOptions = { ...SETTINGS.iso, light: [1, 0.2, 0.4] };
        await expectTruth(path, `${name} iso`, SUBJECT, { method: "iso", ...light }, PERSPECTIVE, { placement });
        await expectTruth(path, `${name} head`, SUBJECT, { method: "iso", ...SETTINGS.iso }, ORTHOGRAPHIC, {
          placement,
        });
        await expectTruth(path, `${name} mip`, SUBJECT, SETTINGS.mip, PERSPECTIVE, { placement });
        // A plane of the world: through the middle of the box, wherever the node has put it.
        const middle = [0, 1, 2].map(
          (r) => placement[12 + r]! + 12.5 * placement[r]! + 10.5 * placement[4 + r]! + 14.5 * placement[8 + r]!,
        );
        const normal = [0.4, -0.2, 1];
        const d = -normal.reduce((sum, n, i) => sum + n * middle[i]!, 0);
        const options: VolumeOptions = { method: "slice", clim: CLIM, plane: [...normal, d] };
        await expectTruth(path, `${name} slice`, SUBJECT, options, PERSPECTIVE, { placement });
      });
    }

    for (const [method, most] of [
      ["additive", 0.04],
      ["additive", 0.01],
      ["translucent", 0.02],
    ] as const) {
      it(`${method} fog of at most ${most} a voxel shows no steps`, async () => {
        // A byte has 10, 3 and 5 steps up to there: seen through 24 voxels they were bands.
        const slope = voxelsOf([64, 8, 24], (x) => x / 63);
        const fog: VolumeOptions = {
          method,
          clim: [0, 1],
          cmap: "grays",
          transfer: [
            [0, 0],
            [1, most],
          ],
        };
        const bounds = { mean: 0.6, max: 2 };
        await expectTruth(path, `fog ${method} ${most}`, slope, fog, alongAxis(2, slope.shape), { bounds });
      });
    }

    for (const texelFormat of ["rg8", "r16f", "r32f", "auto"] as const) {
      it(`${texelFormat} texels hold more than 256 steps of a narrow window`, async () => {
        // A twentieth of the range: 8-bit texels of the whole range would show 13 steps there.
        const narrow: VolumeOptions = { texelFormat, clim: CLIM, climRangeThreshold: 0 };
        const shown = stageOf(path).show({ grid: gridOf(SUBJECT), ...narrow }, PERSPECTIVE);
        shown.clim = [100, 150];
        const got = stageOf(path).read();
        const scene = sceneOf(SUBJECT, { clim: [100, 150], texelFormat: "r32f" }, PERSPECTIVE, BACKGROUND as number[]);
        const found = difference(got, toBytes(castRays(scene)));
        const isFine = shown.info.texelFormat !== "r8";
        // What was asked for by name and cannot be had is said; "auto" asked for the best there is.
        if (!isFine && texelFormat !== "auto") expect(shown.fidelity.reason).to.match(/not interpolated here/);
        // A half float of 0.1 to 0.25 has steps of 1/8192 of the range of 1000: 0.6 levels of the window of 50.
        expect(found.mean).to.be.lessThan(isFine ? 1 : 8);
        if (texelFormat === "rg8") expect(shown.info.texelFormat).to.equal("rg8");
      });
    }
  });
}

describe("the slow ray caster tells", () => {
  it("another step, another place, another light from the right ones", () => {
    const stage = stageOf(pathsHere()[0]!);
    const points = [
      [0, 0],
      [300, 0.1],
      [900, 0.8],
    ] as const;
    const fog: VolumeOptions = { method: "translucent", clim: CLIM, transfer: points };
    const apart = (right: VolumeOptions, wrong: VolumeOptions, view = PERSPECTIVE): number => {
      const got = stage.draw({ grid: gridOf(SUBJECT), ...right }, PERSPECTIVE);
      return difference(got, toBytes(castRays(sceneOf(SUBJECT, { ...right, ...wrong }, view, BACKGROUND as number[]))))
        .mean;
    };
    expect(apart(fog, {})).to.be.lessThan(0.5);
    expect(apart(fog, { transfer: points.map(([value, opacity]) => [value, 0.8 * opacity]) })).to.be.greaterThan(0.5);
    expect(apart(fog, { relativeStepSize: 8 })).to.be.greaterThan(0.5);
    const iso: VolumeOptions = { method: "iso", ...SETTINGS.iso };
    expect(apart(iso, { light: [1, 0, 0] })).to.be.greaterThan(1);
    const plane: VolumeOptions = { method: "slice", ...SETTINGS.slice, cmap: "viridis" };
    const shifted = multiply(PERSPECTIVE.clipFromData, scaleShift([1, 1, 1], [0.5, 0.5, 0.5]));
    expect(apart(plane, {}, { ...PERSPECTIVE, clipFromData: shifted })).to.be.greaterThan(0.5);
  });
});
