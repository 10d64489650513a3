// What a turntable promises to hands and eyes, on seeded chance: every case prints its round.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { box, center as middleOf, corner, EMPTY_BOX, type Box, type Triple } from "../../src/math/box";
import { clipPoint, pixelOf } from "../../src/math/project";
import type { Viewport } from "../../src/scene/camera";
import { turntable, type Turntable } from "../../src/scene/turntable";
import { chance } from "../gpu/harness/chance";

const SEED = 21;
const ROUNDS = 200;
const UPS = ["+x", "-x", "+y", "-y", "+z", "-z"] as const;

interface Case {
  readonly camera: Turntable;
  readonly bounds: Box;
  readonly viewport: Viewport;
  readonly next: () => number;
  readonly what: string;
}

/** Runs `f` on random cameras that fit random boxes in random viewports, thin ones among them. */
function each(f: (one: Case) => void): void {
  const next = chance(SEED);
  for (let round = 0; round < ROUNDS; ++round) {
    const size = 10 ** (6 * next() - 3);
    const low: Triple = [size * (next() - 0.5), size * (next() - 0.5), size * (next() - 0.5)];
    const bounds = box(low, [low[0] + size * next(), low[1] + size * next(), low[2] + size * next()]);
    const viewport = { width: 50 + 1000 * next(), height: 50 + 1000 * next() };
    const camera = turntable({
      azimuthDeg: 360 * next() - 180,
      elevationDeg: 180 * next() - 90,
      fovDeg: round % 4 === 0 ? 0 : 120 * next(),
      up: UPS[Math.floor(6 * next())],
    });
    camera.fit(bounds);
    f({ camera, bounds, viewport, next, what: `round ${round}: ${JSON.stringify(camera.state)}` });
  }
}

describe(`turntable (seed ${SEED})`, () => {
  it("fits: all corners of a box are in the picture and between the planes, in any viewport and after any turn", () => {
    each(({ camera, bounds, viewport, next, what }) => {
      camera.turn(1000 * next(), 1000 * (next() - 0.5), viewport);
      const { clipFromWorld } = camera.matrices(viewport, bounds);
      let reach = 0;
      for (let i = 0; i < 8; ++i) {
        const [x, y, z, w] = clipPoint(clipFromWorld, corner(bounds, i));
        expect(w, what).to.be.greaterThan(0);
        reach = Math.max(reach, Math.abs(x / w), Math.abs(y / w));
        expect(Math.abs(z / w), `${what} depth`).to.be.lessThan(1);
      }
      expect(reach, what).to.be.lessThan(1);
    });
  });

  it("fits no smaller than it must: a ball around the box nearly touches the shorter side", () => {
    const camera = turntable({ fovDeg: 60 });
    camera.fit(box([-1, -1, -1], [1, 1, 1]));
    // The ball's radius over the eye's distance is the sine of the angle to its rim.
    const rim = Math.tan(Math.asin(Math.sqrt(3) / camera.distance)) / Math.tan(Math.PI / 6);
    expect(rim).to.be.within(0.9, 0.97);
  });

  it("pans: what is in the plane of the centre goes exactly where the pointer goes", () => {
    each(({ camera, bounds, viewport, next, what }) => {
      const before = middleOf(bounds);
      const [dx, dy] = [300 * next() - 150, 300 * next() - 150];
      camera.pan(dx, dy, viewport);
      const [x, y] = pixelOf(camera.matrices(viewport, bounds).clipFromWorld, before, viewport);
      expect(x - viewport.width / 2, what).to.be.closeTo(dx, 1e-7); // pixels; sums of numbers up to 1e3
      expect(y - viewport.height / 2, what).to.be.closeTo(dy, 1e-7);
    });
  });

  it("zooms: what is under the pointer in the plane of the centre stays there, and grows by the factor", () => {
    each(({ camera, bounds, viewport, next, what }) => {
      const [atX, atY] = [viewport.width * next(), viewport.height * next()];
      const factor = Math.exp(2 * next() - 1);
      // The point under the pointer: bring it to the middle and ask where the middle is.
      const probe = turntable(camera.state);
      probe.pan(viewport.width / 2 - atX, viewport.height / 2 - atY, viewport);
      const { scale } = camera;
      camera.zoom(factor, atX, atY, viewport);
      const [x, y] = pixelOf(camera.matrices(viewport, bounds).clipFromWorld, probe.center, viewport);
      expect(x, what).to.be.closeTo(atX, 1e-7);
      expect(y, what).to.be.closeTo(atY, 1e-7);
      expect(camera.scale * factor, what).to.be.closeTo(scale, scale * 1e-12);
    });
  });

  it("turns with the hand: what is in front goes right with a drag to the right, and down with a drag down", () => {
    each(({ camera, bounds, viewport, what }) => {
      camera.set({ elevationDeg: 20 });
      const { eyeFromWorld } = camera.matrices(viewport, bounds);
      // A little before the centre: towards the eye is row 2 of the rotation.
      const front = [0, 1, 2].map(
        (i) => (camera.center[i] as number) + 0.01 * camera.scale * at(eyeFromWorld, 4 * i + 2),
      );
      camera.turn(10, 0, viewport);
      expect(pixelOf(camera.matrices(viewport, bounds).clipFromWorld, front, viewport)[0], what).to.be.greaterThan(
        viewport.width / 2,
      );
      camera.turn(-10, 10, viewport);
      expect(pixelOf(camera.matrices(viewport, bounds).clipFromWorld, front, viewport)[1], what).to.be.greaterThan(
        viewport.height / 2,
      );
    });
  });

  it("turns there and back to where it was", () => {
    each(({ camera, viewport, next, what }) => {
      camera.set({ elevationDeg: 0 });
      const { azimuthDeg } = camera;
      const [dx, dy] = [2000 * next(), 20 * next()];
      camera.turn(dx, dy, viewport);
      camera.turn(-dx, -dy, viewport);
      expect(camera.elevationDeg, what).to.be.closeTo(0, 1e-9);
      expect(Math.sin(((camera.azimuthDeg - azimuthDeg) * Math.PI) / 180), what).to.be.closeTo(0, 1e-9);
    });
  });

  it("says the same by its state: a second camera made from it has the same matrices", () => {
    each(({ camera, bounds, viewport, next, what }) => {
      camera.turn(100 * next(), 100 * next(), viewport);
      camera.zoom(1 + next(), 0, 0, viewport);
      const first = Array.from(camera.matrices(viewport, bounds).clipFromWorld);
      const second = turntable(camera.state).matrices(viewport, bounds).clipFromWorld;
      const largest = Math.max(...first.map(Math.abs));
      // The scale goes through the distance and back: two roundings.
      first.forEach((value, i) => expect(second[i], what).to.be.closeTo(value, 1e-12 * largest));
    });
  });

  it("goes over into a parallel view without a jump", () => {
    const wide = { width: 300, height: 200 };
    const bounds = box([0, 0, 0], [1, 2, 3]);
    const camera = turntable({ center: [0.5, 1, 1.5], scale: 4, fovDeg: 0.02 });
    const narrow = camera.matrices(wide, bounds);
    const near = pixelOf(narrow.clipFromWorld, [0, 0, 0], wide);
    camera.fovDeg = 0;
    const flat = pixelOf(camera.matrices(wide, bounds).clipFromWorld, [0, 0, 0], wide);
    // At 0.02 degrees a depth of 2 before 11459 shifts by 2e-4 of 100 pixels.
    expect(flat[0]).to.be.closeTo(near[0], 0.05);
    expect(flat[1]).to.be.closeTo(near[1], 0.05);
  });
});

describe("turntable's planes", () => {
  const viewport = { width: 100, height: 100 };
  const bounds = box([-1, -1, -1], [1, 1, 1]);

  it("stay before an eye that is inside the things", () => {
    const camera = turntable({ distance: 0.5, center: [0, 0, 0] });
    const { clipFromWorld } = camera.matrices(viewport, bounds);
    const [, , z, w] = clipPoint(clipFromWorld, [0, 0, 0]);
    expect(Math.abs(z / w)).to.be.lessThan(1);
    const step = 1e-3;
    const { eyeFromWorld } = camera.matrices(viewport, bounds);
    const close = [0, 1, 2].map((i) => (0.5 - step) * at(eyeFromWorld, 4 * i + 2));
    const [, , closeZ, closeW] = clipPoint(clipFromWorld, close);
    expect(closeW).to.be.closeTo(step, 1e-9);
    expect(closeZ / closeW).to.be.within(-1, 1);
  });

  it("hold a picture without thickness, nothing at all, and things behind the eye", () => {
    const flat = box([0, 0, 0], [1, 1, 0]);
    for (const fovDeg of [0, 45]) {
      const camera = turntable({ fovDeg, elevationDeg: 90 });
      camera.fit(flat);
      for (const b of [flat, EMPTY_BOX, box([0, 0, 50], [1, 1, 60])]) {
        for (const value of Array.from(camera.matrices(viewport, b).clipFromWorld)) expect(value).to.satisfy(isFinite);
      }
      if (fovDeg > 0) {
        const { clipFromEye } = camera.matrices(viewport, box([0, 0, 50], [1, 1, 60]));
        // The planes by which the matrix was made, read back from it.
        expect(at(clipFromEye, 14) / (at(clipFromEye, 10) - 1), "near").to.be.greaterThan(0);
        expect(at(clipFromEye, 14) / (at(clipFromEye, 10) + 1), "far").to.be.greaterThan(0);
      }
      const [, , z, w] = clipPoint(camera.matrices(viewport, flat).clipFromWorld, [1, 0, 0]);
      expect(Math.abs(z / w)).to.be.lessThan(0.99);
    }
  });

  it("are made without new memory: the same matrices every time", () => {
    const camera = turntable();
    expect(camera.matrices(viewport, bounds)).to.equal(camera.matrices(viewport, bounds));
  });
});

describe("turntable's parameters", () => {
  it("clamp the elevation and wrap the azimuth", () => {
    const camera = turntable({ elevationDeg: 120, azimuthDeg: 200 });
    expect([camera.elevationDeg, camera.azimuthDeg]).to.deep.equal([90, -160]);
    camera.turn(0, -10000, { width: 100, height: 100 });
    expect(camera.elevationDeg).to.equal(-90);
  });

  it("keep distance and scale in step", () => {
    const camera = turntable({ distance: 10, fovDeg: 90 });
    expect(camera.scale).to.be.closeTo(20, 1e-12);
    camera.scale = 4;
    expect(camera.distance).to.be.closeTo(2, 1e-12);
    camera.distance = 5;
    expect(camera.scale).to.be.closeTo(10, 1e-12);
  });

  it("refuse what is wrong, and change nothing then", () => {
    const camera = turntable({ scale: 3 });
    const wrong: readonly (readonly [string, () => unknown])[] = [
      ["param/unknown", () => camera.set({ azimuth: 3 } as never)],
      ["param/range", () => (camera.fovDeg = 180)],
      ["param/range", () => camera.set({ azimuthDeg: 5, scale: 0 })],
      ["param/range", () => (camera.center = [1, 2])],
      ["param/choice", () => camera.set({ up: "z" as never })],
      ["param/range", () => (camera.distance = NaN)],
    ];
    for (const [code, act] of wrong) {
      expect(act).to.throw(EngineError).with.property("code", code);
    }
    expect(camera.state).to.deep.equal(turntable({ scale: 3 }).state);
  });

  it("are told once for every change", () => {
    const camera = turntable();
    let told = 0;
    const off = camera.changed.on(() => ++told);
    camera.set({ azimuthDeg: 1, elevationDeg: 2 });
    camera.turn(1, 1, { width: 10, height: 10 });
    camera.fit(box([0, 0, 0], [1, 1, 1]));
    off();
    camera.reset();
    expect(told).to.equal(3);
  });

  it("come back with reset: gestures are undone, the program's word and the last fit stay", () => {
    const viewport = { width: 100, height: 100 };
    const camera = turntable({ azimuthDeg: 10 });
    camera.fit(box([0, 0, 0], [2, 2, 2]));
    const before = camera.state;
    camera.turn(20, 20, viewport);
    camera.pan(5, 5, viewport);
    camera.zoom(3, 1, 1, viewport);
    expect(camera.state).to.not.deep.equal(before);
    camera.reset();
    expect(camera.state).to.deep.equal(before);
  });

  it("settle only what nobody has said", () => {
    const bounds = box([0, 0, 0], [2, 2, 2]);
    const free = turntable();
    free.settle(bounds);
    expect(free.center).to.deep.equal([1, 1, 1]);
    const placed = turntable({ center: [0, 0, 0] });
    placed.settle(bounds);
    expect(placed.center).to.deep.equal([0, 0, 0]);
    expect(placed.scale).to.be.closeTo(2 * free.scale, 1e-12); // the far corner is twice as far
    const said = turntable({ center: [0, 0, 0], distance: 7 });
    said.settle(bounds);
    expect(said.distance).to.be.closeTo(7, 1e-12);
  });

  it("stop gestures before the picture is lost", () => {
    const camera = turntable({ scale: 1 });
    for (let i = 0; i < 200; ++i) camera.zoom(2, undefined, undefined, { width: 10, height: 10 });
    expect(camera.scale).to.be.closeTo(1e-4, 1e-12);
    camera.zoom(NaN, 0, 0, { width: 10, height: 10 });
    expect(camera.scale).to.be.closeTo(1e-4, 1e-12);
  });
});

function at(values: ArrayLike<number>, i: number): number {
  return values[i] as number;
}
