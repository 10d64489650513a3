// The markers visual in browsers: areas and places of every shape, against vispy's recorded markers, in both WebGLs.

import { expect } from "chai";
import { markers, markerShapes, type MarkersOptions } from "../../src/index";
import { flatCases } from "../references/flat-cases";
import { fetchJson, page, postArtifact, printLine, skipWithout } from "./harness/page";
import { describeDifference, difference, isWithin, type Pixels } from "./harness/pixels";
import { fetchPng, writePng } from "./harness/png";
import { markersOf } from "./flat/cases";
import { openFlat, pixelAt, type FlatStage } from "./flat/stage";

const SIZE = 96;

/** Share of the square of its size that a shape covers. */
const AREAS: Readonly<Record<string, number>> = {
  disc: Math.PI / 4,
  ring: Math.PI / 4 - Math.PI / 16,
  square: 1,
  diamond: 1 / 2,
  vbar: 1 / 3,
  hbar: 1 / 3,
  cross: 5 / 9,
  x: 5 / 9,
  triangleUp: Math.sqrt(3) / 4,
  triangleDown: Math.sqrt(3) / 4,
  // A quarter wide at each height up to 3/8, then closing in to nothing at 1/2; the same below.
  arrow: 2 * (3 / 8 / 4 + 1 / 64),
  crossLines: 4 * 0.03 - 4 * 0.03 * 0.03,
};

for (const webgl of [1, 2] as const)
  describe(`markers on WebGL${webgl}`, () => {
    let stage: FlatStage;
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      stage = openFlat(SIZE, SIZE, { webgl, background: "black" });
    });
    after(() => stage?.free());
    const plain: MarkersOptions = { positions: [48, 48, 0], size: 60, edgeWidth: 0 };

    for (const symbol of Object.keys(markerShapes))
      it(`${symbol}: covers what it should, inside its size`, () => {
        const drawn = stage.draw([markers({ ...plain, symbol })]);
        const { area, left, right, top, bottom } = litBox(drawn);
        // Coverage by distance rounds corners off: one pixel for each of at most twelve.
        if (AREAS[symbol] !== undefined) expect(area).to.be.closeTo(AREAS[symbol] * 3600, 14);
        else expect(area).to.be.within(300, 3600);
        expect(
          [left, right, top, bottom].every((at) => at >= 17 && at <= 79),
          "inside",
        ).to.equal(true);
      });

    it("has its tips where their names say", () => {
      const widthAt = (symbol: string, y: number): number => {
        const drawn = stage.draw([markers({ ...plain, symbol })]);
        return Array.from({ length: SIZE }, (_, x) => pixelAt(drawn, x, y)[0]!).filter((v) => v > 127).length;
      };
      expect(widthAt("triangleUp", 30)).to.be.lessThan(widthAt("triangleUp", 60));
      expect(widthAt("triangleDown", 30)).to.be.greaterThan(widthAt("triangleDown", 60));
      expect(widthAt("star", 27)).to.be.within(1, 8);
      const arrow = litBox(stage.draw([markers({ ...plain, symbol: "arrow" })]));
      const turned = litBox(stage.draw([markers({ ...plain, symbol: "arrow", rotation: Math.PI / 2 })]));
      // The head's tip is half its size to the right; a quarter turn counter-clockwise puts it up.
      expect([arrow.right, turned.top]).to.deep.equal([77, 18]);
    });

    it("edges are as wide as told, half outside", () => {
      const look = { ...plain, symbol: "square", color: "red", edgeColor: "lime", edgeWidth: 6 };
      const drawn = stage.draw([markers(look)]);
      // The outline lies at 18 and 78.
      const colors = [14, 15, 20, 21, 22, 74, 75, 80, 81].map((x) => pixelAt(drawn, x, 48).slice(0, 2).join());
      const [black, lime, red] = ["0,0", "0,255", "255,0"];
      expect(colors).to.deep.equal([black, lime, lime, red, red, red, lime, lime, black]);
    });

    it("measures sizes in data units where told, and each marker by its own", () => {
      const clipFromWorld = [0.1, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 1];
      const positions = [-5, 0, 0, 5, 0, 0];
      const look = { positions, symbol: "square", edgeWidth: 0, sizeUnit: "data" as const };
      const drawn = stage.draw([markers({ ...look, size: [2, 4] })], clipFromWorld);
      // Ten data units are 48 pixels: 9.6 and 19.2 pixels a side.
      expect(litBox(drawn).area).to.be.closeTo(9.6 ** 2 + 19.2 ** 2, 4);
      expect(pixelAt(drawn, 24, 48)[0]).to.equal(255);
      expect(pixelAt(drawn, 72, 40)[0]).to.equal(255);
    });

    it("has a colour for each, mixed with what is behind", () => {
      const positions = [24, 48, 0, 72, 48, 0, NaN, 0, 0];
      const colors = [1, 0, 0, 1, 0, 0, 1, 0.5, 1, 1, 1, 1];
      const drawn = stage.draw([markers({ ...plain, positions, colors, size: 20, opacity: 0.5 })]);
      expect(pixelAt(drawn, 24, 48)[0]).to.be.closeTo(127.5, 1);
      expect(pixelAt(drawn, 72, 48)[2]).to.be.closeTo(63.75, 1);
      expect(litBox(drawn).top).to.be.greaterThan(30);
    });

    it("says which marker lies under the pointer", async () => {
      const shown = markers({ ...plain, positions: [24, 48, 0, 72, 48, 0], size: 20 });
      stage.draw([shown]);
      const found = await stage.figure.pick(78, 44);
      expect(found?.visual).to.equal(shown);
      expect(found?.index).to.deep.equal([1]);
      expect(await stage.figure.pick(48, 20)).to.equal(undefined);
    });

    it("draws more than one call holds", () => {
      const positions = new Float32Array(3 * 20000).fill(-100);
      positions.set([24, 48, 0], 0);
      positions.set([72, 48, 0], 3 * 19999);
      const drawn = stage.draw([markers({ ...plain, positions, size: 20 })]);
      expect([24, 72].map((x) => pixelAt(drawn, x, 48)[0])).to.deep.equal([255, 255]);
    });
  });

describe("markers against vispy's recordings", () => {
  it("are within their tolerance with the edge of a bell", async function () {
    if (!page().shared) skipWithout(this, "no recorded references on this machine");
    const read = <T>(path: string): Promise<T> => fetchJson<T>(`/shared/references/${path}`);
    const stage = openFlat(240, 180);
    const failures: string[] = [];
    for (const one of (await flatCases(read, "markers")).filter(({ resolved }) => resolved.matrices.linear)) {
      const drawn = stage.draw([markersOf(one)], one.resolved.matrices.visual_to_render);
      const wanted = await fetchPng(`/shared/references/${one.image}`);
      const found = difference(drawn, wanted);
      const isRight = isWithin(found, one.suggested_tolerance.loose);
      printLine(`${one.id}: ${describeDifference(found)} ${isRight ? "loose" : "OFF"}`);
      if (!isRight) failures.push(one.id);
      if (!isRight) await postArtifact(`markers/${one.id}.png`, writePng(drawn));
      if (!isRight) await postArtifact(`markers/${one.id}-wanted.png`, writePng(wanted));
    }
    stage.free();
    expect(failures).to.deep.equal([]);
  });
});

/** Area of what is lit, in pixels, and its border. */
function litBox(drawn: Pixels) {
  const out = { area: 0, left: SIZE, right: 0, top: SIZE, bottom: 0 };
  for (let y = 0; y < SIZE; ++y)
    for (let x = 0; x < SIZE; ++x) {
      const value = pixelAt(drawn, x, y)[0]! / 255;
      out.area += value;
      if (value < 0.25) continue;
      out.left = Math.min(out.left, x);
      out.right = Math.max(out.right, x);
      out.top = Math.min(out.top, y);
      out.bottom = Math.max(out.bottom, y);
    }
  return out;
}
