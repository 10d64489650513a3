import { expect } from "chai";
import { mat4 } from "gl-matrix";
import {
  box,
  center,
  corner,
  diagonal,
  EMPTY_BOX,
  isEmptyBox,
  radiusAround,
  transformBox,
  union,
  type Box,
} from "../../src/math/box";
import { mapPoint } from "../../src/math/project";
import { chance } from "../gpu/harness/chance";

const SEED = 11;

describe("boxes", () => {
  it("know their middle, diagonal and corners", () => {
    const b = box([0, 0, 0], [2, 3, 6]);
    expect(center(b)).to.deep.equal([1, 1.5, 3]);
    expect(diagonal(b)).to.equal(7); // 2, 3, 6: a whole quadruple
    expect(corner(b, 0)).to.deep.equal([0, 0, 0]);
    expect(corner(b, 5)).to.deep.equal([2, 0, 6]);
    expect(radiusAround(b, [0, 0, 0])).to.equal(7);
  });

  it("that are empty stay out of unions, and map to empty ones", () => {
    const b = box([1, 2, 3], [4, 5, 6]);
    expect(union(EMPTY_BOX, b)).to.deep.equal(b);
    expect(isEmptyBox(union(EMPTY_BOX, EMPTY_BOX))).to.be.true;
    expect(isEmptyBox(transformBox(mat4.create(), EMPTY_BOX))).to.be.true;
    expect(isEmptyBox(box([1, 1, 1], [1, 1, 1]))).to.be.false;
    expect(diagonal(EMPTY_BOX)).to.equal(0);
    expect(center(EMPTY_BOX)).to.deep.equal([0, 0, 0]);
  });

  it(`map to the least box around their mapped corners (seed ${SEED})`, () => {
    const next = chance(SEED);
    for (let round = 0; round < 100; ++round) {
      const matrix = Array.from({ length: 16 }, (_, i) => (i % 4 === 3 ? (i === 15 ? 1 : 0) : 4 * next() - 2));
      const low = [next(), next(), next()] as const;
      const b = box(low, [low[0] + next(), low[1] + next(), low[2] + next()]);
      let expected: Box = EMPTY_BOX;
      for (let i = 0; i < 8; ++i) {
        const p = mapPoint(matrix, corner(b, i));
        expected = union(expected, box(p, p));
      }
      const mapped = transformBox(matrix, b);
      for (const i of [0, 1, 2] as const) {
        expect(mapped.min[i]).to.be.closeTo(expected.min[i], 1e-12); // the sums are taken in another order
        expect(mapped.max[i]).to.be.closeTo(expected.max[i], 1e-12);
      }
    }
  });

  it("may have endless sides", () => {
    const all = box([-Infinity, 0, 0], [Infinity, 1, 1]);
    expect(transformBox(mat4.create(), all)).to.deep.equal(all);
  });
});
