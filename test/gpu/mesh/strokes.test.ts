// Contours, isocurves, boxes and vectors in browsers: strokes where the formula says, as wide as they are told to be.

import { expect } from "chai";
import { box, contour, grid, isocurve, mesh, surfaceAt, vectors, type Visual } from "../../../src/index";
import { clipFromPixels, openFlat, pixelAt, type FlatStage } from "../flat/stage";
import { page, skipWithout } from "../harness/page";
import { difference, type Pixels } from "../harness/pixels";
import { covered, expectColor } from "./formulas";

const SIZE = 96;
const BACK = [0.1, 0.15, 0.2];
const CENTRE = 47.5;

function hill(nz: number) {
  const n = 24;
  const data = Float32Array.from({ length: n * n * nz }, (_, i) => {
    const [x, y, z] = [i % n, Math.floor(i / n) % n, Math.floor(i / (n * n))];
    return 20 - Math.hypot(x - 11.5, y - 11.5, nz > 1 ? z - 11.5 : 0);
  });
  return grid({ data, shape: [n, n, nz] });
}

/** Four pixels a voxel, y down, depth within the picture. */
const CLIP = [8 / SIZE, 0, 0, 0, 0, -8 / SIZE, 0, 0, 0, 0, 0.02, 0, 4 / SIZE - 1, 1 - 4 / SIZE, -0.5, 1];

/** Pixels that are brighter in red than half, and how far from a circle the farthest of them is. */
function ringOf({ data }: Pixels, radius: number): { readonly count: number; readonly off: number } {
  let count = 0;
  let off = 0;
  for (let i = 0; i < data.length / 4; ++i) {
    if (data[4 * i]! < 140) continue;
    count += 1;
    const [x, y] = [(i % SIZE) + 0.5, Math.floor(i / SIZE) + 0.5];
    off = Math.max(off, Math.abs(Math.hypot(x - CENTRE - 0.5, y - CENTRE - 0.5) - radius));
  }
  return { count, off };
}

for (const webgl of [1, 2] as const)
  describe(`strokes on WebGL${webgl}`, () => {
    let stage: FlatStage;
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      stage = openFlat(SIZE, SIZE, { webgl });
    });
    after(() => stage?.free());

    it("the contour of a ball in a plane of the world is a circle, whatever the node does", () => {
      const ball = surfaceAt(hill(24), 10);
      // The ball of radius 10 about 11.5 is cut 6 above its middle: a circle of radius 8, 32 pixels.
      const shown = contour({ surface: ball, plane: [0, 0, 1, -17.5], color: "white", width: 4 });
      const plain = stage.draw([shown], CLIP);
      const { count, off } = ringOf(plain, 32);
      expect(off).to.be.below(2 + 0.75);
      // A tenth more: the soft edges of strokes that overlap at their round ends add up.
      expect(count).to.be.within(0.95 * 2 * Math.PI * 32 * 4, 1.12 * 2 * Math.PI * 32 * 4);
      // The same ball, half as large by its data and doubled by its node.
      const half = hill(24);
      const small = surfaceAt(half, 10);
      small.positions.forEach((p, i) => (small.positions[i] = p / 2));
      small.touch();
      const double = [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1];
      const again = stage.draw([contour({ surface: small, plane: [0, 0, 1, -17.5], width: 4 })], CLIP, double);
      expect(difference(again, plain).shareAbove(40)).to.be.below(0.005);
      const missed = stage.draw([contour({ surface: ball, plane: [0, 0, 1, -30], width: 4 })], CLIP);
      expect(covered(missed, BACK)).to.equal(0);
    });

    it("a contour lies on its own surface whole, and not through it", () => {
      const ball = surfaceAt(hill(24), 10);
      const shown = mesh({ surface: ball, color: "black", shading: "none" });
      // The circle of radius 8 towards the eye, on a surface that leans by 53 degrees; the other one is hidden.
      const [front, back] = [-5.5, -17.5].map((d) =>
        contour({ surface: ball, plane: [0, 0, 1, d], color: "white", width: 4 }),
      );
      const alone = ringOf(stage.draw([front!], CLIP), 32).count;
      expect(ringOf(stage.draw([shown, front!], CLIP), 32).count).to.be.closeTo(alone, 0.03 * alone);
      expect(ringOf(stage.draw([shown, back!], CLIP), 32).count).to.equal(0);
    });

    it("isocurves are circles in the colours of their levels", () => {
      const shown = isocurve({ grid: hill(1), levels: [12], color: "white", width: 3 });
      const { count, off } = ringOf(stage.draw([shown], CLIP), 32);
      expect(off).to.be.below(1.5 + 0.75);
      expect(count).to.be.closeTo(2 * Math.PI * 32 * 3, 0.08 * 2 * Math.PI * 32 * 3);
      const two = isocurve({ grid: hill(1), levels: [12, 16], clim: [12, 16], cmap: ["#ff0000", "#0000ff"], width: 3 });
      const drawn = stage.draw([two], CLIP);
      expectColor(pixelAt(drawn, 80, 47), [1, 0, 0], 30);
      expectColor(pixelAt(drawn, 64, 47), [0, 0, 1], 30);
    });

    it("a box has edges of its width and sides of its colour", () => {
      const shown = box({
        min: [20, 20, -0.1],
        max: [60, 70, 0.1],
        color: "white",
        width: 4,
        fill: [0, 0.5, 0],
        shading: "none",
      });
      const drawn = stage.draw([shown], clipFromPixels(SIZE, SIZE));
      expectColor(pixelAt(drawn, 40, 45), [0, 0.5, 0], 2);
      expectColor(pixelAt(drawn, 20, 45), [1, 1, 1], 2);
      expectColor(pixelAt(drawn, 61, 45), [1, 1, 1], 2);
      expectColor(pixelAt(drawn, 63, 45), BACK, 2);
    });

    it("an arrow is a stroke from its place to where it goes", () => {
      const shown = vectors({
        positions: [10, 40, 0],
        directions: [30, 0, 0],
        scale: 2,
        width: 4,
        color: "white",
        head: 0,
      });
      const drawn = stage.draw([shown], clipFromPixels(SIZE, SIZE));
      for (const x of [12, 40, 68]) expectColor(pixelAt(drawn, x, 40), [1, 1, 1], 2);
      expectColor(pixelAt(drawn, 74, 40), BACK, 2);
      expectColor(pixelAt(drawn, 40, 45), BACK, 2);
    });

    it("each is picked where it is", async () => {
      const places: readonly (readonly [Visual, readonly number[]])[] = [
        [box({ min: [20, 20, 0], max: [60, 70, 0.1], width: 6 }), [20, 45]],
        [vectors({ positions: [10, 40, 0], directions: [60, 0, 0], width: 6 }), [40, 40]],
      ];
      for (const [visual, [x, y]] of places) {
        stage.draw([visual], clipFromPixels(SIZE, SIZE));
        expect((await stage.figure.pick(x!, y!))?.visual?.name).to.equal(visual.name);
      }
    });
  });
