// Marks of an axis: nice steps, values inside the range, labels that tell neighbours apart.

import { expect } from "chai";
import { niceStep, tickLabel, ticks } from "../../src/math/ticks";
import { chance } from "../gpu/harness/chance";

describe("ticks", () => {
  it("are multiples of 1, 2 or 5 times a power of ten", () => {
    expect(ticks(0, 10)).to.deep.equal({ step: 2, values: [0, 2, 4, 6, 8, 10] });
    expect(ticks(-1, 1, 4)).to.deep.equal({ step: 0.5, values: [-1, -0.5, 0, 0.5, 1] });
    expect(ticks(0.3, 0.1, 2)).to.deep.equal({ step: 0.1, values: [0.1, 0.2, 0.3] });
    expect(ticks(95, 1105, 5).values).to.deep.equal([200, 400, 600, 800, 1000]);
    expect(Object.is(ticks(-1, 1, 2).values[1], 0)).to.equal(true);
  });

  it("of a range of no width are its one value", () => {
    expect(ticks(3, 3)).to.deep.equal({ step: 0, values: [3] });
    expect(ticks(NaN, 1).values).to.deep.equal([]);
  });

  it("lie inside, at even distances, about as many as wanted (seed 5)", () => {
    const next = chance(5);
    for (let i = 0; i < 300; ++i) {
      const low = (next() - 0.5) * Math.pow(10, 8 * next() - 4);
      const high = low + Math.pow(10, 8 * next() - 4);
      const wanted = 2 + Math.floor(9 * next());
      const { step, values } = ticks(low, high, wanted);
      expect(values.length, `${low} ${high} ${wanted}`).to.be.within(Math.floor(wanted / 2), 2 * wanted + 1);
      for (const value of values) {
        expect(value).to.be.within(low - 1e-8 * step, high + 1e-8 * step);
        expect(Math.abs(value / step - Math.round(value / step))).to.be.lessThan(1e-3);
      }
      expect(new Set(values.map((value) => tickLabel(value, step))).size).to.equal(values.length);
    }
  });

  it("are labelled with the digits that they need", () => {
    expect([0.2, 0.25, -1, 0].map((v) => tickLabel(v, 0.05))).to.deep.equal(["0.20", "0.25", "−1.00", "0.00"]);
    expect([5, 100].map((v) => tickLabel(v, 5))).to.deep.equal(["5", "100"]);
    expect(tickLabel(2000000, 500000)).to.equal("2.0e6");
    expect(tickLabel(-0.00003, 0.00001)).to.equal("−3e−5");
    expect(tickLabel(0, 1e-5)).to.equal("0");
  });

  it("have steps nearest on a scale of logarithms", () => {
    expect([1.3, 1.5, 3.1, 3.2, 7, 7.2, 0].map(niceStep)).to.deep.equal([1, 2, 2, 5, 5, 10, 0]);
  });
});
