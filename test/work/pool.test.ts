// The pool: the same jobs in workers and in slices of time; every way in which a worker can fail to be there.

import { expect } from "chai";
import { systemClock } from "../../src/work/job";
import { createPool, type PoolOptions } from "../../src/work/pool";
import { codeOf, countedClock, fakeWorker, tryJobs } from "./stand-ins";

type Options = PoolOptions<typeof tryJobs>;
const inSlices = (more: Options = {}) => createPool({ jobs: tryJobs, workers: 0, ...more });
const withWorkers = (more: Options = {}) =>
  createPool({ jobs: tryJobs, makeWorker: () => fakeWorker(tryJobs), ...more });
const both = { worker: withWorkers, slices: inSlices };

/** Time for messages to go and come and for a job to be well under way. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; ++i) await new Promise((resolve) => setImmediate(resolve));
}

for (const [mode, make] of Object.entries(both)) {
  describe(`work/pool in ${mode}`, () => {
    it("gives parts in order, then the result", async () => {
      const pool = make();
      const parts: number[] = [];
      const result = await pool.run("count", { to: 5 }, { onPart: (part) => parts.push(part) });
      expect(result).to.equal("counted to 5");
      expect(parts).to.deep.equal([0, 1, 2, 3, 4]);
      expect(pool.mode).to.equal(mode);
      pool.free();
    });

    it("runs many jobs at once, each to its own caller", async () => {
      const pool = make();
      const jobs = [3, 1, 4, 1, 5, 9].map((to) => pool.run("count", { to }));
      expect(await Promise.all(jobs)).to.deep.equal([3, 1, 4, 1, 5, 9].map((to) => `counted to ${to}`));
      pool.free();
    });

    it("keeps the caller's arrays unless they are handed over", async () => {
      const pool = make();
      const data = new Uint8Array([1, 2, 3]);
      expect(Array.from(await pool.run("double", { data }))).to.deep.equal([2, 4, 6]);
      expect(data.length).to.equal(3);
      expect(Array.from(await pool.run("double", { data }, { handOver: true }))).to.deep.equal([2, 4, 6]);
      expect(data.length).to.equal(mode === "worker" ? 0 : 3);
      pool.free();
    });

    it("passes codes of errors on, and gives one to errors without; then goes on", async () => {
      const pool = make();
      expect(await codeOf(pool.run("fail", { kind: "coded" }))).to.equal("grid/shape");
      expect(await codeOf(pool.run("fail", { kind: "plain" }))).to.equal("work/failed");
      const throwing = pool.run("count", { to: 2 }, { onPart: () => expect.fail("the caller's own fault") });
      expect(await codeOf(throwing)).to.equal("work/failed");
      expect(await pool.run("count", { to: 1 })).to.equal("counted to 1");
      pool.free();
    });

    it("gives up on request: before, while waiting, while running", async () => {
      const pool = make({ workers: mode === "worker" ? 1 : 0 });
      const early = AbortSignal.abort();
      expect(await codeOf(pool.run("endless", {}, { signal: early }))).to.equal("load/aborted");
      const running = new AbortController();
      const waiting = new AbortController();
      const first = pool.run("endless", {}, { signal: running.signal });
      const second = pool.run("endless", {}, { signal: waiting.signal });
      const third = pool.run("count", { to: 1 });
      await turns(20);
      waiting.abort();
      expect(await codeOf(second)).to.equal("load/aborted");
      running.abort();
      expect(await codeOf(first)).to.equal("load/aborted");
      // The endless job really ended: the next one has its turn.
      expect(await third).to.equal("counted to 1");
      pool.free();
    });

    it("freed, gives up what is under way and takes nothing more", async () => {
      const pool = make({ workers: mode === "worker" ? 1 : 0 });
      const open = [pool.run("endless", {}), pool.run("count", { to: 3 })];
      await turns(20);
      pool.free();
      for (const job of open) expect(await codeOf(job)).to.equal("load/aborted");
      expect(await codeOf(pool.run("count", { to: 1 }))).to.equal("load/aborted");
    });
  });
}

describe("work/pool: slices of time", () => {
  it("lets others have their turn after every slice", async () => {
    const clock = countedClock();
    const turns: number[] = [];
    let steps = 0;
    const watch = (): void => {
      turns.push(steps);
      if (steps < 100) setImmediate(watch);
    };
    setImmediate(watch);
    const step = (): void => {
      steps += 1;
      clock.pass(1);
    };
    await inSlices({ clock, sliceMs: 8 }).run("count", { to: 100, step });
    // One tick to begin; then 100 steps of 1 ms make 12 slices of 8 and a rest.
    expect(clock.ticks).to.equal(13);
    expect(turns.length).to.be.at.least(12);
    turns.slice(1).forEach((now, i) => expect(now - (turns[i] as number)).to.be.at.most(8));
  });

  it("runs one job at a time", async () => {
    const order: string[] = [];
    const pool = inSlices({ clock: countedClock(), sliceMs: 0 });
    const job = (name: string) => pool.run("count", { to: 3, step: () => order.push(name) });
    await Promise.all([job("a"), job("b")]);
    expect(order.join("")).to.equal("aaabbb");
  });

  it("the real clock goes on", async () => {
    const clock = systemClock();
    const before = clock.now();
    await new Promise<void>((resolve) => clock.tick(resolve));
    expect(clock.now()).to.be.at.least(before);
  });
});

describe("work/pool: workers that are not there", () => {
  const cases: [what: string, makeWorker: Options["makeWorker"], note: RegExp][] = [
    ["none on this page", () => undefined, /no workers here/],
    [
      "construction throws",
      () => {
        throw new Error("blocked by the page's policy");
      },
      /blocked by the page's policy/,
    ],
    ["an error before the first word", () => broken(), /could not start/],
    ["never a word", () => fakeWorker(tryJobs, { quiet: true }), /did not answer in 1 ms/],
  ];
  for (const [what, makeWorker, note] of cases) {
    it(`${what}: jobs run in slices, and lose nothing`, async () => {
      const pool = withWorkers({ makeWorker, answerMs: 1 });
      const data = new Uint8Array([1, 2]);
      const parts: number[] = [];
      const jobs = [
        pool.run("count", { to: 3 }, { onPart: (part) => parts.push(part) }),
        pool.run("double", { data }, { handOver: true }),
      ] as const;
      expect(await jobs[0]).to.equal("counted to 3");
      expect(Array.from(await jobs[1])).to.deep.equal([2, 4]);
      expect(parts).to.deep.equal([0, 1, 2]);
      expect(data.length).to.equal(2);
      expect(pool.mode).to.equal("slices");
      expect(pool.note).to.match(note);
    });
  }

  function broken() {
    const worker = fakeWorker(tryJobs, { quiet: true });
    setImmediate(() => worker.onerror?.(undefined as never));
    return worker;
  }
});

describe("work/pool: workers that come and go", () => {
  it("start when there is work for them, and no more than allowed", async () => {
    let made = 0;
    const pool = withWorkers({ workers: 2, makeWorker: () => (made++, fakeWorker(tryJobs)) });
    expect(made).to.equal(0);
    await pool.run("count", { to: 1 });
    await pool.run("count", { to: 1 });
    expect(made).to.equal(1);
    await Promise.all([1, 2, 3, 4, 5].map((to) => pool.run("count", { to })));
    expect(made).to.equal(2);
    pool.free();
  });

  it("break down: a job that can begin again does, one that gave parts or arrays fails", async () => {
    for (const [spent, job] of [
      ["nothing", (pool: ReturnType<typeof withWorkers>) => pool.run("double", { data: new Uint8Array([4]) })],
      [
        "arrays",
        (pool: ReturnType<typeof withWorkers>) => pool.run("double", { data: new Uint8Array([4]) }, { handOver: true }),
      ],
    ] as const) {
      const worker = fakeWorker(tryJobs);
      const pool = withWorkers({ workers: 1, makeWorker: () => worker });
      const result = job(pool);
      // The moment the job is sent, before its answer.
      const send = worker.postMessage;
      worker.postMessage = (message, transfer) => {
        send(message, transfer);
        worker.onerror?.(undefined as never);
      };
      if (spent === "nothing") expect(Array.from(await result)).to.deep.equal([8]);
      else expect(await codeOf(result)).to.equal("work/failed");
      expect(worker.ended).to.equal(true);
      expect(pool.mode).to.equal("slices");
      expect(await pool.run("count", { to: 1 })).to.equal("counted to 1");
    }
  });

  it("arguments that cannot be cloned fail alone", async () => {
    const pool = withWorkers({ workers: 1 });
    expect(await codeOf(pool.run("count", { to: 1, step: () => undefined }))).to.equal("work/failed");
    expect(await pool.run("count", { to: 1 })).to.equal("counted to 1");
    expect(pool.mode).to.equal("worker");
    pool.free();
  });

  it("are ended by free", async () => {
    const worker = fakeWorker(tryJobs);
    const pool = withWorkers({ makeWorker: () => worker });
    await pool.run("count", { to: 1 });
    pool.free();
    expect(worker.ended).to.equal(true);
  });
});
