// test/base/params.test -- parameters as data: what is taken, what is refused and in which words.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { choice, custom, initials, number, numbers, oneOf, take } from "../../src/base/params";

const params = {
  step: number(0.8, "distance", { min: 0.05, max: 8, unit: "voxel" }),
  method: choice({ mip: 1, iso: 2 }, "mip", "what is kept"),
  plane: numbers(4, [0, 0, 1, 0], "plane"),
  emulate: oneOf([true, false, "auto"], "auto", "tiles"),
  upper: custom<string>("A", "letters", (value) => value.toUpperCase()),
} as const;

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "nothing thrown";
}

describe("params", () => {
  it("gives the defaults", () => {
    expect(initials(params)).to.deep.equal({
      step: 0.8,
      method: "mip",
      plane: [0, 0, 1, 0],
      emulate: "auto",
      upper: "A",
    });
  });

  it("takes what is right, and only what is given", () => {
    expect(take(params, { step: 2, upper: "b" }, "thing")).to.deep.equal({ step: 2, upper: "B" });
    expect(take(params, { step: undefined }, "thing")).to.deep.equal({});
    expect(take(params, { plane: new Float32Array([1, 2, 3, 4]) as unknown as number[] }, "thing").plane).to.deep.equal(
      [1, 2, 3, 4],
    );
  });

  it("names the thing, the rule and the value", () => {
    const wrong = (given: object): string => codeOf(() => take(params, given, "volume"));
    expect(wrong({ step: 90 })).to.equal("param/range: volume.step must be a number in [0.05, 8], got 90");
    expect(wrong({ step: NaN })).to.equal("param/range: volume.step must be a number in [0.05, 8], got NaN");
    expect(wrong({ step: "2" })).to.contain('got "2"');
    expect(wrong({ method: "mpi" })).to.equal('param/choice: volume.method must be one of mip, iso, got "mpi"');
    expect(wrong({ method: "toString" })).to.contain("param/choice");
    expect(wrong({ plane: [1, 2, 3] })).to.contain("param/range: volume.plane must be 4 finite numbers");
    expect(wrong({ plane: [1, 2, 3, Infinity] })).to.contain("param/range");
    expect(wrong({ emulate: "yes" })).to.contain("one of true, false, auto");
    expect(wrong({ methd: "mip" })).to.equal(
      "param/unknown: volume has no parameter methd; it has step, method, plane, emulate, upper",
    );
    expect(wrong({ constructor: 1 })).to.contain("param/unknown");
  });

  it("reads attributes", () => {
    expect(params.step.fromText("0.5")).to.equal(0.5);
    expect(params.plane.fromText("0, 1 0,5")).to.deep.equal([0, 1, 0, 5]);
    expect(params.emulate.fromText("true")).to.equal(true);
    expect(params.emulate.fromText("")).to.equal(true);
    expect(codeOf(() => params.emulate.take(params.emulate.fromText("maybe") as "auto", "e"))).to.contain(
      "param/choice",
    );
  });
});
