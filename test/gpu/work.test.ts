// The pool in a browser: the worker that the library carries starts from a blob and makes the same texels as slices do;
// where the page's policy forbids it, nothing is lost.

import { expect } from "chai";
import { normalizeSlab, type SlabOptions } from "../../src/data/normalize";
import { createPool } from "../../src/work/pool";

const slab: SlabOptions = {
  data: Float32Array.from({ length: 4096 }, (_, i) => (i % 7 === 0 ? NaN : Math.sin(i))),
  ...{ shape: [16, 16, 16], channels: 1, texelWindow: [-1, 1], format: "r8", hasMissing: true },
  ...{ reduce: [1, 2, 1], from: 0, to: 16 },
};

describe("work/pool in a browser", () => {
  it("runs in a worker, from a blob", async () => {
    const pool = createPool();
    const texels = await pool.run("normalize", slab);
    expect(pool.note).to.equal(undefined);
    expect(pool.mode).to.equal("worker");
    expect(Array.from(texels)).to.deep.equal(Array.from(normalizeSlab(slab)));
    pool.free();
  });

  it("runs in slices when the worker's script does not load", async () => {
    const address = URL.createObjectURL(new Blob(["throw new Error('no')"], { type: "text/javascript" }));
    const pool = createPool({ makeWorker: () => new Worker(address) });
    const texels = await pool.run("normalize", slab, { handOver: true });
    URL.revokeObjectURL(address);
    expect(pool.mode).to.equal("slices");
    expect(Array.from(texels)).to.deep.equal(Array.from(normalizeSlab(slab)));
  });
});
