// Motions by a clock that the tests turn.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { eases, motion, type Motion } from "../../src/scene/motion";

function stage(): { shown: number[]; way: Motion<number> } {
  const shown: number[] = [];
  const way = motion<number>(
    (value) => shown.push(value),
    (a, b, share) => a + share * (b - a),
  );
  return { shown, way };
}

describe("motion", () => {
  it("goes by the time that it is told, from the first time on, and ends exactly", async () => {
    const { shown, way } = stage();
    const ends = way.start(10, 20, { seconds: 2, ease: "linear" });
    expect(way.isOn).to.be.true;
    expect([100, 100.5, 101.5, 99].map((at) => way.advance(at, false))).to.deep.equal([true, true, true, true]);
    expect(shown).to.deep.equal([10, 12.5, 17.5, 10]); // a clock that goes back is no reason to overshoot
    expect(way.advance(102, false)).to.be.false;
    expect(shown[4]).to.equal(20);
    expect(way.isOn).to.be.false;
    expect(await ends).to.be.true;
    expect(way.advance(103, false)).to.be.false;
    expect(shown).to.have.length(5);
  });

  it("arrives at once for who wants nothing to move, and in no time", async () => {
    for (const [seconds, isStill] of [
      [5, true],
      [0, false],
    ] as const) {
      const { shown, way } = stage();
      const ends = way.start(0, 1, { seconds });
      expect(way.advance(7, isStill)).to.be.false;
      expect(shown).to.deep.equal([1]);
      expect(await ends).to.be.true;
    }
  });

  it("stays where it is when something comes between, and says that it did not arrive", async () => {
    const { shown, way } = stage();
    const first = way.start(0, 1, { seconds: 1, ease: "linear" });
    way.advance(0, false);
    way.advance(0.5, false);
    const second = way.start(0.5, 3);
    expect(await first).to.be.false;
    way.stop();
    expect(await second).to.be.false;
    expect(way.advance(9, false)).to.be.false;
    expect(shown).to.deep.equal([0, 0.5]);
  });

  it("may be stopped by who is shown it", () => {
    const way: Motion<number> = motion<number>(
      () => way.stop(),
      () => 0,
    );
    void way.start(0, 1);
    way.advance(0, false);
    expect(way.isOn).to.be.false;
  });

  for (const [name, ease] of Object.entries(eases)) {
    it(`eases ${name}: from 0 to 1, never back`, () => {
      expect([ease(0), ease(1)]).to.deep.equal([0, 1]);
      for (let i = 1; i <= 100; ++i) expect(ease(i / 100)).to.be.greaterThan(ease((i - 1) / 100));
    });
  }

  it("refuses times and courses that there are not", () => {
    const { way } = stage();
    const wrong: readonly (readonly [string, object])[] = [
      ["param/range", { seconds: -1 }],
      ["param/range", { seconds: NaN }],
      ["param/choice", { ease: "bounce" }],
    ];
    for (const [code, options] of wrong) {
      expect(() => way.start(0, 1, options))
        .to.throw(EngineError)
        .with.property("code", code);
    }
    expect(way.isOn).to.be.false;
  });
});
