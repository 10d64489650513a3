// The isosurface in browsers: a ball lit as a ball is, and the same place and light as the ray caster's iso.

import { expect } from "chai";
import { extractSurface, grid, isosurface, volume } from "../../../src/index";
import { openFlat, pixelAt, type FlatStage } from "../flat/stage";
import { page, skipWithout } from "../harness/page";
import { difference } from "../harness/pixels";
import { covered, expectColor, phong } from "./formulas";

const SIZE = 96;
const N = 32;
const RADIUS = 12;
const CENTRE = 15.5;
const BACK = [0.1, 0.15, 0.2];

function ball() {
  const data = new Float32Array(N * N * N);
  for (let i = 0; i < data.length; ++i) {
    const [x, y, z] = [i % N, Math.floor(i / N) % N, Math.floor(i / (N * N))];
    data[i] = 100 - 5 * Math.hypot(x - CENTRE, y - CENTRE, z - CENTRE);
  }
  return grid({ data, shape: [N, N, N] });
}

/** Looking along +z; three pixels a voxel, y down. */
const s = 2 / N;
const CLIP = [s, 0, 0, 0, 0, -s, 0, 0, 0, 0, s, 0, 0.5 * s - 1, 1 - 0.5 * s, 0.5 * s - 1, 1];

for (const webgl of [1, 2] as const)
  describe(`isosurface on WebGL${webgl}`, () => {
    let stage: FlatStage;
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      stage = openFlat(SIZE, SIZE, { webgl });
    });
    after(() => stage?.free());
    const level = 100 - 5 * RADIUS;

    it("a ball is lit as a ball is", () => {
      const light = [0.3, -0.5, -Math.sqrt(1 - 0.34)];
      const drawn = stage.draw(
        [isosurface({ grid: ball(), level, color: [0.9, 0.7, 0.5], light, shininess: 10 })],
        CLIP,
      );
      const pixels = 3 * RADIUS;
      expect(covered(drawn, BACK)).to.be.closeTo(Math.PI * pixels * pixels, 0.02 * Math.PI * pixels * pixels);
      for (const [x, y] of [
        [48, 48],
        [30, 40],
        [60, 70],
        [70, 30],
        [40, 25],
      ] as const) {
        const out = [(x + 0.5) / 3 - 0.5 - CENTRE, (y + 0.5) / 3 - 0.5 - CENTRE].map((d) => d / RADIUS);
        const normal = [out[0]!, out[1]!, -Math.sqrt(1 - out[0]! ** 2 - out[1]! ** 2)];
        const wanted = phong([0.9, 0.7, 0.5], normal, [0, 0, -1], light, { shininess: 10 });
        // Normals between the corners of triangles are off by about a degree: a few levels.
        expectColor(pixelAt(drawn, x, y), wanted, 4, `${x} ${y}:`);
      }
    });

    it("is where the ray caster's iso is, and as bright", () => {
      const data = ball();
      const cmap = [
        [0.9, 0.7, 0.5],
        [0.9, 0.7, 0.5],
      ] as never;
      const cast = volume({
        grid: data,
        method: "iso",
        threshold: level,
        cmap,
        relativeStepSize: 0.2,
        texelFormat: "rg8",
      });
      const wanted = stage.draw([cast], CLIP);
      const found = difference(stage.draw([isosurface({ grid: data, level, color: [0.9, 0.7, 0.5] })], CLIP), wanted);
      // Edges of the ball are pixels of the one and not of the other: its outline of 226 pixels is 2.5 % of the picture.
      expect(found.shareAbove(16)).to.be.below(0.025);
      expect(found.mean).to.be.below(1.5);
    });

    it("a worker's surface draws the same", async () => {
      const data = ball();
      const now = stage.draw([isosurface({ grid: data, level })], CLIP);
      const shown = isosurface({ grid: data, level, march: extractSurface });
      expect(covered(stage.draw([shown], CLIP), BACK)).to.equal(0);
      await new Promise<void>((done) => {
        const off = shown.on("change", () => {
          off();
          done();
        });
      });
      expect(difference(stage.read(), now).max).to.equal(0);
    });
  });
