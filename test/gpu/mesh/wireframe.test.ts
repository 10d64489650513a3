// Wires of meshes: their width in pixels of the picture, by distances computed here, also under perspective.

import { expect } from "chai";
import { figure, matrixCamera, mesh, surface } from "../../../src/index";
import { BACKGROUND, clipFromPixels, openFlat, pixelAt, type FlatStage } from "../flat/stage";
import { page, skipWithout } from "../harness/page";
import type { Pixels } from "../harness/pixels";
import { covered, expectColor, rectangle } from "./formulas";

const [WIDTH, HEIGHT] = [96, 72];
const BACK = (BACKGROUND as readonly number[]).slice(0, 3);

type Point = readonly [number, number];

/** Distance from a point to the line through two others. */
function toLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / Math.hypot(bx - ax, by - ay);
}

/** On which side of a line a point lies. */
function sideOf([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): boolean {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0;
}

for (const webgl of [1, 2] as const)
  describe(`wires of a mesh on WebGL${webgl}`, () => {
    let stage: FlatStage;
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      stage = openFlat(WIDTH, HEIGHT, { webgl });
    });
    after(() => stage?.free());

    // x, y, w of each corner: the last column of a perspective view. One corner is four times as far as another.
    for (const [words, corners] of [
      [
        "flat on",
        [
          [8, 6, 1],
          [88, 14, 1],
          [30, 66, 1],
        ],
      ],
      [
        "in perspective",
        [
          [8, 6, 1],
          [88, 14, 4],
          [30, 66, 2],
        ],
      ],
    ] as const)
      it(`${words}: a pixel is drawn when a side is no farther than half the thickness`, () => {
        // Data x, y are pixels times w and z is w, so that the matrix makes the corners' w.
        const clip = [2 / WIDTH, 0, 0, 0, 0, -2 / HEIGHT, 0, 0, -1, 1, 0, 1, 0, 0, -0.5, 0];
        const positions = corners.reduce<number[]>((all, [x, y, w]) => [...all, x * w, y * w, w], []);
        const thickness = 7;
        const options = { shading: "none", color: "white", wireframe: true, wireframeThickness: thickness } as const;
        const drawn = stage.draw([mesh({ surface: surface({ positions }), ...options })], clip);
        const [a, b, c] = corners.map(([x, y]): Point => [x, y]) as [Point, Point, Point];
        let wrong = 0;
        for (let y = 0; y < HEIGHT; ++y)
          for (let x = 0; x < WIDTH; ++x) {
            const p: Point = [x + 0.5, y + 0.5];
            const inside = sideOf(p, a, b) === sideOf(p, b, c) && sideOf(p, b, c) === sideOf(p, c, a);
            const nearest = Math.min(toLine(p, a, b), toLine(p, b, c), toLine(p, c, a));
            // Within a hundredth of a pixel of an edge, rounding may decide.
            if (Math.abs(nearest - thickness / 2) < 0.01 || nearest < 0.01) continue;
            const isDrawn = pixelAt(drawn, x, y)[0]! > 200;
            if (isDrawn !== (inside && nearest < thickness / 2)) wrong += 1;
          }
        expect(wrong).to.equal(0);
        expect(covered(drawn, BACK)).to.be.greaterThan(500);
      });

    it("with a corner behind the eye, the sides that are seen keep their width", () => {
      // w = z; corner c lies behind (w < 0). The line a-b is seen whole: at x = 20.
      const clip = [2 / WIDTH, 0, 0, 0, 0, -2 / HEIGHT, 0, 0, -1, 1, 0, 1, 0, 0, -0.01, 0];
      const positions = [20, 4, 1, 20, 68, 1, 500, 0, -1];
      const options = { shading: "none", color: "white", wireframe: true, wireframeThickness: 8 } as const;
      const drawn = stage.draw([mesh({ surface: surface({ positions }), ...options })], clip);
      expectColor(pixelAt(drawn, 22, 36), [1, 1, 1], 2);
      expectColor(pixelAt(drawn, 25, 36), BACK, 2);
    });

    it("over the surface: both colours, soft between", () => {
      const options = { shading: "none", color: "white", wireframe: "over", wireframeColor: "red" } as const;
      const shown = mesh({ surface: rectangle(10, 10, 50, 60), ...options, wireframeThickness: 6 });
      const drawn = stage.draw([shown], clipFromPixels(WIDTH, HEIGHT));
      expectColor(pixelAt(drawn, 11, 50), [1, 0, 0], 2);
      expectColor(pixelAt(drawn, 13, 50), [1, 0.5, 0.5], 140);
      expectColor(pixelAt(drawn, 20, 54), [1, 1, 1], 2);
      expect(covered(drawn, BACK)).to.equal(40 * 50);
    });

    it("thickness is in CSS pixels", () => {
      // Two device pixels for one of CSS: the figure is on the page, half as large there.
      const holder = document.body.appendChild(document.createElement("div"));
      holder.style.cssText = `width: ${WIDTH / 2}px; height: ${HEIGHT / 2}px`;
      const fine = figure(holder, { webgl, pixelRatio: 2, background: BACKGROUND, controls: false });
      const options = { shading: "none", color: "white", wireframe: true, wireframeThickness: 8 } as const;
      fine.view.add(mesh({ surface: rectangle(10, 10, 80, 60), ...options }));
      fine.view.camera = matrixCamera({ clipFromWorld: clipFromPixels(WIDTH, HEIGHT) });
      const drawn = fine.readSync() as Pixels;
      expect([drawn.width, drawn.height]).to.deep.equal([WIDTH, HEIGHT]);
      // Half of the thickness, four CSS pixels, lies inside the outline.
      expectColor(pixelAt(drawn, 17, 50), [1, 1, 1], 2);
      expectColor(pixelAt(drawn, 18, 50), BACK, 2);
      holder.remove();
      fine.free();
    });
  });
