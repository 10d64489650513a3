// test/gpu/volume/skipping.test -- what cannot be seen is skipped, and the picture is the same to the last bit.

import { expect } from "chai";
import { volumeMethods, type VolumeOptions } from "../../../src/index";
import { obliqueViews } from "../../oracle/views";
import { voxelsOf } from "../../oracle/voxels";
import { needPath, PATHS, stageOf, type Path } from "./stage";
import { blobs, bytesNoise, gridOf, withHoles, type Subject } from "./subjects";
import count from "../methods/count.glsl";

const SHAPE = [44, 37, 50] as const;

/** Mostly nothing: a thin shell and a rod, so that there is much to skip and a little to miss. */
const sparse: Subject = voxelsOf(SHAPE, (x, y, z) => {
  const r = Math.hypot(x - 20, y - 18, z - 25);
  const shell = Math.max(0, 1 - Math.abs(r - 11)) * (120 + 8 * Math.sin(x));
  return x > 30 && x < 33 && y > 30 && y < 33 ? 200 + z : shell;
});

const subjects: Readonly<Record<string, Subject>> = {
  sparse,
  blobs: blobs(SHAPE, 31),
  noise: bytesNoise(SHAPE, 32),
  holes: withHoles(sparse, 7),
};

/** Settings under which cells matter in different ways. */
const settings: Readonly<Record<string, Partial<VolumeOptions>>> = {
  plain: {},
  "limits inside, inverted, gamma": { clim: [180, 40], gamma: 0.5 },
  "nearest, long steps, cutoffs": { interpolation: "nearest", relativeStepSize: 1.7, mipCutoff: 60, minipCutoff: 90 },
  "16 bits, a plane": { texelFormat: "rg8", clipPlanes: [[0.3, 1, 0.2, -20]], threshold: 50 },
};

/** The mean of the grey of lit pixels, 0..1: the share of samples that was taken. */
function takenShare(path: Path, subject: Subject, skipping: boolean): number {
  const view = obliqueViews(SHAPE, 64)[0]!;
  const options: VolumeOptions = { grid: gridOf(subject), method: "count", threshold: 60, skipping };
  const { data } = stageOf(path).draw(options, view);
  let sum = 0;
  let lit = 0;
  for (let i = 0; i < data.length; i += 4) {
    // The background is bluish; a count is grey.
    if (Math.abs(data[i]! - data[i + 2]!) > 8) continue;
    sum += data[i]! / 255;
    lit += 1;
  }
  return sum / lit;
}

for (const path of PATHS) {
  describe(`volume skipping, ${path.name} (seeds 31, 32)`, () => {
    before(function () {
      needPath(this as unknown as Mocha.Context, path);
    });

    for (const method of ["mip", "minip", "attenuatedMip", "average", "translucent", "additive", "iso", "slice"]) {
      it(`${method}: the same picture with and without`, () => {
        const stage = stageOf(path);
        for (const [name, subject] of Object.entries(subjects)) {
          for (const [setting, options] of Object.entries(settings)) {
            for (const view of obliqueViews(SHAPE, 48)) {
              const common = { grid: gridOf(subject), method, plane: [1, 0.4, 0.2, -30], ...options };
              const off = stage.draw({ ...common, skipping: false }, view).data;
              const on = stage.draw({ ...common, skipping: true }, view).data;
              let differing = 0;
              for (let i = 0; i < on.length; ++i) if (on[i] !== off[i]) differing += 1;
              expect(differing, `${name}, ${setting}`).to.equal(0);
            }
          }
        }
      });
    }

    it("takes few samples where little matters, and all where it may not skip", () => {
      volumeMethods["count"] = {
        glsl: count,
        cells: ({ threshold }) => ({ test: { kind: "above", value: threshold }, hasBest: true }),
      };
      try {
        expect(takenShare(path, sparse, false)).to.equal(1);
        expect(takenShare(path, sparse, true)).to.be.within(0.05, 0.6);
        // Noise has values above the threshold in every cell.
        expect(takenShare(path, subjects["noise"]!, true)).to.equal(1);
      } finally {
        delete volumeMethods["count"];
      }
    });
  });
}
