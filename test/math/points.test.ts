// Distances and angles against what can be said without them.

import { expect } from "chai";
import type { Triple } from "../../src/math/box";
import { angle, distance, mix, pathLength } from "../../src/math/points";
import { chance } from "../gpu/harness/chance";

const SEED = 3;

describe("points", () => {
  it("are as far apart as Pythagoras says", () => {
    expect(distance([1, 2, 3], [3, 5, 9])).to.equal(7);
    expect(pathLength([])).to.equal(0);
    expect(pathLength([[1, 1, 1]])).to.equal(0);
    expect(
      pathLength([
        [0, 0, 0],
        [3, 4, 0],
        [3, 4, 12],
      ]),
    ).to.equal(17);
    expect(mix([0, 2, 4], [4, 2, 0], 0.25)).to.deep.equal([1, 2, 3]);
  });

  it(`make angles that sum to half a turn in a triangle (seed ${SEED})`, () => {
    const next = chance(SEED);
    for (let round = 0; round < 100; ++round) {
      const point = (): Triple => [1000 * next(), next(), next() - 0.5];
      const [a, b, c] = [point(), point(), point()];
      expect(angle(a, b, c) + angle(b, c, a) + angle(c, a, b)).to.be.closeTo(Math.PI, 1e-12);
    }
  });

  it("make angles right, straight, none and tiny", () => {
    expect(angle([1, 0, 0], [0, 0, 0], [0, 5, 0])).to.be.closeTo(Math.PI / 2, 1e-15);
    expect(angle([1, 0, 0], [0, 0, 0], [-2, 0, 0])).to.be.closeTo(Math.PI, 1e-15);
    expect(angle([1, 0, 0], [0, 0, 0], [2, 0, 0])).to.equal(0);
    // The cosine of this is 1 to the last bit.
    expect(angle([1, 0, 0], [0, 0, 0], [1, 1e-9, 0])).to.be.closeTo(1e-9, 1e-20);
    expect(angle([0, 0, 0], [0, 0, 0], [1, 0, 0])).to.be.NaN;
  });
});
