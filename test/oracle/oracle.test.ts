// test/oracle/oracle.test.ts -- the oracle's methods where mathematics gives the answer: sums, extremes, single voxels.

import { expect } from "chai";
import { castRays, toBytes } from "./raycast";
import type { Ramp, Scene } from "./scene";
import { alongAxis, obliqueViews, type TestView } from "./views";
import { randomNumbers, voxelsOf } from "./voxels";

const SHAPE = [7, 5, 9] as const;

/** The picture is kept in single precision. */
const CLOSE = 1e-6;

const AXES = [0, 1, 2] as const;

/** A ramp of one colour. */
const plain =
  (red: number, green: number, blue: number, alpha: number): Ramp =>
  (_t, out) =>
    out.set([red, green, blue, alpha]);

function noise(seed: number): ReturnType<typeof voxelsOf> {
  const random = randomNumbers(seed);
  return voxelsOf(SHAPE, () => random());
}

function seen(view: TestView, scene: Omit<Scene, "width" | "height" | "clipFromData">): Scene {
  return { ...scene, width: view.width, height: view.height, clipFromData: view.clipFromData };
}

/** Voxels of the line behind a pixel of `alongAxis`, in order of the axis. */
function line(data: ArrayLike<number>, axis: 0 | 1 | 2, column: number, row: number): number[] {
  const up = (axis + 2) % 3;
  const at = [0, 0, 0];
  at[(axis + 1) % 3] = column;
  at[up] = SHAPE[up]! - 1 - row;
  return Array.from({ length: SHAPE[axis] }, (_, i) => {
    at[axis] = i;
    return data[at[0]! + SHAPE[0] * (at[1]! + SHAPE[1] * at[2]!)]!;
  });
}

describe("oracle: lines of voxels along an axis, seed 11", () => {
  const answers: Record<string, (values: number[]) => number> = {
    mip: (values) => Math.max(...values),
    minip: (values) => Math.min(...values),
    average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  };
  for (const [method, answer] of Object.entries(answers)) {
    for (const axis of AXES) {
      it(`${method} along ${"xyz"[axis]}`, () => {
        const voxels = noise(11);
        for (const towards of [1, -1] as const) {
          // Two samples a voxel with nearest, so that every voxel has the same weight.
          const scene = { voxels, method, clim: [0, 1], interpolation: "nearest", relativeStepSize: 0.5 } as const;
          const { data, width, height } = castRays(seen(alongAxis(axis, SHAPE, towards), scene));
          for (let row = 0; row < height; ++row) {
            for (let column = 0; column < width; ++column) {
              const wanted = answer(line(voxels.data, axis, column, row));
              expect(data[4 * (row * width + column)]).to.be.closeTo(wanted, CLOSE);
            }
          }
        }
      });
    }
  }

  it("a middle sample a voxel meets the centres, so that linear gives the same", () => {
    const voxels = noise(12);
    const scene = { voxels, clim: [0, 1], relativeStepSize: 1, phase: 0.5 } as const;
    for (const [method, answer] of Object.entries(answers)) {
      const { data } = castRays(seen(alongAxis(2, SHAPE), { ...scene, method }));
      expect(data[0]).to.be.closeTo(answer(line(voxels.data, 2, 0, 0)), CLOSE);
    }
  });
});

describe("oracle: one colour everywhere", () => {
  const voxels = voxelsOf(SHAPE, () => 4);
  const clim = [0, 8] as const;

  it("mip, minip and average show that colour, in every pixel of the box", () => {
    for (const method of ["mip", "minip", "average"]) {
      const { data } = castRays(seen(alongAxis(1, SHAPE), { voxels, clim, method, gamma: 2, opacity: 0.5 }));
      // (4 / 8) ^ 2 of half opacity.
      for (let i = 0; i < data.length; i += 4) expect([data[i], data[i + 3]]).to.deep.equal([0.125, 0.5]);
    }
  });

  it("translucent lets (1 - alpha) ^ voxels through, whatever the step", () => {
    for (const axis of AXES) {
      for (const relativeStepSize of [0.1, 0.8, 1, 2]) {
        const scene = { voxels, clim, method: "translucent", ramp: plain(0.2, 1, 0.6, 0.3), relativeStepSize };
        const { data } = castRays(seen(alongAxis(axis, SHAPE), scene));
        const alpha = 1 - Math.pow(0.7, SHAPE[axis]);
        [0.2, 1, 0.6, 1].forEach((c, i) => expect(data[i]).to.be.closeTo(c * alpha, CLOSE));
      }
    }
  });

  it("translucent stops only where less than a hundredth comes through", () => {
    const scene = { voxels, clim, method: "translucent", ramp: plain(1, 1, 1, 0.8), relativeStepSize: 1 };
    // 0.2 ^ 3 is the first power below 0.01.
    expect(castRays(seen(alongAxis(0, SHAPE), scene)).data[3]).to.be.closeTo(0.992, CLOSE);
  });

  it("additive screens a premultiplied colour for every step", () => {
    const scene = { voxels, clim, method: "additive", ramp: plain(0.5, 0.1, 0, 0.2), relativeStepSize: 1 };
    const { data } = castRays(seen(alongAxis(1, SHAPE), scene));
    [0.5, 0.1, 0, 1].forEach((c, i) => expect(data[i]).to.be.closeTo(1 - Math.pow(1 - 0.2 * c, SHAPE[1]), CLOSE));
    const half = castRays(seen(alongAxis(1, SHAPE), { ...scene, relativeStepSize: 0.5 })).data;
    expect(half[3]).to.be.closeTo(1 - Math.pow(0.8, SHAPE[1]), CLOSE);
  });

  it("attenuatedMip is brightest at its first sample, and mip without attenuation", () => {
    const scene = { voxels, clim, method: "attenuatedMip", relativeStepSize: 1, attenuation: 0.2 };
    const first = 0.5 * Math.exp(-0.2 * (0.5 - 1));
    expect(castRays(seen(alongAxis(2, SHAPE), scene)).data[0]).to.be.closeTo(first, CLOSE);
    expect(castRays(seen(alongAxis(2, SHAPE), { ...scene, attenuation: 0 })).data[0]).to.equal(0.5);
  });
});

describe("oracle: single voxels", () => {
  it("shows a bright voxel at its place, from all six sides", () => {
    const spot = [5, 1, 6] as const;
    const voxels = voxelsOf(SHAPE, (x, y, z) => (x === spot[0] && y === spot[1] && z === spot[2] ? 1 : 0));
    for (const axis of AXES) {
      for (const towards of [1, -1] as const) {
        const view = alongAxis(axis, SHAPE, towards);
        const { data, places } = castRays(seen(view, { voxels, method: "mip", clim: [0, 1], relativeStepSize: 0.4 }));
        const up = (axis + 2) % 3;
        const pixel = (SHAPE[up]! - 1 - spot[up]!) * view.width + spot[(axis + 1) % 3]!;
        const lit = Array.from({ length: view.width * view.height }, (_, i) => i).filter((i) => data[4 * i]! > 0);
        expect(lit).to.deep.equal([pixel]);
        // The refinement looks every tenth of a step of 0.4 voxels.
        AXES.forEach((a) => expect(places[3 * pixel + a]).to.be.closeTo(spot[a], 0.021));
      }
    }
  });

  it("mip of a value is minip of its opposite, on oblique rays, seed 5", () => {
    const voxels = noise(5);
    const opposite = { shape: SHAPE, data: voxels.data.map((value) => -value) };
    for (const view of obliqueViews(SHAPE, 32)) {
      const mip = castRays(seen(view, { voxels, method: "mip", clim: [0.2, 0.9] }));
      const minip = castRays(seen(view, { voxels: opposite, method: "minip", clim: [-0.2, -0.9] }));
      expect(mip.data.some((value) => value > 0)).to.equal(true);
      mip.data.forEach((value, i) => expect(minip.data[i]).to.be.closeTo(value, CLOSE));
    }
  });

  it("leaves missing voxels out, and pixels with nothing else empty", () => {
    const voxels = voxelsOf(SHAPE, (x, _y, z) => (x === 0 || z > 3 ? NaN : 0.25));
    for (const method of ["mip", "minip", "average", "attenuatedMip", "translucent", "additive"]) {
      const scene = { voxels, method, clim: [0, 1], interpolation: "nearest", attenuation: 0 } as const;
      const { data } = castRays(seen(alongAxis(2, SHAPE), { ...scene, ramp: plain(1, 1, 1, 1) }));
      expect(Array.from(data.slice(0, 8)), method).to.deep.equal([0, 0, 0, 0, 1, 1, 1, 1]);
    }
  });

  it("cutoffs leave values out", () => {
    const scene = { voxels: noise(2), clim: [0, 1] } as const;
    const view = alongAxis(2, SHAPE);
    const empty = (more: object, method: string): boolean =>
      castRays(seen(view, { ...scene, method, ...more })).data.every((value) => value === 0);
    expect(empty({ mipCutoff: 1 }, "mip")).to.equal(true);
    expect(empty({ mipCutoff: 0.1 }, "mip")).to.equal(false);
    expect(empty({ minipCutoff: 0 }, "minip")).to.equal(true);
    expect(empty({ minipCutoff: 0.9 }, "minip")).to.equal(false);
  });
});

describe("oracle: bytes", () => {
  it("blends over a background that was rounded to bytes, and gives straight alpha without one", () => {
    const voxels = voxelsOf(SHAPE, () => 1);
    const scene = { voxels, method: "mip", clim: [0, 1], ramp: plain(1, 0.5, 0, 1), opacity: 0.5 } as const;
    const bytes = (more: object): number[] =>
      Array.from(toBytes(castRays(seen(alongAxis(0, SHAPE), { ...scene, ...more }))).data.slice(0, 4));
    expect(bytes({})).to.deep.equal([255, 128, 0, 128]);
    expect(bytes({ background: [0, 0, 1, 1] })).to.deep.equal([128, 64, 128, 255]);
    expect(bytes({ background: [0, 0, 1, 1], blend: "add" })).to.deep.equal([128, 64, 255, 255]);
  });

  it("names the methods there are when it is asked for another", () => {
    const scene = { voxels: noise(1), method: "mop", clim: [0, 1] } as const;
    expect(() => castRays(seen(alongAxis(0, SHAPE), scene))).to.throw("there are mip, minip");
  });
});
