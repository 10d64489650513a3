// test/data/squares.test -- marching squares: closed round hills, where linear interpolation says, inside to the left.

import { expect } from "chai";
import { grid, type Grid } from "../../src/data/grid";
import { curvesAt, type Chain } from "../../src/data/squares";
import { randomNumbers } from "../oracle/voxels";

const SEED = 23;

function gridOf(nx: number, ny: number, at: (x: number, y: number) => number): Grid {
  return grid({
    data: Float32Array.from({ length: nx * ny }, (_, i) => at(i % nx, Math.floor(i / nx))),
    shape: [nx, ny, 1],
  });
}

const isClosed = (chain: Chain): boolean =>
  chain[0] === chain[chain.length - 2] && chain[1] === chain[chain.length - 1];

/** Twice the area to the left of a closed chain. */
function twiceArea(chain: Chain): number {
  let sum = 0;
  for (let i = 0; i + 3 < chain.length; i += 2) sum += chain[i]! * chain[i + 3]! - chain[i + 2]! * chain[i + 1]!;
  return sum;
}

describe("marching squares", () => {
  it("a round hill has one closed curve of its radius, the hill to its left", () => {
    const hill = gridOf(30, 28, (x, y) => 10 - Math.hypot(x - 14.3, y - 13.1));
    const chains = curvesAt(hill, 1, 0);
    expect(chains.map(isClosed)).to.deep.equal([true]);
    const [chain = []] = chains;
    for (let i = 0; i < chain.length; i += 2)
      expect(Math.hypot(chain[i]! - 14.3, chain[i + 1]! - 13.1)).to.be.closeTo(9, 0.02);
    expect(twiceArea(chain) / 2).to.be.within(0.98 * Math.PI * 81, Math.PI * 81);
    // A hollow has its curve the other way round.
    expect(
      twiceArea(
        curvesAt(
          gridOf(30, 28, (x, y) => Math.hypot(x - 14.3, y - 13.1)),
          9,
          0,
        )[0]!,
      ),
    ).to.be.below(0);
  });

  it("a slope has one open curve from rim to rim", () => {
    const slope = gridOf(5, 4, (x) => 10 * x);
    const chains = curvesAt(slope, 17, 0);
    expect(chains).to.have.length(1);
    const [chain = []] = chains;
    // Inside (larger x) lies to the left: the curve goes down in y.
    expect(chain).to.deep.equal([1.7, 3, 1.7, 2, 1.7, 1, 1.7, 0].map((v) => v));
  });

  it(`every crossing is used once, and what ends below the level is closed, for any values (seed ${SEED})`, () => {
    const random = randomNumbers(SEED);
    const [nx, ny] = [20, 17];
    const noise = gridOf(nx, ny, (x, y) => (x === 0 || y === 0 || x === nx - 1 || y === ny - 1 ? 0 : random()));
    const chains = curvesAt(noise, 0.5, 0);
    expect(chains.every(isClosed)).to.equal(true);
    let crossings = 0;
    const above = (x: number, y: number): boolean => noise.data[y * nx + x]! > 0.5;
    for (let y = 0; y < ny; ++y)
      for (let x = 0; x < nx; ++x) {
        if (x + 1 < nx && above(x, y) !== above(x + 1, y)) crossings += 1;
        if (y + 1 < ny && above(x, y) !== above(x, y + 1)) crossings += 1;
      }
    const points = chains.reduce((sum, chain) => sum + chain.length / 2 - 1, 0);
    expect(points).to.equal(crossings);
    expect(crossings).to.be.greaterThan(150);
  });

  it("a saddle joins or parts by its middle", () => {
    const saddle = (middle: number): number =>
      curvesAt(grid({ data: new Float32Array([1, middle, middle, 1]), shape: [2, 2, 1] }), 0.5, 0).length;
    expect(saddle(0.4)).to.equal(2);
    const lengths = [0.4, -0.9].map((low) =>
      curvesAt(grid({ data: new Float32Array([1, low, low, 1]), shape: [2, 2, 1] }), 0.5, 0).map(
        (chain) => Math.abs(chain[0]! - chain[2]!) + Math.abs(chain[1]! - chain[3]!),
      ),
    );
    // Joined: the low corners are cut off, so pieces are short at them: 0.17 from each low corner.
    expect(lengths[0]![0]).to.be.closeTo(2 / 6, 1e-6);
    // Parted: the high corners are cut off, 0.263 from each.
    expect(lengths[1]![0]).to.be.closeTo((2 * 0.5) / 1.9, 1e-6);
  });

  it("curves end where values are missing", () => {
    const holed = gridOf(5, 5, (x, y) => (x === 2 && y === 2 ? NaN : y));
    expect(curvesAt(holed, 1.5, 0).map((chain) => chain.length / 2)).to.deep.equal([2, 2]);
  });
});
