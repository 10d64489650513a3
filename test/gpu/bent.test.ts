// Flat visuals where space is bent: vispy's recorded pictures under log and polar transforms.

import { expect } from "chai";
import { matrixCamera, node, type Visual } from "../../src/index";
import { chain, scale } from "../../src/transforms/index";
import { flatArrays, flatCases, type FlatCase } from "../references/flat-cases";
import { imageOf, lineOf, markersOf, transformOf } from "./flat/cases";
import { openFlat } from "./flat/stage";
import { fetchJson, page, postArtifact, printLine, skipWithout } from "./harness/page";
import { describeDifference, difference, isWithin, type Tolerance } from "./harness/pixels";
import { fetchPng, writePng } from "./harness/png";

/**
 * Images are cut into 128 pieces a side where vispy maps every pixel back: a share of the pixels on edges between the
 * image's own pixels flips, by up to 229 levels.
 */
const FLIPS: Partial<Tolerance> = { mae_max: 0.6, psnr_min: 36, frac_gt16_max: 0.012 };

describe("flat visuals in bent spaces, against vispy's recordings", () => {
  const read = <T>(path: string): Promise<T> => fetchJson<T>(`/shared/references/${path}`);

  for (const [kind, count] of [
    ["image", 3],
    ["line", 2],
    ["markers", 1],
  ] as const)
    it(`${kind}: every case within its tolerance`, async function () {
      if (!page().shared) skipWithout(this, "no recorded references on this machine");
      const arrays = await flatArrays(read);
      const cases = (await flatCases(read, kind)).filter(({ resolved }) => !resolved.matrices.linear);
      expect(cases.length).to.equal(count);
      const stage = openFlat(240, 180);
      const failures: string[] = [];
      for (const one of cases) {
        const visual = {
          image: () => imageOf(one, arrays, 128),
          line: () => lineOf(one),
          markers: () => markersOf(one),
        };
        stage.figure.view.nodes.children.slice().forEach((child) => stage.figure.view.remove(child));
        stage.figure.view.add(placed(one, visual[kind]()));
        stage.figure.view.camera = matrixCamera({ clipFromWorld: one.resolved.matrices.document_to_render });
        const drawn = stage.read();
        const found = difference(drawn, await fetchPng(`/shared/references/${one.image}`));
        const loose = { ...one.suggested_tolerance.loose, ...(kind === "image" ? FLIPS : {}) };
        printLine(`${one.id}: ${describeDifference(found)} ${isWithin(found, loose) ? "loose" : "OFF"}`);
        if (!isWithin(found, loose)) failures.push(`${one.id}: ${describeDifference(found)}`);
        await postArtifact(`bent/${one.id}.png`, writePng(drawn));
      }
      stage.free();
      expect(failures).to.deep.equal([]);
    });
});

/** vispy's pixel (0, 0) of an image reaches from 0 to 1; ours from -0.5 to 0.5. */
function placed(one: FlatCase, visual: Visual) {
  const transform = transformOf(one.transform!);
  const half = scale({ translate: [0.5, 0.5, 0] });
  return node({ visual, transform: one.kind === "image" ? chain([transform, half]) : transform });
}
