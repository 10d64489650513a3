// A grid to texels slab by slab: the same texels as at once, in order, little at a time, the grid untouched;
// and the worker's real script on a real thread.

import { expect } from "chai";
import { Worker as Thread } from "node:worker_threads";
import { arrayOf, type DtypeName } from "../../src/base/arrays";
import { grid, type Grid, type Triple } from "../../src/data/grid";
import { normalizeSlab, texelLayout } from "../../src/data/normalize";
import { planVolume, type Plan } from "../../src/data/plan";
import { jobs } from "../../src/work/jobs";
import { createPool, type Pool, type WorkerLike } from "../../src/work/pool";
import { normalizeInSlabs } from "../../src/work/slabs";
import text from "worker:../../src/work/worker";
import { codeOf, fakeWorker } from "./stand-ins";

const MB = 1048576;

function testGrid(shape: Triple, dtype: DtypeName, odd = false): Grid {
  const data = new (arrayOf(dtype))(shape[0] * shape[1] * shape[2]);
  for (let i = 0; i < data.length; ++i) data[i] = odd && i % 17 === 0 ? NaN : (i * 7919) % 251;
  return grid({ data, shape });
}

function planFor(grid: Grid, reduce: Triple = [1, 1, 1], format: Plan["format"] = "r8"): Plan {
  const limits = { texture3d: true, max3d: 4096, max2d: 4096, pages: 6, filters: { r8: true, r16f: true, r32f: true } };
  const plan = planVolume({
    ...{ shape: grid.shape, dtype: grid.dtype, channels: 1, hasMissing: grid.hasMissing(), emulate: false },
    ...{ format, interpolation: "linear", limits, budgetBytes: 4096 * MB },
  });
  const shape = grid.shape.map((n, i) => Math.ceil(n / (reduce[i] as number))) as unknown as Triple;
  return { ...plan, reduce, shape };
}

/** All texels by slabs, and how they came. */
async function bySlabs(grid: Grid, plan: Plan, pool: Pool, slices?: readonly [number, number]) {
  const { components, array } = texelLayout(plan.format, plan.hasMissing);
  const size = plan.shape[0] * plan.shape[1] * components;
  const all = new (array === "uint8" ? Uint8Array : array === "uint16" ? Uint16Array : Float32Array)(
    size * plan.shape[2],
  );
  const steps: [number, number][] = [];
  await normalizeInSlabs(grid, plan, [3, 200], {
    ...{ pool, slices },
    onSlab: (from, to, texels) => {
      expect(texels.length).to.equal((to - from) * size);
      steps.push([from, to]);
      all.set(texels, from * size);
    },
  });
  return { all, steps };
}

function atOnce({ data, shape, channels }: Grid, { format, hasMissing, reduce, shape: [, , to] }: Plan) {
  return normalizeSlab({ data, shape, channels, texelWindow: [3, 200], format, hasMissing, reduce, from: 0, to });
}

function sameBytes(a: ArrayBufferView, b: ArrayBufferView): boolean {
  const bytes = (view: ArrayBufferView) => Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  return bytes(a).equals(bytes(b));
}

const pools: Record<string, () => Pool> = {
  "in slices": () => createPool({ workers: 0 }),
  "in stand-in workers": () => createPool({ makeWorker: () => fakeWorker(jobs) }),
  "in a real thread": () => createPool({ workers: 1, makeWorker: thread }),
};

/** The worker's script as the library carries it, on a thread of Node. */
function thread(): WorkerLike {
  const head = `const { parentPort } = require("node:worker_threads");
    globalThis.self = { postMessage: (m, t) => parentPort.postMessage(m, t) };
    parentPort.on("message", (data) => self.onmessage({ data }));`;
  const inside = new Thread(head + text, { eval: true });
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (message, transfer) => inside.postMessage(message, transfer as ArrayBuffer[]),
    terminate: () => void inside.terminate(),
  };
  inside.on("message", (data: unknown) => worker.onmessage?.({ data }));
  inside.on("error", (error) => worker.onerror?.(error as never));
  return worker;
}

for (const [where, make] of Object.entries(pools)) {
  describe(`work/slabs ${where}`, () => {
    const cases: [Triple, DtypeName, Triple, Plan["format"], boolean][] = [
      [[200, 150, 300], "int16", [1, 1, 1], "r8", false],
      [[200, 150, 100], "float32", [1, 1, 1], "r16f", true],
      [[201, 150, 101], "float32", [2, 3, 4], "r32f", true],
      [[200, 150, 100], "uint8", [1, 1, 1], "rg8", false],
      // Slices that are too large for a slab: bands of rows, of one slice and of several.
      [[1500, 1100, 2], "float64", [1, 1, 1], "r8", false],
      [[1500, 1101, 5], "float32", [2, 2, 3], "r8", true],
    ];
    for (const [shape, dtype, reduce, format, odd] of cases) {
      it(`${shape.join(" x ")} ${dtype} to ${format}, reduced by ${reduce.join()}`, async () => {
        const pool = make();
        const volume = testGrid(shape, dtype, odd);
        const before = volume.data.slice();
        const plan = planFor(volume, reduce, format);
        const { all, steps } = await bySlabs(volume, plan, pool);
        expect(sameBytes(all, atOnce(volume, plan))).to.equal(true);
        expect(sameBytes(volume.data, before)).to.equal(true);
        expect(steps[0]?.[0]).to.equal(0);
        steps.slice(1).forEach(([from], i) => expect(from).to.equal(steps[i]?.[1]));
        expect(steps[steps.length - 1]?.[1]).to.equal(plan.shape[2]);
        expect(pool.mode).to.equal(where === "in slices" ? "slices" : "worker");
        pool.free();
      });
    }

    it("makes only the slices wanted", async () => {
      const pool = make();
      const volume = testGrid([20, 20, 20], "int16");
      const { all, steps } = await bySlabs(volume, planFor(volume), pool, [4, 9]);
      expect(steps).to.deep.equal([[4, 9]]);
      const whole = atOnce(volume, planFor(volume));
      expect(sameBytes(all.subarray(4 * 400, 9 * 400), whole.subarray(4 * 400, 9 * 400))).to.equal(true);
      pool.free();
    });
  });
}

describe("work/slabs: how much at a time", () => {
  /** A pool that counts what is under way, and what it was given. */
  function watched() {
    const pool = createPool({ workers: 0 });
    const seen = { now: 0, most: 0, largest: 0, jobs: 0 };
    const run: Pool["run"] = async (name, args, options) => {
      seen.jobs += 1;
      seen.most = Math.max(seen.most, ++seen.now);
      if ("data" in args) seen.largest = Math.max(seen.largest, args.data.byteLength);
      try {
        return await pool.run(name, args, options);
      } finally {
        seen.now -= 1;
      }
    };
    return { seen, pool: { run, mode: "worker" as const } };
  }

  it("two slabs of at most 4 MB, also where a slice is larger", async () => {
    for (const shape of [
      [256, 256, 300],
      [3000, 2000, 3],
    ] as Triple[]) {
      const { seen, pool } = watched();
      const volume = testGrid(shape, "int16");
      await normalizeInSlabs(volume, planFor(volume), [0, 9], { pool, onSlab: () => undefined });
      expect(seen.most).to.equal(2);
      expect(seen.largest).to.be.at.most(4 * MB);
      expect(seen.jobs).to.be.at.least(Math.ceil(volume.data.byteLength / (4 * MB)));
    }
  });

  it("waits for a slab to be taken", async () => {
    const { seen, pool } = watched();
    const volume = testGrid([256, 256, 300], "int16");
    let taken = 0;
    await normalizeInSlabs(volume, planFor(volume), [0, 9], {
      pool,
      onSlab: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        taken += 1;
        expect(seen.jobs - taken).to.be.at.most(1);
      },
    });
    expect(taken).to.be.at.least(9);
  });

  it("bytes that are texels already are given without a job, bit by bit", async () => {
    const { seen, pool } = watched();
    const volume = testGrid([256, 256, 300], "uint8");
    let slabs = 0;
    await normalizeInSlabs(volume, planFor(volume), [0, 255], {
      pool,
      onSlab: (_from, _to, texels) => {
        slabs += 1;
        expect(texels.buffer).to.equal(volume.data.buffer);
      },
    });
    expect(seen.jobs).to.equal(0);
    expect(slabs).to.equal(5);
  });

  it("gives up: by signal, by question, by an error of the taker", async () => {
    const volume = testGrid([256, 256, 300], "int16");
    const plan = planFor(volume);
    const pool = createPool({ workers: 0 });
    const controller = new AbortController();
    let slabs = 0;
    const onSlab = (): void => {
      slabs += 1;
      controller.abort();
    };
    const { signal } = controller;
    expect(await codeOf(normalizeInSlabs(volume, plan, [0, 9], { pool, signal, onSlab }))).to.equal("load/aborted");
    const isAborted = (): boolean => slabs >= 2;
    expect(await codeOf(normalizeInSlabs(volume, plan, [0, 9], { pool, isAborted, onSlab }))).to.equal("load/aborted");
    expect(slabs).to.equal(2);
    const failing = normalizeInSlabs(volume, plan, [0, 9], { pool, onSlab: () => Promise.reject(new Error("full")) });
    expect(await failing.catch((error: Error) => error.message)).to.equal("full");
  });
});
