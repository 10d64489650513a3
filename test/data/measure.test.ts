// Values of boxes against the plainest count there is.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { grid } from "../../src/data/grid";
import { boxStatistics, voxelsIn } from "../../src/data/measure";
import { box } from "../../src/math/box";
import { chance } from "../gpu/harness/chance";

const SEED = 14;

describe(`box statistics (seed ${SEED})`, () => {
  it("are those of the voxels whose centres lie inside", () => {
    const next = chance(SEED);
    const [nx, ny, nz] = [7, 5, 4];
    const data = Float32Array.from({ length: nx * ny * nz * 2 }, () => (next() < 0.1 ? NaN : 100 * next() - 50));
    const one = grid({ data, shape: [nx, ny, nz], channels: 2 });
    for (let round = 0; round < 50; ++round) {
      const place = (n: number): number => (n + 3) * next() - 2;
      const [p, q] = [[place(nx), place(ny), place(nz)] as const, [place(nx), place(ny), place(nz)] as const];
      const inside = (v: number, i: 0 | 1 | 2): boolean => v >= Math.min(p[i], q[i]) && v <= Math.max(p[i], q[i]);
      const values: number[] = [];
      for (let z = 0; z < nz; ++z)
        for (let y = 0; y < ny; ++y)
          for (let x = 0; x < nx; ++x)
            if (inside(x, 0) && inside(y, 1) && inside(z, 2)) values.push(one.at(x, y, z, 1));
      const found = boxStatistics(one, box(p, q), 1);
      const finite = values.filter(isFinite);
      expect([found.count, found.missing], `round ${round}`).to.deep.equal([
        finite.length,
        values.length - finite.length,
      ]);
      if (finite.length === 0) {
        expect([found.min, found.max, found.mean, found.std].every(isNaN)).to.be.true;
        continue;
      }
      expect([found.min, found.max]).to.deep.equal([Math.min(...finite), Math.max(...finite)]);
      const mean = finite.reduce((sum, v) => sum + v, 0) / finite.length;
      expect(found.mean).to.be.closeTo(mean, 1e-12);
      const spread = Math.sqrt(finite.reduce((sum, v) => sum + (v - mean) ** 2, 0) / finite.length);
      expect(found.std).to.be.closeTo(spread, 1e-12);
    }
  });

  it("are of the whole Grid when no box is given, and of one voxel where both corners are", () => {
    const one = grid({ data: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]), shape: [2, 2, 2] });
    expect(boxStatistics(one)).to.deep.equal({ count: 8, missing: 0, min: 1, max: 8, mean: 4.5, std: Math.sqrt(5.25) });
    expect(boxStatistics(one, box([1, 0, 1], [1, 0, 1]))).to.include({ count: 1, min: 6, max: 6, std: 0 });
    expect(boxStatistics(one, box([5, 5, 5], [9, 9, 9])).count).to.equal(0);
    expect(boxStatistics(one, box([NaN, 0, 0], [1, 1, 1])).count).to.equal(0);
    expect(voxelsIn(one, box([-3, 0.2, 0], [9, 1.4, 0.9]))).to.deep.equal({ from: [0, 1, 0], size: [2, 1, 1] });
  });

  it("tell a small spread on large values", () => {
    const data = Float64Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 2));
    expect(boxStatistics(grid({ data, shape: [10, 10, 10] })).std).to.be.closeTo(0.5, 1e-6);
  });

  it("refuse channels that there are not", () => {
    const one = grid({ data: new Uint8Array(8), shape: [2, 2, 2] });
    for (const channel of [1, -1, 0.5, NaN]) {
      expect(() => boxStatistics(one, undefined, channel))
        .to.throw(EngineError)
        .with.property("code", "param/range");
    }
  });
});
