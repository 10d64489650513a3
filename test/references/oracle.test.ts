// test/references/oracle.test.ts -- the slow ray caster with vispy's look against every recorded volume picture.
// It proves the oracle, the reading of the references and the definitions in their README, all without a GPU.

import { expect } from "chai";
import { castRays, toBytes } from "../oracle/raycast";
import { describeDifference, difference, isWithin } from "./metrics";
import { readerOf } from "./node-reader";
import { openReferences, type References } from "./references";
import { sceneOf } from "./scene-of-case";

const CASES = 88;

describe("references: the oracle with vispy's look", () => {
  let references: References | undefined;

  before(async function () {
    const read = readerOf("references");
    if (!read) {
      console.log("      skipped: there is no ../shared/references beside this checkout");
      this.skip();
    }
    references = await openReferences(read);
  });

  it("reads all recorded volume cases", () => {
    expect(references!.cases).to.have.length(CASES);
  });

  it("draws each within its strict tolerance", async function () {
    this.timeout(120_000);
    const outside: string[] = [];
    for (const one of references!.cases) {
      const wanted = await references!.picture(one.picture);
      const drawn = toBytes(castRays(sceneOf(one, await references!.volume(one.volume))));
      const found = difference(drawn, wanted);
      if (!isWithin(found, one.strict)) outside.push(`${one.id}: ${describeDifference(found)}`);
    }
    expect(outside).to.deep.equal([]);
  });

  it("tells a look that is half a voxel off from the recorded one", async () => {
    // The test above can fail: the fault that vispy had is far outside the tolerance.
    const one = references!.cases.find(({ id }) => id === "vol_mip_linear_tex3d")!;
    const scene = sceneOf(one, await references!.volume(one.volume));
    const shifted = Array.from(scene.clipFromData);
    for (let row = 0; row < 4; ++row)
      shifted[12 + row]! += 0.5 * (shifted[row]! + shifted[4 + row]! + shifted[8 + row]!);
    const drawn = toBytes(castRays({ ...scene, clipFromData: shifted }));
    expect(isWithin(difference(drawn, await references!.picture(one.picture)), one.loose)).to.equal(false);
  });
});
