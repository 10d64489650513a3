// Rotations against the matrices they mean, on seeded chance.

import { expect } from "chai";
import { anglesOf, makeBasis, orbitBasis, rollBasis, type Up } from "../../src/math/orbit";
import {
  aboutAxis,
  arc,
  ballPoint,
  basisOf,
  inverseRotation,
  rotationBetween,
  rotationOf,
  turned,
  type Rotation,
} from "../../src/math/rotation";
import { chance } from "../gpu/harness/chance";

const SEED = 4;
const UPS: readonly Up[] = ["+x", "-x", "+y", "-y", "+z", "-z"];

function randomRotation(next: () => number): Rotation {
  const [a, b, c] = [2 * Math.PI * next(), 2 * Math.PI * next(), next()];
  const [s, t] = [Math.sqrt(1 - c), Math.sqrt(c)];
  return [s * Math.sin(a), s * Math.cos(a), t * Math.sin(b), t * Math.cos(b)];
}

function near(a: ArrayLike<number>, b: ArrayLike<number>, what = ""): void {
  // Sums of a few products of numbers of size one.
  for (let i = 0; i < a.length; ++i) expect(a[i], what).to.be.closeTo(b[i] as number, 1e-12);
}

/** Both signs of a quaternion say the same. */
function same(a: Rotation, b: Rotation): void {
  expect(Math.abs(a.reduce((sum, v, i) => sum + v * (b[i] as number), 0))).to.be.closeTo(1, 1e-12);
}

describe(`rotation (seed ${SEED})`, () => {
  it("of none looks along -z with y up", () => {
    const { right, up, forward } = basisOf(makeBasis(), [0, 0, 0, 1]);
    near([...right, ...up, ...forward], [1, 0, 0, 0, 1, 0, 0, 0, -1]);
  });

  it("and its directions say the same, there and back", () => {
    const next = chance(SEED);
    for (let round = 0; round < 200; ++round) {
      const rotation = randomRotation(next);
      same(rotationOf(basisOf(makeBasis(), rotation)), rotation);
    }
  });

  it("multiplies as matrices do, and undoes itself", () => {
    const next = chance(SEED);
    for (let round = 0; round < 100; ++round) {
      const [a, b] = [randomRotation(next), randomRotation(next)];
      const eye = basisOf(makeBasis(), b);
      const all = basisOf(makeBasis(), turned(a, b));
      const { right, up, forward } = basisOf(makeBasis(), a);
      for (const part of ["right", "up", "forward"] as const) {
        const [x = 0, y = 0, z = 0] = eye[part];
        // b's direction, seen as coordinates of a: x right, y up, -z forward.
        near(
          all[part],
          [0, 1, 2].map((i) => x * (right[i] ?? 0) + y * (up[i] ?? 0) - z * (forward[i] ?? 0)),
        );
      }
      same(turned(a, inverseRotation(a)), [0, 0, 0, 1]);
    }
  });

  it("brings a direction to another by the arc between them", () => {
    const next = chance(SEED);
    for (let round = 0; round < 100; ++round) {
      const from = basisOf(makeBasis(), randomRotation(next)).up as unknown as [number, number, number];
      const to = basisOf(makeBasis(), randomRotation(next)).up as unknown as [number, number, number];
      const turn = arc(from, to);
      // The image of `from`: turn, then a frame whose up is `from`.
      const frame = arc([0, 1, 0], from);
      near(basisOf(makeBasis(), turned(turn, frame)).up, to);
    }
    near(basisOf(makeBasis(), arc([0, 0, 2], [0, 0, -3])).forward, [0, 0, 1]);
    near(arc([0, 0, 0], [1, 0, 0]), [0, 0, 0, 1]);
  });

  it("goes the shortest way between two, at an even speed", () => {
    const from = aboutAxis([0, 0, 1], 0.2);
    near(rotationBetween(from, aboutAxis([0, 0, 1], 1.2), 0.25), aboutAxis([0, 0, 1], 0.45));
    const far = aboutAxis([0, 0, 1], 0.2 + 2 * Math.PI - 0.4);
    same(rotationBetween(from, far, 0.5), aboutAxis([0, 0, 1], 0));
    near(rotationBetween(from, from, 0.7), from);
  });

  it("has angles: an orbit, rolled, gives them back for every up axis", () => {
    const next = chance(SEED);
    for (let round = 0; round < 300; ++round) {
      const up = UPS[round % 6] as Up;
      const [a, e, r] = [360 * next() - 180, 178 * next() - 89, 360 * next() - 180];
      const found = anglesOf(rollBasis(orbitBasis(makeBasis(), a, e, up), r), up);
      const what = `${up} ${a} ${e} ${r}`;
      expect(found.azimuthDeg, what).to.be.closeTo(a, 1e-9);
      expect(found.elevationDeg, what).to.be.closeTo(e, 1e-9);
      expect(found.rollDeg, what).to.be.closeTo(r, 1e-9);
    }
  });

  it("has angles straight above and below too: the roll counts as azimuth", () => {
    for (const up of UPS) {
      for (const elevation of [90, -90]) {
        const basis = rollBasis(orbitBasis(makeBasis(), 35, elevation, up), 20);
        const { azimuthDeg, elevationDeg, rollDeg } = anglesOf(basis, up);
        expect([elevationDeg, rollDeg]).to.deep.equal([elevation, 0]);
        const again = orbitBasis(makeBasis(), azimuthDeg, elevationDeg, up);
        near([...again.right, ...again.up], [...basis.right, ...basis.up], `${up} ${elevation}`);
      }
    }
  });
});

describe("the ball under a pointer", () => {
  it("is a ball in the middle, and without a step a hyperboloid beside it", () => {
    expect(ballPoint(0, 0, 2)).to.deep.equal([0, 0, 2]);
    const [x, y, z] = ballPoint(0.9, -0.5, 2);
    expect(Math.sqrt(x * x + y * y + z * z)).to.be.closeTo(2, 1e-12);
    const edge = Math.SQRT2; // radius 2, where both say the same height
    expect(ballPoint(edge - 1e-9, 0, 2)[2]).to.be.closeTo(ballPoint(edge + 1e-9, 0, 2)[2], 1e-8);
    expect(ballPoint(100, 0, 2)[2]).to.be.closeTo(0.02, 1e-12);
  });
});
