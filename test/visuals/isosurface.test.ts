// test/visuals/isosurface.test -- the surface of a level: marched when the level changes and only then, now or later.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { grid } from "../../src/data/grid";
import { surfaceAt } from "../../src/data/marching";
import type { Surface } from "../../src/data/surface";
import { isosurface, type March } from "../../src/visuals/isosurface";
import { extractSurface } from "../../src/work/extract";
import { createPool } from "../../src/work/pool";

const ramp = grid({ data: Float32Array.from({ length: 64 }, (_, i) => i >> 4), shape: [4, 4, 4], spacing: [1, 1, 2] });

/** Surfaces that are made when the test says so. */
function later() {
  const waiting: { level: number; keep: (made: Surface) => void; fail: (error: Error) => void }[] = [];
  const march: March = (_grid, { level }) => new Promise((keep, fail) => waiting.push({ level, keep, fail }));
  return { waiting, march };
}

const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe("isosurface", () => {
  it("is at the middle of the range when no level is given, placed as the grid is", () => {
    const shown = isosurface({ grid: ramp });
    expect(shown.level).to.equal(1.5);
    expect(shown.surface?.bounds().max[2]).to.equal(1.5);
    expect(shown.worldFromData()[10]).to.equal(2);
    expect(shown.bounds()).to.deep.equal({ min: [0, 0, 0], max: [3, 3, 3] });
    expect(shown.draws()).to.have.length(1);
    expect(shown.probe([1, 1, 1.5])).to.deep.equal({ index: [1, 1, 2], value: 1.5 });
    expect(isosurface({ grid: ramp, level: 99 }).draws()).to.deep.equal([]);
  });

  it("marches again for another level or touched values, not for another look", () => {
    const shown = isosurface({ grid: ramp });
    const first = shown.surface;
    shown.set({ color: "red", opacity: 0.5 });
    expect(shown.surface).to.equal(first);
    expect(shown.draws()[0]?.blend).to.equal("over");
    shown.level = 2.5;
    expect(shown.surface?.bounds().max[2]).to.equal(2.5);
    const before = shown.surface;
    ramp.touch();
    shown.set({ grid: ramp });
    expect(shown.surface).not.to.equal(before);
  });

  it("leaves the last surface shown until the one that was asked for last is there", async () => {
    const { waiting, march } = later();
    const shown = isosurface({ grid: ramp, level: 0.5, march });
    expect(shown.draws()).to.deep.equal([]);
    expect(shown.notices()).to.have.length(1);
    let news = 0;
    shown.on("change", () => void ++news);
    waiting[0]?.keep(surfaceAt(ramp, 0.5));
    await turn();
    expect([news, shown.surface?.bounds().max[2], shown.notices().length]).to.deep.equal([1, 0.5, 0]);
    shown.level = 1.5;
    shown.level = 2.5;
    expect(shown.surface?.bounds().max[2]).to.equal(0.5);
    waiting[2]?.keep(surfaceAt(ramp, 2.5));
    await turn();
    waiting[1]?.keep(surfaceAt(ramp, 1.5));
    await turn();
    expect(shown.surface?.bounds().max[2]).to.equal(2.5);
  });

  it("says when a surface could not be made", async () => {
    const { waiting, march } = later();
    const shown = isosurface({ grid: ramp, march });
    waiting[0]?.fail(new Error("no memory"));
    await turn();
    expect(shown.notices().join()).to.include("no memory");
  });

  it("is the same from the job", async () => {
    const pool = createPool({ workers: 0 });
    const made = await extractSurface(ramp, { level: 1.2, pool });
    pool.free();
    const now = surfaceAt(ramp, 1.2);
    expect(Array.from(made.positions)).to.deep.equal(Array.from(now.positions));
    expect(Array.from(made.faces)).to.deep.equal(Array.from(now.faces));
    expect(made.worldFromData).to.deep.equal(now.worldFromData);
    let code = "";
    const stop = new AbortController();
    stop.abort();
    await extractSurface(ramp, { level: 1, signal: stop.signal }).catch((error: EngineError) => (code = error.code));
    expect(code).to.equal("load/aborted");
  });

  it("refuses what is not a march, a grid, a level", () => {
    const wrong = [
      {},
      { grid: ramp, level: NaN },
      { grid: ramp, march: 3 as never },
      { grid: ramp, texture: 1 } as object,
    ];
    for (const options of wrong) expect(() => isosurface(options)).to.throw(EngineError);
  });
});
