import { expect } from "chai";
import { mat4 } from "gl-matrix";
import { box } from "../../src/math/box";
import { eyeFromWorldInto, makeBasis, orbitBasis, wrapDeg, type Up } from "../../src/math/orbit";
import { depthRange, makeMat4, mapPoint, pixelOf, sightThrough } from "../../src/math/project";
import { chance } from "../gpu/harness/chance";

const SEED = 12;
const ups: readonly Up[] = ["+x", "-x", "+y", "-y", "+z", "-z"];

describe("orbits", () => {
  it("begin along +y with x to the right, and turn and rise as vispy's do", () => {
    const ahead = orbitBasis(makeBasis(), 0, 0, "+z");
    expect(ahead).to.deep.equal({ right: [1, 0, 0], up: [0, 0, 1], forward: [0, 1, 0] });
    const turned = orbitBasis(makeBasis(), 30, 0, "+z");
    expect(turned.forward[0]).to.be.closeTo(-0.5, 1e-15);
    expect(turned.forward[1]).to.be.closeTo(Math.sqrt(3) / 2, 1e-15);
    const above = orbitBasis(makeBasis(), 0, 90, "+z");
    expect(above.forward[2]).to.equal(-1);
    expect(above.up[1]).to.equal(1);
  });

  it(`have directions of length one, at right angles and right-handed (seed ${SEED})`, () => {
    const next = chance(SEED);
    for (let round = 0; round < 200; ++round) {
      const up = ups[Math.floor(6 * next())] as Up;
      const basis = orbitBasis(makeBasis(), 720 * next() - 360, 180 * next() - 90, up);
      const matrix = eyeFromWorldInto(makeMat4(), basis, [0, 0, 0], 0);
      const product = mat4.multiply(makeMat4(), matrix, mat4.transpose(makeMat4(), matrix));
      const identity = makeMat4();
      for (let i = 0; i < 16; ++i) expect(product[i]).to.be.closeTo(identity[i] as number, 1e-14);
      expect(mat4.determinant(matrix)).to.be.closeTo(1, 1e-14);
    }
  });

  it("put the centre at the distance before the eye", () => {
    const basis = orbitBasis(makeBasis(), 77, -20, "+y");
    const matrix = eyeFromWorldInto(makeMat4(), basis, [3, -4, 5], 10);
    const [x, y, z] = mapPoint(matrix, [3, -4, 5]);
    expect(x).to.be.closeTo(0, 1e-14);
    expect(y).to.be.closeTo(0, 1e-14);
    expect(z).to.be.closeTo(-10, 1e-14);
  });

  it("wrap angles into (-180, 180]", () => {
    expect([0, 30, 180, -180, 200, -200, 540, 720.5].map(wrapDeg)).to.deep.equal([
      0, 30, 180, 180, -160, 160, 180, 0.5,
    ]);
  });
});

describe("projection", () => {
  const viewport = { width: 300, height: 150 };

  it("finds the line of sight through the pixel of a point", () => {
    const eyeFromWorld = eyeFromWorldInto(makeMat4(), orbitBasis(makeBasis(), 40, 25, "+z"), [1, 2, 3], 8);
    const clipFromEye = mat4.perspective(makeMat4(), 0.8, 2, 1, 20);
    const clipFromWorld = mat4.multiply(makeMat4(), clipFromEye, eyeFromWorld);
    const worldFromClip = mat4.invert(makeMat4(), clipFromWorld) as mat4;
    const point = [1.5, 2.5, 2] as const;
    const [x, y] = pixelOf(clipFromWorld, point, viewport);
    const { from, to } = sightThrough(worldFromClip, x, y, viewport);
    // The point is on the line: what is left of it across the line is nothing.
    const along = [0, 1, 2].map((i) => (to[i] as number) - (from[i] as number));
    const there = [0, 1, 2].map((i) => (point[i] as number) - (from[i] as number));
    const squared = (v: number[]): number => v.reduce((sum, one) => sum + one * one, 0);
    const share = along.reduce((sum, one, i) => sum + one * (there[i] as number), 0) / squared(along);
    expect(share).to.be.within(0, 1);
    expect(squared(there.map((one, i) => one - share * (along[i] as number)))).to.be.lessThan(1e-20);
  });

  it("counts pixels from the upper left corner", () => {
    expect(pixelOf(makeMat4(), [-1, 1, 0], viewport)).to.deep.equal([0, 0]);
    expect(pixelOf(makeMat4(), [1, -1, 0], viewport)).to.deep.equal([300, 150]);
    expect(sightThrough(makeMat4(), 0, 0, viewport)).to.deep.equal({ from: [-1, 1, -1], to: [-1, 1, 1] });
  });

  it("finds how deep a box lies", () => {
    const eyeFromWorld = eyeFromWorldInto(makeMat4(), orbitBasis(makeBasis(), 0, 0, "+z"), [0, 0, 0], 10);
    expect(depthRange([0, 0], eyeFromWorld, box([-1, -2, -3], [1, 2, 3]))).to.deep.equal([8, 12]);
  });
});
