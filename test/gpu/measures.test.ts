// What measures a picture, in browsers: axes, grid lines, colorbar, scale bar, orientation cube.

import { expect } from "chai";
import {
  axes,
  colorbar,
  colormap,
  gridLines,
  image,
  line,
  grid,
  markers,
  orientationCube,
  scaleBar,
  text,
} from "../../src/index";
import { page, postArtifact, skipWithout } from "./harness/page";
import { writePng } from "./harness/png";
import { difference, type Pixels } from "./harness/pixels";
import { openFlat, pixelAt, type FlatStage } from "./flat/stage";

const WIDTH = 320;
const HEIGHT = 240;
/** Data units are pixels from the lower left. */
const UPRIGHT = [2 / WIDTH, 0, 0, 0, 0, 2 / HEIGHT, 0, 0, 0, 0, -0.001, 0, -1, -1, 0, 1];
/** Seen from +x, +y and +z alike, orthographic: sqrt(2) and sqrt(6) are what is left of the axes. */
const OBLIQUE = [-0.53, -0.306, -0.25, 0, 0.53, -0.306, -0.25, 0, 0, 0.612, -0.25, 0, 0, 0, 0, 1];

for (const webgl of [1, 2] as const)
  describe(`measures on WebGL${webgl}`, () => {
    let stage: FlatStage;
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      stage = openFlat(WIDTH, HEIGHT, { webgl, background: "black" });
    });
    after(() => stage?.free());

    it("axes: edges, marks and numbers where they belong", () => {
      const look = { min: [60, 50, 0], max: [260, 210, 0], color: "white", ticks: 4 };
      const drawn = stage.draw([axes(look)], UPRIGHT);
      // Rows count from the top: the lower edge lies between rows 189 and 190.
      expect(lit(drawn, 60, 189, 200, 2)).to.be.within(195, 210);
      expect(lit(drawn, 59, 30, 2, 160)).to.be.within(155, 170);
      // Marks at 100, 150, 200, 250: each 3.2 pixels long.
      for (const x of [100, 150, 200, 250]) expect(lit(drawn, x - 2, 192, 4, 2), `mark at ${x}`).to.be.within(1, 2.5);
      for (const x of [75, 125, 175, 225]) expect(lit(drawn, x - 8, 192, 16, 10), `none at ${x}`).to.equal(0);
      // Numbers below and to the left.
      for (const x of [100, 150, 200, 250]) expect(lit(drawn, x - 12, 196, 24, 14), `number at ${x}`).to.be.above(15);
      expect(lit(drawn, 30, 80, 24, 20), "100 at the left").to.be.above(15);
      const bare = stage.draw([axes({ ...look, frame: false })], UPRIGHT);
      expect(lit(bare, 150, 28, 20, 4)).to.equal(0);
      expect(lit(drawn, 150, 28, 20, 4)).to.be.above(15);
    });

    it("grid lines: at the marks, fainter ones between", () => {
      const drawn = stage.draw(
        [gridLines({ min: [50, 50, 0], max: [150, 150, 0], color: "white", ticks: 2, minor: 5 })],
        UPRIGHT,
      );
      const brightness = (x: number): number => lit(drawn, x - 1, HEIGHT - 75, 2, 1);
      expect([50, 100, 150].map((x) => Math.round(10 * brightness(x)))).to.deep.equal([10, 10, 10]);
      expect([60, 80, 110].map((x) => Math.round(10 * brightness(x)))).to.deep.equal([4, 4, 4]);
      expect(brightness(65)).to.equal(0);
    });

    for (const direction of ["up", "right"] as const)
      it(`colorbar: the colours of its map, ${direction}`, () => {
        const bar = colorbar({ cmap: "viridis", position: [100, 20, 0], length: 180, direction, color: "white" });
        const drawn = stage.draw([bar], UPRIGHT);
        for (const share of [0.05, 0.3, 0.62, 0.95]) {
          const along = Math.round(180 * share);
          const [x, y] = direction === "up" ? [100, HEIGHT - 20 - along] : [100 + along, HEIGHT - 20];
          const wanted = colormap("viridis").at(share);
          const got = pixelAt(drawn, x, y);
          // Half a pixel of the bar, and rounding.
          for (let c = 0; c < 3; ++c) expect(got[c]).to.be.closeTo(255 * wanted[c]!, 4);
        }
      });

    it("scale bar: as long as told, with its length above", () => {
      const drawn = stage.draw([scaleBar({ length: 80, unit: "µm", position: [100, 60, 0], width: 4 })], UPRIGHT);
      expect(lit(drawn, 90, HEIGHT - 62, 120, 4)).to.be.closeTo(80 * 4, 2);
      expect(lit(drawn, 115, HEIGHT - 80, 50, 16)).to.be.above(60);
    });

    it("orientation cube: three sides are seen, with their names and no others", () => {
      const cube = orientationCube({ names: ["1", "", "", "", "", ""], color: "white", textColor: "red" });
      const withName = stage.draw([cube], OBLIQUE);
      const without = stage.draw([orientationCube({ names: ["", "", "", "", "", ""], color: "white" })], OBLIQUE);
      expect(difference(withName, without).mean).to.be.above(0.2);
      const hidden = orientationCube({ names: ["", "1", "", "1", "", "1"], color: "white", textColor: "red" });
      expect(difference(stage.draw([hidden], OBLIQUE), without).mean).to.equal(0);
    });

    it("all together, for people to look at", async () => {
      await postArtifact(`measures/${webgl}.png`, writePng(stage.draw(poster(), UPRIGHT)));
      await postArtifact(`measures/${webgl}-cube.png`, writePng(stage.draw([orientationCube({})], OBLIQUE)));
      const space = axes({ min: [0.5, 0.5, -0.5], max: [-0.5, -0.5, 0.5], names: ["x", "y", "z"], size: 10 });
      await postArtifact(`measures/${webgl}-space.png`, writePng(stage.draw([space], OBLIQUE)));
    });
  });

function poster() {
  const wave = Array.from({ length: 60 }, (_, i) => [50 + 3 * i, 120 + 50 * Math.sin(i / 6), 0]);
  const points = wave.reduce<number[]>((all, one) => all.concat(one), []);
  const data = Float32Array.from({ length: 60 * 40 }, (_, i) => Math.sin((i % 60) / 9) * Math.cos(i / 600));
  const worldFromData = [3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 51.5, 42, 0, 1];
  const values = grid({ data, shape: [60, 40, 1], worldFromData });
  return [
    image({ data: values, cmap: "magma", interpolation: "cubic" }),
    gridLines({ min: [50, 40, 0], max: [230, 200, 0], minor: 2 }),
    axes({ min: [50, 40, 0], max: [230, 200, 0], names: ["time (s)", "height (mm)", ""], size: 11 }),
    line({ positions: points, width: 3, color: "#7cf", dashes: [12, 6], cap: "round" }),
    markers({ positions: points.filter((_, i) => i % 18 < 3), symbol: "star", size: 16, color: "gold", edgeWidth: 1 }),
    text({ text: "words on it", positions: [140, 180, 0], haloWidth: 2, size: 15 }),
    colorbar({ cmap: "magma", clim: [-1, 1], position: [250, 50, 0], length: 140, title: "mV", size: 11 }),
    scaleBar({ length: 50, unit: "mm", position: [170, 50, 0] }),
  ];
}

/** Brightness of a rectangle of pixels, summed: 1 for a white pixel. */
function lit(drawn: Pixels, left: number, top: number, width: number, height: number): number {
  let sum = 0;
  for (let y = top; y < top + height; ++y)
    for (let x = left; x < left + width; ++x) sum += pixelAt(drawn, x, y)[1]! / 255;
  return sum;
}
