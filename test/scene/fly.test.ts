// What a flying eye promises: it stays where it is when it looks around, and goes where it is driven, by a told clock.

import { expect } from "chai";
import { box, EMPTY_BOX } from "../../src/math/box";
import { pixelOf } from "../../src/math/project";
import type { Thrust } from "../../src/scene/camera";
import { fly, type FlyOptions } from "../../src/scene/fly";

const viewport = { width: 400, height: 300 };
const REST: Thrust = { right: 0, up: 0, forward: 0, yaw: 0, pitch: 0, roll: 0, isFast: false };
const LEVEL: FlyOptions = { position: [0, 0, 0], azimuthDeg: 0, elevationDeg: 0, scale: 1 };

/** Advances for so long at 60 frames a second; gives the time then. */
function run(camera: ReturnType<typeof fly>, from: number, seconds: number): number {
  const frames = Math.round(seconds * 60);
  for (let i = 0; i <= frames; ++i) camera.advance(from + i / 60, false);
  return from + frames / 60;
}

describe("fly", () => {
  it("looks along +y from where it is, with +x to the right and +z up, unless it is told otherwise", () => {
    const { clipFromWorld } = fly(LEVEL).matrices(viewport, EMPTY_BOX);
    const [x, y] = pixelOf(clipFromWorld, [0.1, 10, 0.1], viewport);
    expect(x).to.be.greaterThan(200);
    expect(y).to.be.lessThan(150);
  });

  it("stays where it is when it looks around, and takes what it sees along with the hand", () => {
    const camera = fly(LEVEL);
    camera.turn(3, -2, viewport, 200, 150);
    expect(camera.position).to.deep.equal([0, 0, 0]);
    const [x, y] = pixelOf(camera.matrices(viewport, EMPTY_BOX).clipFromWorld, [0, 50, 0], viewport);
    expect(x).to.be.closeTo(203, 0.01); // angles for tangents: a hundredth of a pixel here
    expect(y).to.be.closeTo(148, 0.01);
  });

  it("takes what it sees along with the hand however its head leans", () => {
    for (const rollDeg of [30, 90, -120, 180]) {
      const camera = fly({ ...LEVEL, rollDeg });
      camera.turn(3, -2, viewport, 200, 150);
      const [x, y] = pixelOf(camera.matrices(viewport, EMPTY_BOX).clipFromWorld, [0, 50, 0], viewport);
      expect(x, `roll ${rollDeg}`).to.be.closeTo(203, 0.01);
      expect(y, `roll ${rollDeg}`).to.be.closeTo(148, 0.01);
    }
  });

  it("turns about what is in the middle in a parallel view", () => {
    const camera = fly({ ...LEVEL, fovDeg: 0 });
    const middle = camera.pose.center;
    camera.turn(50, 20, viewport, 200, 150);
    camera.pose.center.forEach((v, i) => expect(v).to.be.closeTo(middle[i] as number, 1e-12));
  });

  it("flies by its own directions at its speed, once it has got going", () => {
    const camera = fly({ ...LEVEL, speed: 2 });
    camera.drive({ ...REST, forward: 1 });
    const t = run(camera, 100, 1);
    const start = camera.position[1] as number;
    run(camera, t, 1);
    expect((camera.position[1] as number) - start).to.be.closeTo(2, 0.01); // e^-8 of the speed is missing at first
    expect(camera.position[0]).to.be.closeTo(0, 1e-12);
    expect(camera.isMoving).to.be.true;
    camera.drive(REST);
    const end = run(camera, t + 1, 3);
    expect(camera.isMoving).to.be.false;
    const stop = camera.state;
    expect(camera.advance(end + 1, false)).to.be.false;
    expect(camera.state).to.deep.equal(stop);
  });

  it("goes the same way at any frame rate, nearly", () => {
    const ends = [30, 60, 240].map((rate) => {
      const camera = fly({ ...LEVEL, speed: 1 });
      camera.drive({ ...REST, right: 1 });
      for (let i = 0; i <= rate; ++i) camera.advance(i / rate, false);
      return camera.position[0] as number;
    });
    for (const end of ends) expect(end).to.be.closeTo(ends[2] as number, 0.03); // steps of the getting going
  });

  it("crosses the things in five seconds, unless it is told its speed; four times as fast with isFast", () => {
    const speedOf = (options: object, thrust: Partial<Thrust>): number => {
      const camera = fly({ ...LEVEL, ...options });
      camera.matrices(viewport, box([0, 0, 0], [30, 0, 40]));
      camera.drive({ ...REST, ...thrust });
      const t = run(camera, 0, 3);
      const before = camera.position[2] as number;
      run(camera, t, 1);
      return (camera.position[2] as number) - before;
    };
    expect(speedOf({}, { up: 1 })).to.be.closeTo(10, 1e-6);
    expect(speedOf({}, { up: -1, isFast: true })).to.be.closeTo(-40, 1e-6);
    expect(speedOf({ speed: 3 }, { up: 1 })).to.be.closeTo(3, 1e-6);
  });

  it("turns and leans where it is driven", () => {
    const camera = fly(LEVEL);
    camera.drive({ ...REST, yaw: 1 });
    run(camera, 0, 1);
    expect(camera.azimuthDeg).to.be.within(-60, -45); // to the right: clockwise from above
    const other = fly(LEVEL);
    other.drive({ ...REST, pitch: 1, roll: 1 });
    run(other, 0, 0.5);
    expect(other.elevationDeg).to.be.lessThan(-15); // looks up
    expect(other.rollDeg).to.be.greaterThan(15);
  });

  it("does not jump after a page that stood still", () => {
    const camera = fly({ ...LEVEL, speed: 1 });
    camera.drive({ ...REST, forward: 1 });
    const t = run(camera, 0, 1);
    const before = camera.position[1] as number;
    camera.advance(t + 1000, false);
    expect((camera.position[1] as number) - before).to.be.lessThan(0.11);
  });

  it("tells once when it sets out, so that somebody drives it", () => {
    const camera = fly(LEVEL);
    let told = 0;
    camera.changed.on(() => ++told);
    camera.drive({ ...REST, forward: 1 });
    expect(told).to.equal(1);
    camera.drive(REST);
    expect(camera.advance(0, false)).to.be.false;
  });

  it("sees all of the first thing from where it settles; one that was placed keeps its place", () => {
    const bounds = box([1, 2, 3], [5, 6, 7]);
    const placed = fly({ position: [0, -20, 0] });
    placed.settle(bounds);
    expect(placed.position).to.deep.equal([0, -20, 0]);
    expect(placed.distance).to.be.closeTo(Math.sqrt(3 ** 2 + 24 ** 2 + 5 ** 2), 1e-9);
  });
});
