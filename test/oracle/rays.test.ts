// test/oracle/rays.test.ts -- the oracle's rays: where they start, where they go, how samples lie on them.

import { expect } from "chai";
import { aimRay, clipOfPixel, invertMatrix, makeRay, spreadSamples } from "./rays";
import { alongAxis, lookAt, obliqueViews } from "./views";
import { randomNumbers } from "./voxels";

const SHAPE = [12, 20, 9] as const;

/** Double precision through one inversion. */
const CLOSE = 1e-9;

function project(m: readonly number[], [x, y, z]: readonly number[]): number[] {
  const row = (i: number): number => m[i]! * x! + m[4 + i]! * y! + m[8 + i]! * z! + m[12 + i]!;
  return [row(0) / row(3), row(1) / row(3), row(2) / row(3)];
}

describe("oracle rays", () => {
  for (const view of [...obliqueViews(SHAPE), alongAxis(0, SHAPE), alongAxis(1, SHAPE, -1), alongAxis(2, SHAPE)]) {
    it(`stay on their pixel from near to far: ${view.name}`, () => {
      const ray = makeRay();
      const dataFromClip = invertMatrix(view.clipFromData);
      for (const [column, row] of [
        [0, 0],
        [view.width - 1, 2],
        [(view.width / 2) | 0, (view.height / 2) | 0],
      ] as const) {
        const [x, y] = clipOfPixel(column, row, view);
        aimRay(ray, dataFromClip, SHAPE, x, y);
        for (const [t, depth] of [
          [0, -1],
          [ray.far, 1],
        ] as const) {
          const place = [0, 1, 2].map((a) => ray.origin[a]! + t * ray.direction[a]!);
          const clip = project(view.clipFromData, place);
          expect(clip[0]).to.be.closeTo(x, CLOSE);
          expect(clip[1]).to.be.closeTo(y, CLOSE);
          expect(clip[2]).to.be.closeTo(depth, CLOSE);
        }
      }
    });
  }

  it("all pass through the eye in perspective, and are parallel without it", () => {
    const options = { center: [3, 4, 5], towardsEye: [1, 2, 2], height: 10, widthPx: 8, heightPx: 6 } as const;
    const eye = [3 + 30 / 3, 4 + 60 / 3, 5 + 60 / 3];
    const ray = makeRay();
    for (const perspective of [true, false]) {
      const view = lookAt("", { ...options, distance: 30, perspective });
      const dataFromClip = invertMatrix(view.clipFromData);
      for (const [x, y] of [
        [-0.9, 0.3],
        [0, 0],
        [0.5, -0.8],
      ] as const) {
        aimRay(ray, dataFromClip, SHAPE, x, y);
        const back = perspective ? [0, 1, 2].map((a) => ray.origin[a]! - eye[a]!) : [-1 / 3, -2 / 3, -2 / 3];
        const length = Math.hypot(...back);
        for (let a = 0; a < 3; ++a) expect(ray.direction[a]).to.be.closeTo(back[a]! / length, CLOSE);
      }
    }
  });

  it("meet the box where its faces are, at -0.5 and n - 0.5", () => {
    const ray = makeRay();
    for (const axis of [0, 1, 2] as const) {
      const view = alongAxis(axis, SHAPE);
      aimRay(ray, invertMatrix(view.clipFromData), SHAPE, 0, 0);
      expect(ray.enter).to.be.closeTo(0, CLOSE);
      expect(ray.leave).to.be.closeTo(SHAPE[axis], CLOSE);
      expect(ray.origin[axis]).to.be.closeTo(-0.5, CLOSE);
    }
  });

  it("start at the near plane when the eye is inside", () => {
    const view = lookAt("", {
      center: [5, 5, 4],
      towardsEye: [1, 0, 0],
      distance: 2,
      height: 2,
      perspective: true,
      widthPx: 4,
      heightPx: 4,
    });
    const ray = makeRay();
    aimRay(ray, invertMatrix(view.clipFromData), SHAPE, 0, 0);
    // The near plane lies a tenth of the distance before the eye at x = 7; the box begins at x = -0.5.
    expect(ray.enter).to.equal(0);
    expect(ray.origin[0]).to.be.closeTo(6.8, CLOSE);
    // The far plane at 3 distances, x = 1, ends the ray before the box does.
    expect(ray.leave).to.be.closeTo(5.8, CLOSE);
  });

  it("miss what they miss", () => {
    const ray = makeRay();
    const dataFromClip = invertMatrix(alongAxis(2, SHAPE).clipFromData);
    for (const [x, y] of [
      [1.01, 0],
      [0, -1.2],
      [-3, 3],
    ] as const) {
      aimRay(ray, dataFromClip, SHAPE, x, y);
      expect(ray.leave).to.be.lessThan(ray.enter);
    }
  });

  it("are filled by samples exactly, seed 7", () => {
    const random = randomNumbers(7);
    const march = { count: 0, first: 0, dt: 0 };
    for (let i = 0; i < 100; ++i) {
      const [enter, chord, step] = [random() * 10, random() * 30, 0.05 + random() * 3];
      const ray = { ...makeRay(), enter, leave: enter + chord };
      spreadSamples(march, ray, step, 0);
      // vispy's rule: chords shorter than half a step give nothing, else the nearest whole number of steps.
      expect(march.count).to.equal(Math.round(ray.leave - ray.enter > 0 ? (ray.leave - ray.enter) / step : 0));
      if (march.count === 0) continue;
      expect(march.first).to.equal(enter);
      expect(march.first + march.count * march.dt).to.be.closeTo(enter + chord, CLOSE);
      spreadSamples(march, ray, step, 0.5);
      expect(march.first).to.be.closeTo(enter + march.dt / 2, CLOSE);
    }
  });

  it("refuse a matrix without inverse", () => {
    expect(() => invertMatrix(new Array(16).fill(1))).to.throw("no inverse");
  });
});
