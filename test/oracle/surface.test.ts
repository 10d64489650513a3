// test/oracle/surface.test.ts -- the oracle's iso and slice where geometry gives the answer: spheres, planes, slants.

import { expect } from "chai";
import { ISO_LIGHT } from "./methods/iso";
import { castRays } from "./raycast";
import type { Ramp, Scene } from "./scene";
import { alongAxis, obliqueViews, type TestView } from "./views";
import { voxelsOf } from "./voxels";

const SHAPE = [21, 21, 21] as const;
const CENTER = 10;
const RADIUS = 7.3;

/** Highest at the centre, so that a surface of a level is a sphere; linear along the radius. */
const BALL = voxelsOf(SHAPE, (x, y, z) => -Math.hypot(x - CENTER, y - CENTER, z - CENTER));

const gray: Ramp = (_t, out) => out.set([0.5, 0.5, 0.5, 1]);

function seen(view: TestView, scene: Omit<Scene, "width" | "height" | "clipFromData">): Scene {
  return { ...scene, width: view.width, height: view.height, clipFromData: view.clipFromData };
}

/** What a place facing the light by this cosine shows, with light at the eye; display-referred. */
function lit(facing: number, albedo: number, shininess: number): number {
  const linear = Math.pow((albedo + 0.055) / 1.055, 2.4);
  const { ambient, diffuse, specular } = ISO_LIGHT;
  const sum = linear * (ambient + diffuse * facing) + specular * Math.pow(facing, shininess);
  return 1.055 * Math.pow(Math.min(1, sum), 1 / 2.4) - 0.055;
}

describe("oracle iso", () => {
  const iso = { voxels: BALL, method: "iso", clim: [-20, 0], ramp: gray, threshold: -RADIUS } as const;

  for (const view of obliqueViews(SHAPE)) {
    it(`finds a sphere: ${view.name}`, () => {
      const { places, data } = castRays(seen(view, { ...iso, substepSize: 0.01 }));
      let hits = 0;
      for (let i = 0; i < places.length; i += 3) {
        if (Number.isNaN(places[i]!)) continue;
        hits += 1;
        const away = Math.hypot(places[i]! - CENTER, places[i + 1]! - CENTER, places[i + 2]! - CENTER);
        // Linear interpolation cuts corners by up to 1 / (8 R) for each axis; a substep is 0.01 of 0.8 voxels.
        expect(away).to.be.within(RADIUS - 0.08, RADIUS + 0.01);
        expect(data[(4 * i) / 3 + 3]).to.equal(1);
      }
      expect(hits).to.be.greaterThan(100);
    });
  }

  it("lights a sphere by the angle of its normal", () => {
    const view = alongAxis(2, SHAPE);
    const shininess = 12;
    const { data, places } = castRays(seen(view, { ...iso, shininess, substepSize: 0.01 }));
    for (const [column, row] of [
      [10, 10],
      [13, 9],
      [6, 12],
      [10, 15],
    ] as const) {
      const pixel = row * view.width + column;
      const facing = Math.abs(places[3 * pixel + 2]! - CENTER) / RADIUS;
      // Central differences of a cone of distances turn the normal by a few hundredths.
      expect(data[4 * pixel]).to.be.closeTo(lit(facing, 0.5, shininess), 0.03);
    }
  });

  it("turns normals by the inverse transpose", () => {
    // The plane 2 x + z in data space; the world is stretched 3 times along z, so its normal there is (2, 0, 1 / 3).
    const voxels = voxelsOf(SHAPE, (x, _y, z) => 2 * x + z);
    const worldFromData = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0, 5, 6, 7, 1];
    const scene = {
      voxels,
      method: "iso",
      clim: [0, 60],
      ramp: gray,
      threshold: 30,
      worldFromData,
      shininess: 5,
    } as const;
    const view = alongAxis(2, SHAPE);
    const { data } = castRays(seen(view, scene));
    const facing = 1 / 3 / Math.hypot(2, 1 / 3);
    expect(data[4 * (10 * view.width + 10)]).to.be.closeTo(lit(facing, 0.5, 5), 1e-5);
  });

  it("takes a light of its own, towards it in world space", () => {
    const voxels = voxelsOf(SHAPE, (_x, _y, z) => z);
    const scene = { voxels, method: "iso", clim: [0, 20], ramp: gray, threshold: 10, shininess: 1e9 } as const;
    const view = alongAxis(2, SHAPE);
    const light = [0.6, 0, -0.8] as const;
    const value = castRays(seen(view, { ...scene, light })).data[4 * 10 * view.width + 40]!;
    // So sharp a highlight is nowhere: only ambient and diffuse are left.
    expect(value).to.be.closeTo(lit(0.8, 0.5, 1e9), 1e-5);
  });

  it("is as bright from inside as from outside, and hits at once where it starts above the level", () => {
    const view = alongAxis(2, SHAPE);
    const { places, data } = castRays(seen(view, { ...iso, threshold: -100 }));
    expect(places[2]).to.be.closeTo(-0.5, 1e-6);
    expect(data.some((value) => Number.isNaN(value))).to.equal(false);
  });

  it("adds emission in linear light", () => {
    const view = alongAxis(2, SHAPE);
    const flat = { ...iso, ramp: ((_t, out) => out.set([0, 0, 0, 1])) as Ramp, threshold: -100, shininess: 1e9 };
    // Black from afar: what remains is the emission, and the highlight where the surface faces the eye.
    const dark = castRays(seen(view, { ...flat, light: [1, 0, 0], emissive: [0.25, 0.5, 1] })).data;
    [0.25, 0.5, 1].forEach((c, i) => expect(dark[i]).to.be.closeTo(c, 1e-6));
  });

  it("misses what lies below the level everywhere", () => {
    const { data, places } = castRays(seen(alongAxis(0, SHAPE), { ...iso, threshold: 1 }));
    expect(data.every((value) => value === 0)).to.equal(true);
    expect(places.every((value) => Number.isNaN(value))).to.equal(true);
  });
});

describe("oracle slice", () => {
  const voxels = voxelsOf(SHAPE, (x, y, z) => x + 21 * y + 441 * z);
  const last = 21 * 21 * 21 - 1;

  it("shows the values of a plane of voxels", () => {
    const view = alongAxis(2, SHAPE);
    // World z = 3 * data z + 7: the plane z = 16 is slice 3.
    const worldFromData = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0, 0, 0, 7, 1];
    const scene = { voxels, method: "slice", clim: [0, last], plane: [0, 0, -2, 32], worldFromData } as const;
    const { data, places } = castRays(seen(view, scene));
    for (const [column, row] of [
      [0, 0],
      [4, 17],
      [20, 20],
    ] as const) {
      const pixel = row * view.width + column;
      expect(data[4 * pixel]! * last).to.be.closeTo(column + 21 * (20 - row) + 441 * 3, 0.01);
      expect(places[3 * pixel + 2]).to.be.closeTo(3, 1e-5);
    }
  });

  for (const view of obliqueViews(SHAPE)) {
    it(`lies on its plane: ${view.name}`, () => {
      const plane = [1, -1, 2, -18] as const;
      const { places, data } = castRays(seen(view, { voxels, method: "slice", clim: [0, last], plane }));
      let shown = 0;
      for (let i = 0; i < places.length; i += 3) {
        const [x, y, z] = [places[i]!, places[i + 1]!, places[i + 2]!];
        expect(data[(4 * i) / 3 + 3]).to.equal(Number.isNaN(x) ? 0 : 1);
        if (Number.isNaN(x)) continue;
        shown += 1;
        expect(plane[0] * x + plane[1] * y + plane[2] * z + plane[3]).to.be.closeTo(0, 1e-4);
        for (const c of [x, y, z]) expect(c).to.be.within(-0.5001, 20.5001);
      }
      expect(shown).to.be.greaterThan(50);
    });
  }

  it("is empty where the plane misses the box", () => {
    const scene = { voxels, method: "slice", clim: [0, last], plane: [0, 0, 1, -30] } as const;
    expect(castRays(seen(alongAxis(2, SHAPE), scene)).data.every((value) => value === 0)).to.equal(true);
  });
});
