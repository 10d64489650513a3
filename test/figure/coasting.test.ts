// A drag that is let go in full swing, on a told clock.

import { expect } from "chai";
import { coasting, type Coasting } from "../../src/figure/coasting";

interface Stage {
  readonly coast: Coasting;
  readonly done: { kind: string; dx: number; dy: number; x: number; y: number }[];
  readonly phases: string[];
  /** Says that something else moved the same thing. */
  disturb(): void;
  listeners: number;
}

function stage(): Stage {
  let heard: (() => void) | undefined;
  const at: Stage = {
    coast: coasting({
      // Whatever is moved tells of it, as a camera does.
      act: (kind, dx, dy, x, y) => {
        at.done.push({ kind, dx, dy, x, y });
        heard?.();
      },
      watch: (listener) => {
        heard = listener;
        ++at.listeners;
        return () => {
          heard = undefined;
          --at.listeners;
        };
      },
      begin: () => at.phases.push("begin"),
      end: () => at.phases.push("end"),
    }),
    done: [],
    phases: [],
    disturb: () => heard?.(),
    listeners: 0,
  };
  return at;
}

/** A drag of 10 steps of 5 pixels each 10 ms: 500 pixels a second to the right; let go at 1100 ms. */
function fling(coast: Coasting, letGoMs = 1105): boolean {
  for (let i = 0; i <= 10; ++i) coast.note("turn", 5, 0, 5 * i, 7, 1000 + 10 * i);
  return coast.release(letGoMs);
}

const way = (at: Stage): number => at.done.reduce((sum, { dx }) => sum + dx, 0);

describe("coasting", () => {
  it("goes on with the speed of the last tenth of a second, and comes to rest", () => {
    const at = stage();
    expect(fling(at.coast)).to.be.true;
    expect(at.coast.advance(1.106)).to.be.true;
    expect(way(at) / 0.001).to.be.closeTo(500, 2); // the speed falls by half a percent in a millisecond
    expect(at.done[0]).to.include({ kind: "turn", dy: 0, x: 50, y: 7 });
    let frames = 0;
    while (at.coast.advance(1.106 + ++frames / 60)) expect(frames).to.be.lessThan(200);
    // In the end 500 pixels a second for 0.2 s, but for what is less than 6 pixels a second.
    expect(way(at)).to.be.closeTo(100, 1.3);
    expect(at.phases).to.deep.equal(["begin", "end"]);
    expect(at.listeners).to.equal(0);
    expect(at.coast.advance(9)).to.be.false;
  });

  it("is at the same place at the same time, however often it is asked", () => {
    const ways = [1, 7, 50].map((frames) => {
      const at = stage();
      fling(at.coast);
      for (let i = 1; i <= frames; ++i) at.coast.advance(1.105 + (0.3 * i) / frames);
      return way(at);
    });
    for (const one of ways) expect(one).to.be.closeTo(ways[0] as number, 1e-9);
  });

  it("leaves a careful hand what it did: slow drags, rests before letting go, single steps", () => {
    const slow = stage();
    for (let i = 0; i <= 10; ++i) slow.coast.note("turn", 1, 0, i, 0, 1000 + 10 * i); // 100 pixels a second
    expect(slow.coast.release(1100)).to.be.false;
    expect(fling(stage().coast, 1150)).to.be.false;
    const single = stage();
    single.coast.note("turn", 50, 0, 50, 0, 1000);
    expect(single.coast.release(1000)).to.be.false;
    expect(stage().coast.release(0)).to.be.false;
    expect([slow, single].map(({ phases }) => phases.length)).to.deep.equal([0, 0]);
  });

  it("forgets what was before a change of the kind of movement, and what is older than a tenth of a second", () => {
    const at = stage();
    for (let i = 0; i <= 10; ++i) at.coast.note("turn", 50, 0, 0, 0, 900 + 10 * i);
    for (let i = 0; i <= 10; ++i) at.coast.note("pan", 0, 4, 0, 0, 1000 + 10 * i);
    expect(at.coast.release(1100)).to.be.true;
    at.coast.advance(1.101);
    expect(at.done[0]?.kind).to.equal("pan");
    expect(at.done[0]?.dx).to.equal(0);
    expect((at.done[0]?.dy ?? 0) / 0.001).to.be.closeTo(400, 2);
  });

  it("ends when something else moves the same thing, when it is stopped, and once", () => {
    const at = stage();
    fling(at.coast);
    at.coast.advance(1.12);
    at.disturb();
    expect(at.coast.advance(1.14)).to.be.false;
    fling(at.coast);
    at.coast.stop();
    at.coast.stop();
    expect(at.coast.advance(1.14)).to.be.false;
    expect(at.phases).to.deep.equal(["begin", "end", "begin", "end"]);
    expect(at.done.length).to.equal(1);
    expect(at.coast.release(1200), "what was noted is forgotten").to.be.false;
  });

  it("does not go back when the clock does", () => {
    const at = stage();
    fling(at.coast);
    at.coast.advance(1.0);
    expect(way(at)).to.equal(0);
  });
});
