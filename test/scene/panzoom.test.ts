// A flat camera against vispy's recorded matrices and measured facts.

import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { EngineError } from "../../src/base/errors";
import { box, EMPTY_BOX } from "../../src/math/box";
import { clipPoint, pixelOf } from "../../src/math/project";
import { panzoom, type PanzoomOptions } from "../../src/scene/panzoom";

interface Recorded {
  readonly type: string;
  readonly canvas: readonly [number, number];
  readonly params: { readonly rect: readonly number[]; readonly aspect?: number; readonly flip?: readonly boolean[] };
  readonly scene_to_clip_col_major: readonly number[];
}

const table = resolve(process.env.VITRINE_SHARED ?? "../shared", "references/tables/cameras.json");

function place(options: PanzoomOptions, viewport: { width: number; height: number }, x: number, y: number) {
  const { clipFromWorld } = panzoom(options).matrices(viewport, EMPTY_BOX);
  return pixelOf(clipFromWorld, [x, y, 0], viewport).map((v) => Math.round(v * 1e6) / 1e6);
}

describe("panzoom", () => {
  it("gives x, y and w of vispy's recorded matrices", function () {
    if (!existsSync(table)) {
      console.log("skipped: there are no recorded cameras here");
      this.skip();
    }
    const all = JSON.parse(readFileSync(table, "utf8")) as Recorded[];
    const cases = all.filter((one) => one.type === "panzoom");
    expect(cases.length).to.equal(12);
    for (const { params, canvas, scene_to_clip_col_major: vispy } of cases) {
      const { rect, aspect = 0, flip } = params;
      const [width, height] = canvas;
      const camera = panzoom({ rect, aspect, up: flip?.[1] ? "-y" : "+y" });
      const { clipFromWorld } = camera.matrices({ width, height }, EMPTY_BOX);
      for (let i = 0; i < 16; ++i) {
        if (i % 4 === 2) continue; // vispy divides z by 1e6, our planes enclose the things
        // vispy computes in single precision; its terms are up to 1.4.
        const what = `${JSON.stringify(params)} in ${width} x ${height}, element ${i}`;
        expect(clipFromWorld[i], what).to.be.closeTo(vispy[i] as number, 3e-7);
      }
    }
  });

  it("shows more on the longer side to keep the aspect, as vispy measured", () => {
    const viewport = { width: 200, height: 100 };
    const options = { rect: [0, 0, 10, 10], aspect: 1 };
    // The rectangle really shown is (-5, 0, 20, 10).
    expect(place(options, viewport, 0, 0)).to.deep.equal([50, 100]);
    expect(place(options, viewport, 10, 10)).to.deep.equal([150, 0]);
    expect(place(options, viewport, -5, 0)).to.deep.equal([0, 100]);
  });

  it("runs the way it is told: y down, sides that are negative", () => {
    const viewport = { width: 100, height: 100 };
    expect(place({ rect: [0, 0, 10, 10], up: "-y" }, viewport, 0, 0)).to.deep.equal([0, 0]);
    expect(place({ rect: [0, 0, 10, 10], up: "-y" }, viewport, 2, 3)).to.deep.equal([20, 30]);
    expect(place({ rect: [0, 10, 10, -10] }, viewport, 2, 3)).to.deep.equal([20, 30]);
    expect(place({ rect: [10, 0, -10, 10] }, viewport, 2, 3)).to.deep.equal([80, 70]);
  });

  it("is no mirror: what runs the other way is seen from the other side", () => {
    const bounds = box([0, 0, -1], [10, 10, 1]);
    for (const [options, nearer] of [
      [{ rect: [0, 0, 10, 10] }, 1],
      [{ rect: [0, 0, 10, 10], up: "-y" }, -1],
      [{ rect: [10, 10, -10, -10] }, 1],
      [{ rect: [10, 0, -10, 10] }, -1],
    ] as const) {
      const { clipFromWorld, eyeFromWorld } = panzoom(options as never).matrices({ width: 10, height: 10 }, bounds);
      const depth = (z: number): number => clipPoint(clipFromWorld, [5, 5, z])[2];
      expect(Math.sign(depth(-1) - depth(1)), JSON.stringify(options)).to.equal(nearer);
      expect(Math.max(Math.abs(depth(1)), Math.abs(depth(-1)))).to.be.lessThan(1);
      const e = (i: number): number => eyeFromWorld[i] as number;
      expect(e(0) * e(5) * e(10), "a proper rotation").to.equal(1);
    }
  });

  it("pans with either hand, and never turns", () => {
    for (const hand of ["turn", "pan"] as const) {
      const camera = panzoom({ rect: [0, 0, 10, 10], aspect: 1 });
      camera[hand](20, 10, { width: 200, height: 100 });
      expect(camera.rect.map((v) => Math.round(v * 1e9) / 1e9)).to.deep.equal([-2, 1, 10, 10]);
    }
  });

  it("zooms about the pointer by the factor, and not for ever", () => {
    const viewport = { width: 100, height: 100 };
    const camera = panzoom({ rect: [0, 0, 10, 10] });
    camera.zoom(2, 0, 100, viewport);
    expect(camera.rect).to.deep.equal([0, 0, 5, 5]);
    camera.zoom(0.5, undefined, undefined, viewport);
    expect(camera.rect).to.deep.equal([-2.5, -2.5, 10, 10]);
    for (let i = 0; i < 100; ++i) camera.zoom(2, undefined, undefined, viewport);
    expect(camera.rect[2]).to.be.closeTo(1e-5, 1e-12);
  });

  it("fits x and y with a twentieth of air on each side, and keeps the ways they run", () => {
    const camera = panzoom({ rect: [0, 0, 1, -1] });
    camera.fit(box([0, 0, 0], [100, 10, 5]));
    expect(camera.rect.map((v) => Math.round(v * 1e9) / 1e9)).to.deep.equal([-5, 10.5, 110, -11]);
    camera.fit(box([2, 3, 0], [2, 3, 0]));
    expect(camera.rect.map((v) => Math.round(v * 1e9) / 1e9)).to.deep.equal([1.45, 3.55, 1.1, -1.1]);
  });

  it("refuses rectangles without an inside", () => {
    for (const rect of [
      [0, 0, 0, 1],
      [0, 0, 1, 0],
      [1, 2, 3],
    ]) {
      expect(() => panzoom({ rect }))
        .to.throw(EngineError)
        .with.property("code", "param/range");
    }
    expect(() => panzoom({ aspect: -1 }))
      .to.throw(EngineError)
      .with.property("code", "param/range");
  });
});
