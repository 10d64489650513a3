// The contrast-limit machine: its rules one by one, then the traces recorded from vispy, step by step.

import { expect } from "chai";
import {
  climNormalized,
  isInverted,
  rescaled,
  shareOf,
  shareOfWindow,
  texelWindow,
  windowOf,
  withClim,
  type Limits,
  type WindowState,
} from "../../src/data/window";
import { readerOf } from "../references/node-reader";

describe("data/window: rules", () => {
  const asks = (texture: Limits, clim: Limits, threshold?: number): boolean =>
    withClim(windowOf(texture, threshold), clim).rescale;

  it("asks for texels when limits leave the window, whatever their order", () => {
    for (const texture of [
      [0, 1],
      [1, 0],
    ] as const) {
      expect(asks(texture, [0, 1])).to.equal(false);
      expect(asks(texture, [1, 0])).to.equal(false);
      expect(asks(texture, [0.2, 0.8])).to.equal(false);
      for (const clim of [
        [-0.1, 0.9],
        [0.9, -0.1],
        [0.2, 1.2],
        [1.2, 0.2],
        [2, 3],
      ] as const)
        expect(asks(texture, clim), `${texture} ${clim}`).to.equal(true);
    }
  });

  it("asks for texels strictly below the threshold", () => {
    expect(asks([0, 1], [0.25, 0.5], 0.25)).to.equal(false);
    expect(asks([0, 1], [0.25, 0.49], 0.25)).to.equal(true);
    expect(asks([0, 1], [0.49, 0.25], 0.25)).to.equal(true);
    expect(asks([0, 1], [0.5, 0.5], 0)).to.equal(false);
    expect(asks([0, 1], [0.5, 0.5])).to.equal(true);
    expect(asks([0.5, 0.5], [0.5, 0.5])).to.equal(false);
  });

  it("keeps the texture window until the texels are there", () => {
    const { state } = withClim(windowOf([0, 10]), [2, 3]);
    expect(state)
      .to.include({ texture: state.texture })
      .and.deep.include({ clim: [2, 3], texture: [0, 10] });
    expect(climNormalized(state)).to.deep.equal([0.2, 0.3]);
    expect(rescaled(state)).to.deep.include({ clim: [2, 3], texture: [2, 3] });
  });

  it("never asks when the texels hold every value", () => {
    const state = windowOf([0.4, 0.41], 0.2, [-3, 5]);
    expect(texelWindow(state)).to.deep.equal([-3, 5]);
    expect(withClim(state, [100, -100]).rescale).to.equal(false);
    expect(rescaled(withClim(state, [100, -100]).state).texture).to.deep.equal([-3, 5]);
    expect(isInverted(withClim(state, [100, -100]).state)).to.equal(false);
  });

  it("gives a window with width to equal limits, and one colour", () => {
    for (const value of [0, 0.5, -7, 1e-300, 3e9, -1e30, 1.7976931348623157e308, -1.7976931348623157e308]) {
      const [low, high] = texelWindow(windowOf([value, value]));
      expect(low < high && isFinite(high - low), String(value)).to.equal(true);
      // In float32, where texels are computed, the ends must differ too.
      if (Math.abs(value) < 3e38) expect(Math.fround(low)).not.to.equal(Math.fround(high));
      expect(shareOf([value, value], [low, high]).scale).to.equal(0);
      for (const share of climNormalized(windowOf([value, value]))) expect(share).to.be.within(0, 1);
    }
  });

  it("shares: 0 at the first limit, 1 at the second, for any order and window", () => {
    const windows: Limits[] = [
      [0, 1],
      [-5, 20],
      [1000, 1001],
      [-1.7e308, 1.7e308],
    ];
    for (const [low, high] of windows) {
      const at = (t: number): number => low * (1 - t) + high * t;
      for (const clim of [
        [at(0.25), at(0.75)],
        [at(0.9), at(0.1)],
        [at(-1), at(3)],
      ] as [number, number][]) {
        if (!isFinite(clim[0]) || !isFinite(clim[1])) continue;
        const { offset, scale } = shareOf(clim, [low, high]);
        const share = (value: number): number => (shareOfWindow(value, low, high) - offset) * scale;
        // Doubles: 1e-9 is a thousand times what three roundings near 1000 of width 1 lose.
        expect(share(clim[0])).to.be.closeTo(0, 1e-9);
        expect(share(clim[1])).to.be.closeTo(1, 1e-9);
        expect(share(clim[0] / 2 + clim[1] / 2)).to.be.closeTo(0.5, 1e-9);
      }
    }
  });
});

interface Step {
  readonly op: "construct" | [string, ...unknown[]];
  readonly texture_rescaled: boolean;
  readonly clim: Limits;
  readonly texture_limits: Limits;
  readonly clim_normalized: readonly (number | string)[];
  readonly texture_is_inverted: boolean;
  readonly raises?: string;
}

interface Trace {
  readonly constructor: { volume?: "a" | "b" | "const"; clim?: Limits; clim_range_threshold?: number };
  readonly steps: readonly Step[];
}

const BLIND = "outside test that is blind to the order of limits";
const EQUAL = "equal limits are NaN";
/** Where vispy is wrong: trace/step and why. All else must be equal. */
const WRONG: Readonly<Record<string, string>> = {
  "7/0": EQUAL,
  "9/0": EQUAL,
  "10/0": EQUAL,
  "20/1": BLIND,
  "21/1": BLIND,
  "22/1": BLIND,
  "27/1": BLIND,
  "29/1": EQUAL,
  "40/1": BLIND,
  "41/2": BLIND,
  "41/4": BLIND,
  "44/3": BLIND,
  "44/4": BLIND,
  "45/5": BLIND,
  "46/2": BLIND,
  "48/2": BLIND,
  "48/5": BLIND,
  "49/4": BLIND,
  "50/1": BLIND,
  "50/2": BLIND,
};

describe("data/window: traces of vispy", () => {
  it("does what vispy did, but where vispy is wrong", async function () {
    const read = readerOf("references");
    if (!read) {
      console.log("      skipped: no shared references beside the checkout");
      return this.skip();
    }
    const text = new TextDecoder().decode(await read("tables/clim_volume.json"));
    const { traces } = JSON.parse(text) as { traces: readonly Trace[] };
    expect(traces.length).to.be.greaterThan(50);
    const differences: Record<string, string> = {};
    traces.forEach((trace, t) => replay(trace, (step, why) => (differences[`${t}/${step}`] = why)));
    expect(differences).to.deep.equal(WRONG);
  });
});

function replay(trace: Trace, differs: (step: number, why: string) => void): void {
  const [first] = trace.steps;
  let state = windowOf(trace.constructor.clim ?? (first as Step).clim, trace.constructor.clim_range_threshold);
  trace.steps.forEach((step, i) => {
    let rescale = step.op === "construct";
    const [name, value, more] = step.op === "construct" ? [] : step.op;
    if (name === "clim" && !step.raises) {
      ({ state, rescale } = withClim(state, value as Limits));
    } else if (name === "set_data" || name === "rescale_data") {
      if (more) state = { ...state, clim: more as Limits };
      rescale = true;
    }
    if (rescale) state = rescaled(state);
    const why = difference(state, rescale, step);
    if (why) differs(i, why);
    // Each step is judged by itself: the next begins where vispy was.
    state = { ...state, clim: step.clim, texture: step.texture_limits };
  });
}

function difference(state: WindowState, rescale: boolean, step: Step): string | undefined {
  const normalized = climNormalized(state);
  const numbers = step.clim_normalized.map((v) => (v === "nan" ? NaN : (v as number)));
  expect(state.clim).to.deep.equal(step.clim);
  if (numbers.some((v) => v !== v)) {
    expect(rescale).to.equal(step.texture_rescaled);
    expect(state.texture).to.deep.equal(step.texture_limits);
    expect(normalized).to.deep.equal([0, 0]);
    return EQUAL;
  }
  if (rescale !== step.texture_rescaled) {
    // The one fault there is: descending limits beyond the window, or ascending ones beyond an inverted window.
    expect(rescale).to.equal(true);
    expect((step.clim[0] - step.clim[1]) * (step.texture_limits[0] - step.texture_limits[1])).to.be.lessThan(0);
    expect(Math.min(...numbers) < 0 || Math.max(...numbers) > 1).to.equal(true);
    return BLIND;
  }
  expect(state.texture).to.deep.equal(step.texture_limits);
  expect(isInverted(state)).to.equal(step.texture_is_inverted);
  // The table is written with nine digits.
  normalized.forEach((v, i) => expect(v).to.be.closeTo(numbers[i] as number, 1e-8 * Math.max(1, Math.abs(v))));
  return undefined;
}
