// What an arcball promises to hands, on seeded chance.

import { expect } from "chai";
import { EMPTY_BOX } from "../../src/math/box";
import { makeBasis, orbitBasis } from "../../src/math/orbit";
import { mapPoint, pixelOf, sightThrough } from "../../src/math/project";
import { basisOf, rotationOf, type Rotation } from "../../src/math/rotation";
import { arcball } from "../../src/scene/arcball";
import { turntable } from "../../src/scene/turntable";
import { chance } from "../gpu/harness/chance";
import { mat4 } from "gl-matrix";

const SEED = 8;
const viewport = { width: 400, height: 300 };

describe(`arcball (seed ${SEED})`, () => {
  it("begins with the sight of a turntable", () => {
    const [a, b] = [arcball(), turntable()].map((camera) => camera.matrices(viewport, EMPTY_BOX).clipFromWorld);
    for (let i = 0; i < 16; ++i) expect(a?.[i]).to.be.closeTo(b?.[i] ?? NaN, 1e-12);
  });

  it("keeps what lies on the ball under the pointer, along a whole drag", () => {
    const next = chance(SEED);
    for (let round = 0; round < 100; ++round) {
      const camera = arcball({ fovDeg: 0, scale: 2, center: [1, 2, 3] });
      camera.turn(300 * next(), 300 * next(), viewport, 400 * next(), 300 * next());
      // Within the ball's round part: its diameter is the shorter side, the round part 0.7 of it.
      const place = (): number => 100 * (next() - 0.5);
      let [x, y] = [200 + place(), 150 + place()];
      const grabbed = onBall(camera, x, y);
      for (let step = 0; step < 5; ++step) {
        const [toX, toY] = [200 + place(), 150 + place()];
        camera.turn(toX - x, toY - y, viewport, toX, toY);
        [x, y] = [toX, toY];
        const seen = pixelOf(camera.matrices(viewport, EMPTY_BOX).clipFromWorld, grabbed, viewport);
        expect(seen[0], `round ${round}`).to.be.closeTo(x, 1e-8);
        expect(seen[1], `round ${round}`).to.be.closeTo(y, 1e-8);
      }
    }
  });

  it("leans when it is turned beside the ball", () => {
    const camera = arcball({ rotation: [0, 0, 0, 1], fovDeg: 0 });
    // Far to the right, down: the picture turns clockwise, so that its right goes down.
    camera.turn(0, 100, viewport, 40000, 200);
    const { right, forward } = basisOf(makeBasis(), camera.rotation as unknown as Rotation);
    expect(right[1]).to.be.greaterThan(0); // the eye leans the other way
    expect(forward[2]).to.be.closeTo(-1, 1e-3);
  });

  it("is turned by keys as far as the ball's surface goes", () => {
    const camera = arcball({ rotation: [0, 0, 0, 1] });
    // Half the way around a ball of 300 pixels.
    camera.turn((Math.PI * 150) / 2, 0, viewport);
    const { forward, up } = basisOf(makeBasis(), camera.rotation as unknown as Rotation);
    expect(forward[0]).to.be.closeTo(1, 1e-12); // what was to the left is in front now
    expect(up[1]).to.be.closeTo(1, 1e-12);
    camera.turn(0, 0, viewport);
    expect(camera.rotation.every(isFinite)).to.be.true;
  });

  it("stays a rotation after ten thousand turns", () => {
    const next = chance(SEED);
    const camera = arcball();
    for (let i = 0; i < 10000; ++i)
      camera.turn(20 * next() - 10, 20 * next() - 10, viewport, 400 * next(), 300 * next());
    const [x = 0, y = 0, z = 0, w = 0] = camera.rotation;
    expect(x * x + y * y + z * z + w * w).to.be.closeTo(1, 1e-12);
  });

  it("takes a quaternion of any length but none", () => {
    const camera = arcball({ rotation: [0, 0, 0, 5] });
    expect(camera.rotation).to.deep.equal([0, 0, 0, 1]);
    const exact = rotationOf(orbitBasis(makeBasis(), 12, 34, "+y"));
    expect(arcball({ rotation: exact }).rotation).to.deep.equal(exact);
    expect(arcball({ rotation: [0, 0, 0, 0] }).rotation).to.deep.equal([0, 0, 0, 1]);
  });

  it("moves smoothly the shortest way around", () => {
    const camera = arcball({ rotation: rotationOf(orbitBasis(makeBasis(), 170, 0, "+z")) });
    const goal = rotationOf(orbitBasis(makeBasis(), -170, 0, "+z"));
    void camera.moveTo({ rotation: goal }, { seconds: 1, ease: "linear" });
    camera.advance(0, false);
    camera.advance(0.5, false);
    const { forward } = basisOf(makeBasis(), camera.rotation as unknown as Rotation);
    expect(forward[1]).to.be.closeTo(-1, 1e-12); // azimuth 180: against "ahead", +y
  });
});

/** The place on the ball under a pointer, world. */
function onBall(camera: ReturnType<typeof arcball>, x: number, y: number) {
  const { clipFromWorld, eyeFromWorld } = camera.matrices(viewport, EMPTY_BOX);
  const worldFromClip = mat4.invert(new Float64Array(16), clipFromWorld) as mat4;
  const worldFromEye = mat4.invert(new Float64Array(16), eyeFromWorld) as mat4;
  const eye = mapPoint(eyeFromWorld, sightThrough(worldFromClip, x, y, viewport).from);
  const radius = camera.scale / 2;
  return mapPoint(worldFromEye, [eye[0], eye[1], Math.sqrt(radius ** 2 - eye[0] ** 2 - eye[1] ** 2) - camera.distance]);
}
