// What every camera that hands can move promises, on seeded chance: every case prints its round.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { box, center as middleOf, corner, EMPTY_BOX, type Box, type Triple } from "../../src/math/box";
import { clipPoint, pixelOf } from "../../src/math/project";
import * as cameras from "../../src/scene/cameras";
import type { Camera, CameraState, Viewport } from "../../src/scene/camera";
import { createView } from "../../src/scene/view";
import { chance } from "../gpu/harness/chance";
import { thing } from "./things";

type Movable = Required<Omit<Camera, "drive">> & { set(change: CameraState): void };
type Name = keyof typeof cameras;

const SEED = 33;
const ROUNDS = 60;
const names = Object.keys(cameras) as Name[];
const make = (name: Name, options?: object): Movable => cameras[name](options as never) as unknown as Movable;

interface Case {
  readonly camera: Movable;
  readonly bounds: Box;
  readonly viewport: Viewport;
  readonly next: () => number;
  readonly what: string;
}

/** Runs `f` on random cameras of a kind that were turned and fit random boxes in random viewports. */
function each(name: Name, f: (one: Case) => void): void {
  const next = chance(SEED);
  for (let round = 0; round < ROUNDS; ++round) {
    const size = 10 ** (6 * next() - 3);
    const low: Triple = [size * (next() - 0.5), size * (next() - 0.5), size * (next() - 0.5)];
    const bounds = box(low, [low[0] + size * next(), low[1] + size * next(), low[2] + size * next()]);
    const viewport = { width: 50 + 1000 * next(), height: 50 + 1000 * next() };
    const camera = make(name, optionsOf(name, round, next));
    camera.turn(500 * next(), 300 * (next() - 0.5), viewport, viewport.width * next(), viewport.height * next());
    camera.fit(bounds);
    f({ camera, bounds, viewport, next, what: `${name}, round ${round}: ${JSON.stringify(camera.state)}` });
  }
}

function optionsOf(name: Name, round: number, next: () => number): object {
  if (name !== "panzoom") return { fovDeg: round % 3 === 0 ? 0 : 120 * next() };
  const signs = { rect: [0, 0, round % 2 === 0 ? 1 : -1, 1], up: round % 5 === 0 ? "-y" : "+y" };
  return { ...signs, aspect: round % 3 === 0 ? 0 : 2 * next() + 0.1 };
}

function matrixOf(camera: Camera, viewport: Viewport, bounds: Box = EMPTY_BOX): readonly number[] {
  return Array.from(camera.matrices(viewport, bounds).clipFromWorld);
}

/** Rows x, y and w of two matrices; depth depends on what is enclosed. */
function sameSight(a: readonly number[], b: readonly number[], what: string): void {
  const size = Math.max(...a.map(Math.abs));
  for (let i = 0; i < 16; ++i) {
    // Angles and quaternions there and back: some rounding of the largest term.
    if (i % 4 !== 2) expect(a[i], `${what}, element ${i}`).to.be.closeTo(b[i] as number, 1e-10 * size);
  }
}

for (const name of names) {
  describe(`${name} (seed ${SEED})`, () => {
    it("fits: all corners of a box are in the picture and between the planes, in any viewport", () => {
      each(name, ({ camera, bounds, viewport, what }) => {
        const { clipFromWorld } = camera.matrices(viewport, bounds);
        for (let i = 0; i < 8; ++i) {
          const [x, y, z, w] = clipPoint(clipFromWorld, corner(bounds, i));
          expect(w, what).to.be.greaterThan(0);
          for (const v of [x, y, z]) expect(Math.abs(v / w), what).to.be.lessThan(1);
        }
      });
    });

    it("pans: what is in the plane of the centre goes exactly where the pointer goes", () => {
      each(name, ({ camera, bounds, viewport, next, what }) => {
        const [dx, dy] = [300 * next() - 150, 300 * next() - 150];
        const before = pixelOf(matrixOf(camera, viewport, bounds), middleOf(bounds), viewport);
        camera.pan(dx, dy, viewport);
        const after = pixelOf(matrixOf(camera, viewport, bounds), middleOf(bounds), viewport);
        expect(after[0] - before[0], what).to.be.closeTo(dx, 1e-7); // pixels; sums of numbers up to 1e3
        expect(after[1] - before[1], what).to.be.closeTo(dy, 1e-7);
      });
    });

    it("zooms: what is under the pointer in the plane of the centre stays there", () => {
      each(name, ({ camera, bounds, viewport, next, what }) => {
        // The middle is brought under some place, and that is zoomed about.
        const [dx, dy] = [(next() - 0.5) * viewport.width, (next() - 0.5) * viewport.height];
        camera.pan(dx, dy, viewport);
        const at = pixelOf(matrixOf(camera, viewport, bounds), middleOf(bounds), viewport);
        camera.zoom(Math.exp(next() - 0.5), at[0], at[1], viewport);
        const after = pixelOf(matrixOf(camera, viewport, bounds), middleOf(bounds), viewport);
        expect(after[0], what).to.be.closeTo(at[0], 1e-6);
        expect(after[1], what).to.be.closeTo(at[1], 1e-6);
      });
    });

    it("comes back by its state through JSON, to the last bit", () => {
      each(name, ({ camera, bounds, viewport, next, what }) => {
        camera.turn(50 * next(), 50 * next(), viewport);
        camera.zoom(1.7, 3, 4, viewport);
        const state = JSON.parse(JSON.stringify(camera.state)) as CameraState;
        for (const other of [make(name, state), make(name)]) {
          other.state = state;
          expect(other.state, what).to.deep.equal(camera.state);
          expect(matrixOf(other, viewport, bounds), what).to.deep.equal(matrixOf(camera, viewport, bounds));
        }
      });
    });

    it("moves smoothly to a state: begins and ends there, tells all the way, and is reset to it", async () => {
      const viewport = { width: 300, height: 200 };
      const [from, to] = [make(name), make(name)];
      to.fit(box([3, 4, 5], [6, 7, 9]));
      to.turn(70, 30, viewport, 160, 90);
      const before = matrixOf(from, viewport);
      const ends = from.moveTo(to.state, { seconds: 2 });
      from.advance(10, false);
      sameSight(matrixOf(from, viewport), before, "at the start");
      let told = 0;
      from.changed.on(() => ++told);
      expect([from.advance(11, false), from.advance(11.9, false)]).to.deep.equal([true, true]);
      expect(from.state).to.not.deep.equal(to.state);
      expect(from.advance(12, false)).to.be.false;
      expect(told).to.equal(3);
      expect(await ends).to.be.true;
      expect(from.state).to.deep.equal(to.state);
      from.zoom(2, 0, 0, viewport);
      from.reset();
      expect(from.state).to.deep.equal(to.state);
    });

    it("lets a hand, the program and another move come between", async () => {
      const viewport = { width: 300, height: 200 };
      const goal = make(name);
      goal.fit(box([3, 4, 5], [6, 7, 9]));
      const between: readonly ((camera: Movable) => unknown)[] = [
        (camera) => camera.pan(1, 1, viewport),
        (camera) => camera.zoom(1.1, 5, 5, viewport),
        (camera) => camera.turn(1, 1, viewport),
        (camera) => camera.set(make(name).state),
        (camera) => camera.moveTo(make(name).state),
        (camera) => camera.reset(),
      ];
      for (const act of between) {
        const camera = make(name);
        const ends = camera.moveTo(goal.state, { seconds: 1 });
        camera.advance(0, false);
        camera.advance(0.5, false);
        act(camera);
        expect(await ends, String(act)).to.be.false;
        camera.advance(5, false);
        camera.advance(9, false);
        if (!String(act).includes("reset")) expect(camera.state, String(act)).to.not.deep.equal(goal.state);
      }
    });

    it("fits smoothly when told how", () => {
      const bounds = box([3, 4, 5], [6, 7, 9]);
      const [smooth, sudden] = [make(name), make(name)];
      sudden.fit(bounds);
      smooth.fit(bounds, { seconds: 1 });
      expect(smooth.state).to.deep.equal(make(name).state);
      smooth.advance(0, true);
      expect(smooth.state).to.deep.equal(sudden.state);
    });

    it("refuses what is wrong, and changes nothing then", () => {
      const camera = make(name);
      const before = camera.state;
      expect(() => camera.set({ nonsense: 1 }))
        .to.throw(EngineError)
        .with.property("code", "param/unknown");
      expect(() => camera.moveTo({ up: "sideways", center: "here" })).to.throw(EngineError);
      expect(() => (camera.state = { up: "sideways", rotation: [1], rect: [] })).to.throw(EngineError);
      expect(camera.state).to.deep.equal(before);
      camera.zoom(NaN, 0, 0, { width: 10, height: 10 });
      expect(camera.state).to.deep.equal(before);
    });

    it("makes its matrices without new memory: the same every time", () => {
      const camera = make(name);
      const viewport = { width: 10, height: 10 };
      expect(camera.matrices(viewport, EMPTY_BOX)).to.equal(camera.matrices(viewport, EMPTY_BOX));
    });

    it("settles on the first thing, goes back to all of it, and stays where it was placed", () => {
      const view = createView({ camera: make(name) });
      view.add(thing("a", box([10, 10, 10], [12, 14, 16])));
      const fitted = make(name);
      fitted.fit(box([10, 10, 10], [12, 14, 16]));
      const settled = view.camera.state;
      expect(settled).to.deep.equal(fitted.state);
      view.camera.pan(30, 20, { width: 100, height: 100 });
      view.add(thing("b", box([0, 0, 0], [90, 90, 90])));
      view.camera.reset();
      expect(view.camera.state).to.deep.equal(settled);
      const placed = make(name, settled);
      const other = createView({ camera: placed });
      other.add(thing("a", box([0, 0, 0], [1, 1, 1])));
      expect(placed.state).to.deep.equal(settled);
    });
  });
}

describe(`poses (seed ${SEED})`, () => {
  const viewport = { width: 320, height: 200 };
  for (const from of ["turntable", "arcball", "fly"] as const) {
    for (const to of ["turntable", "arcball", "fly"] as const) {
      it(`${to} looks as ${from} does`, () => {
        each(from, ({ camera, what }) => {
          // A turntable cannot lean.
          if (to === "turntable" && from === "arcball") camera.set({ rotation: leanless(camera.state) });
          const other = make(to);
          let told = 0;
          other.changed.on(() => ++told);
          other.adopt(camera.pose);
          sameSight(matrixOf(other, viewport), matrixOf(camera, viewport), what);
          other.adopt(camera.pose);
          expect(told, "told once, though asked twice").to.equal(1);
        });
      });
    }
  }

  it("are kept when a view gets another camera, but for what that was told itself", () => {
    const view = createView();
    view.add(thing("a", box([0, 0, 0], [2, 4, 6])));
    const fitted = view.camera.pose;
    view.camera.turn(40, 30, viewport);
    view.camera.zoom(2, 10, 10, viewport);
    const before = view.camera.pose;
    view.camera = cameras.arcball({ fovDeg: 0 });
    const { pose } = view.camera;
    expect(pose?.center).to.deep.equal(before?.center);
    expect(pose?.scale).to.equal(before?.scale);
    expect(pose?.fovDeg).to.equal(0);
    expect(pose?.rotation?.map((v) => v.toFixed(9))).to.deep.equal(before?.rotation?.map((v) => v.toFixed(9)));
    view.camera.reset();
    expect(view.camera.pose?.scale).to.equal(fitted?.scale);
    expect(view.camera.pose?.center).to.deep.equal(fitted?.center);
    view.camera = cameras.fly();
    expect(view.camera.pose?.scale).to.equal(fitted?.scale);
    expect(view.camera.state.fovDeg, "the arcball was told 0").to.equal(0);
    const placed = cameras.turntable({ center: [7, 7, 7] });
    view.camera = placed;
    expect(placed.center).to.deep.equal([7, 7, 7]);
    expect(placed.scale).to.equal(fitted?.scale);
  });

  it("do not creep from a view's old camera into one that is at home elsewhere", () => {
    const [a, b] = [createView(), createView()];
    for (const view of [a, b]) view.add(thing("a", box([0, 0, 0], [2, 4, 6])));
    b.camera.turn(50, 20, viewport);
    const before = a.camera.state;
    b.camera = a.camera;
    expect(a.camera.state).to.deep.equal(before);
  });
});

/** A rotation near the given one whose right is level. */
function leanless(state: CameraState): readonly number[] {
  const level = make("turntable");
  const as = make("arcball", state);
  level.adopt(as.pose);
  return level.pose.rotation ?? [];
}
