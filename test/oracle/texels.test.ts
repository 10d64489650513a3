// test/oracle/texels.test.ts -- the oracle's sampling against what is known: voxels, lines, weights, steps.

import { expect } from "chai";
import { makeShare, rampOfTable } from "./colour";
import { makeSampler, texelValues } from "./texels";
import { randomNumbers, voxelsOf } from "./voxels";

const CLOSE = 1e-9;
const RAMP = voxelsOf([6, 5, 4], (x, y, z) => 2 * x - 3 * y + 0.5 * z + 1);

describe("oracle texels", () => {
  it("gives each voxel at its centre", () => {
    const random = randomNumbers(3);
    const voxels = voxelsOf([4, 3, 5], () => random());
    for (const interpolation of ["nearest", "linear"] as const) {
      const at = makeSampler(voxels, interpolation);
      expect(at(2, 1, 3)).to.equal(voxels.data[2 + 4 * (1 + 3 * 3)]);
      expect(at(3, 2, 4)).to.equal(voxels.data[59]);
    }
  });

  it("nearest changes half way between centres", () => {
    const at = makeSampler(RAMP, "nearest");
    expect(at(1.49, 0, 0)).to.equal(at(1, 0, 0));
    expect(at(1.51, 0, 0)).to.equal(at(2, 0, 0));
  });

  for (const interpolation of ["linear", "cubic"] as const) {
    it(`${interpolation} keeps a plane a plane`, () => {
      const at = makeSampler(RAMP, interpolation);
      // Away from the edges, where the cubic one still has its neighbours.
      for (const [x, y, z] of [
        [2.25, 1.5, 1.75],
        [3.4, 2.9, 1.1],
        [2, 2, 2],
      ] as const) {
        expect(at(x, y, z)).to.be.closeTo(2 * x - 3 * y + 0.5 * z + 1, CLOSE);
      }
    });

    it(`${interpolation} repeats the edge outside`, () => {
      const at = makeSampler(
        voxelsOf([3, 3, 3], () => 8),
        interpolation,
      );
      expect(at(-4, 1, 9)).to.be.closeTo(8, CLOSE);
      const sloped = makeSampler(RAMP, interpolation);
      expect(sloped(-9, 2, 2)).to.be.closeTo(sloped(-30, 2, 2), CLOSE);
    });
  }

  it("cubic has the B-spline's weights, 1/6 2/3 1/6, at a centre", () => {
    const at = makeSampler(
      voxelsOf([7, 7, 7], (x, y, z) => (x === 3 && y === 3 && z === 3 ? 1 : 0)),
      "cubic",
    );
    expect(at(3, 3, 3)).to.be.closeTo(8 / 27, CLOSE);
    expect(at(4, 3, 3)).to.be.closeTo((1 / 6) * (4 / 9), CLOSE);
    expect(at(3.5, 3, 3)).to.be.closeTo((23 / 48) * (4 / 9), CLOSE);
  });

  it("leaves missing voxels out of the mean, and is missing where they weigh more than half", () => {
    const at = makeSampler(
      voxelsOf([2, 1, 1], (x) => (x === 0 ? 5 : NaN)),
      "linear",
    );
    expect(at(0.4, 0, 0)).to.be.closeTo(5, CLOSE);
    expect(at(0.6, 0, 0)).to.be.NaN;
    expect(at(0, 0, 0)).to.equal(5);
    expect(
      makeSampler(
        voxelsOf([2, 1, 1], () => NaN),
        "nearest",
      )(0, 0, 0),
    ).to.be.NaN;
  });

  it("steps in 255 levels over the window and clips outside it", () => {
    const values = texelValues([-7, 10, 10.009, 10.011, 15, 20, 99, NaN], { window: [10, 15.1], levels: 255 });
    // A level is 0.02 wide: 10.009 is nearer to level 0, 10.011 to level 1.
    [10, 10, 10, 10.02, 15, 15.1, 15.1].forEach((wanted, i) => expect(values[i]).to.be.closeTo(wanted, 1e-6));
    expect(values[7]).to.be.NaN;
  });

  it("keeps exact values when texels are not asked for", () => {
    expect(Array.from(texelValues([0.1, -4], undefined))).to.deep.equal([0.1, -4]);
  });
});

describe("oracle colours", () => {
  it("clamps to the limits whatever their order, and shows equal limits as one colour", () => {
    const [up, down, equal] = [makeShare([2, 6]), makeShare([6, 2]), makeShare([3, 3])];
    // Adding 0 makes a plain 0 of -0.
    const shares = (share: (value: number) => number): number[] => [0, 3, 99].map((value) => share(value) + 0);
    expect(shares(up)).to.deep.equal([0, 0.25, 1]);
    expect(shares(down)).to.deep.equal([1, 0.75, 0]);
    expect(shares(equal)).to.deep.equal([0, 0, 0]);
  });

  it("reads a table as a texture: entries at (i + 0.5) / n", () => {
    const out = new Float64Array(4);
    const read = (t: number, how: "nearest" | "linear"): number => {
      rampOfTable([0, 0, 0, 255, 255, 0, 0, 255], how)(t, out);
      return out[0]!;
    };
    expect([0, 0.25, 0.5, 0.75, 1].map((t) => read(t, "linear"))).to.deep.equal([0, 0, 0.5, 1, 1]);
    expect([0, 0.49, 0.5, 1].map((t) => read(t, "nearest"))).to.deep.equal([0, 0, 1, 1]);
  });
});
