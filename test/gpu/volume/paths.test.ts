// test/gpu/volume/paths.test.ts -- every method shows the same on all texture paths.
// Continuous methods may differ by 2 levels: samplers interpolate in few bits (llvmpipe: 8). In greys, as colours may have
// several levels for one. What has a threshold or takes the nearest voxel may flip on an edge: those are counted.

import { expect } from "chai";
import { volumeMethods, type MethodName, type VolumeOptions } from "../../../src/index";
import { obliqueViews } from "../../oracle/views";
import type { Pixels } from "../harness/pixels";
import { coloursOf, expectClose, keepPicture, type Bounds } from "./compare";
import { nearer } from "./matrices";
import { needPath, PATHS, pathsHere, stageOf } from "./stage";
import { BLOB_RANGE, blobs, gridOf } from "./subjects";

const subject = blobs([32, 28, 24], 41);
const view = nearer(obliqueViews(subject.shape, 96)[0]!, 1.5);

const SHOWN: VolumeOptions = { grid: gridOf(subject), clim: BLOB_RANGE };

/** What each method is shown with: in the middle of its range, so that a difference is seen. */
const SETTINGS: Partial<Record<MethodName, VolumeOptions>> = {
  // Not narrower: where neighbours are all levels apart, 8 bits of weight are 4 levels of value.
  minip: { clim: [-100, 400] },
  iso: { threshold: 250 },
  slice: { plane: [0.3, 0.2, 1, -20] },
  translucent: {
    transfer: [
      [0, 0],
      [900, 0.3],
    ],
  },
  additive: {
    transfer: [
      [0, 0],
      [900, 0.1],
    ],
  },
};

const CONTINUOUS: Bounds = { max: 2 };
/** DESIGN: gradient shading by share, at most 0.5 % of values off by more than 8. */
const SHADED: Bounds = { share: 0.005, above: 8, mean: 0.3 };
/** A ray that grazes a face of a voxel takes the one or the other: at most 0.2 % of pixels (for light, 0.5 %). */
const COUNTED: Bounds = { share: 0.002, above: 2, mean: 0.3 };

function boundsOf(method: string, interpolation: string): Bounds {
  if (method === "iso") return SHADED;
  return interpolation === "nearest" ? COUNTED : CONTINUOUS;
}

describe(`volume paths: ${Object.keys(volumeMethods).length} methods, seed 41`, () => {
  for (const method of Object.keys(volumeMethods) as MethodName[]) {
    for (const interpolation of ["nearest", "linear", "cubic"] as const) {
      let first: Pixels | undefined;
      for (const path of PATHS) {
        it(`${method}, ${interpolation}: ${path.name}`, async function () {
          needPath(this, path);
          const stage = stageOf(path);
          const options = { ...SHOWN, method, interpolation, ...SETTINGS[method] };
          const shown = stage.show(options, view);
          const picture = stage.read();
          expect(shown.info).to.include({ path: path.texture, complete: true });
          expect(coloursOf(picture), "a picture of something").to.be.greaterThan(20);
          const name = `paths/${method}-${interpolation}-${path.name.replace(/ /g, "-")}`;
          await keepPicture(name, picture);
          if (first) await expectClose(name, picture, first, boundsOf(method, interpolation));
          first ??= picture;
        });
      }
    }
  }

  for (const path of PATHS) {
    it(`skipping changes nothing, whatever the method: ${path.name}`, function () {
      needPath(this, path);
      for (const method of Object.keys(volumeMethods) as MethodName[]) {
        const options = { ...SHOWN, method, ...SETTINGS[method] };
        const [on, off] = [true, false].map((skipping) =>
          stageOf(path)
            .draw({ ...options, skipping }, view)
            .data.join(),
        );
        expect(on === off, method).to.equal(true);
      }
    });
  }

  it("interpolations differ from each other, so that the comparison above is of three things", () => {
    const stage = stageOf(pathsHere()[0]!);
    const pictures = (["nearest", "linear", "cubic"] as const).map((interpolation) =>
      stage.draw({ grid: gridOf(subject), method: "slice", interpolation, ...SETTINGS.slice }, view).data.join(),
    );
    expect(new Set(pictures).size).to.equal(3);
  });
});
