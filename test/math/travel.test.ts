// The way between two sightings: its ends, its straightness, and the speed that the paper promises.

import { expect } from "chai";
import type { Triple } from "../../src/math/box";
import { distance } from "../../src/math/points";
import { travel, type Sighting } from "../../src/math/travel";
import { chance } from "../gpu/harness/chance";

const SEED = 12;

describe(`travel (seed ${SEED})`, () => {
  it("begins and ends at the ends, and gets there without a jump", () => {
    const next = chance(SEED);
    for (let round = 0; round < 100; ++round) {
      const place = (): Triple => [10 * next(), 10 * next(), 10 * next()];
      const from: Sighting = { center: place(), size: Math.exp(8 * next() - 4) };
      const to: Sighting = { center: place(), size: Math.exp(8 * next() - 4) };
      const what = JSON.stringify([from, to]);
      expect(travel(from, to, 0)).to.equal(from);
      expect(travel(from, to, 1)).to.equal(to);
      const [a, b] = [travel(from, to, 1e-9), travel(from, to, 1 - 1e-9)];
      expect(distance(a.center, from.center) / from.size, what).to.be.lessThan(1e-6);
      expect(distance(b.center, to.center) / to.size, what).to.be.lessThan(1e-6);
      expect(a.size / from.size, what).to.be.closeTo(1, 1e-6);
      expect(b.size / to.size, what).to.be.closeTo(1, 1e-6);
    }
  });

  it("moves evenly as the eye measures: by (rho^2 du)^2 + dw^2 over (rho w)^2", () => {
    const from: Sighting = { center: [0, 0, 0], size: 1 };
    const to: Sighting = { center: [30, 0, 0], size: 3 };
    const speeds = [0.1, 0.3, 0.5, 0.7, 0.9].map((at) => {
      const [a, b] = [travel(from, to, at), travel(from, to, at + 1e-5)];
      const [du, dw] = [b.center[0] - a.center[0], b.size - a.size];
      return Math.sqrt(4 * du * du + dw * dw) / (Math.SQRT2 * a.size);
    });
    for (const speed of speeds) expect(speed / (speeds[0] ?? NaN)).to.be.closeTo(1, 1e-3); // a difference quotient
  });

  it("rises over a long way, and only changes its size where there is none", () => {
    const far = travel({ center: [0, 0, 0], size: 1 }, { center: [100, 0, 0], size: 1 }, 0.5);
    expect(far.size).to.be.greaterThan(20);
    expect(far.center[0]).to.be.closeTo(50, 1e-9);
    const still = travel({ center: [1, 2, 3], size: 1 }, { center: [1, 2, 3], size: 16 }, 0.25);
    expect(still.size).to.be.closeTo(2, 1e-12);
    expect(still.center).to.deep.equal([1, 2, 3]);
  });
});
