// test/scene/vispy-cameras.test -- a turntable with vispy's parameters gives vispy's matrix.
// Depth is left out: vispy's planes are at dist / sqrt(10 d) and dist * sqrt(10 d) with d = 1e6, ours enclose the things.

import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { EMPTY_BOX } from "../../src/math/box";
import type { Up } from "../../src/math/orbit";
import { turntable, type Turntable } from "../../src/scene/turntable";

interface Recorded {
  readonly type: string;
  readonly canvas: readonly [number, number];
  readonly params: {
    readonly scale_factor?: number;
    readonly center?: readonly number[];
    readonly distance?: number;
    readonly up?: Up;
    readonly flip?: unknown;
    readonly roll?: number;
  };
  readonly state: { readonly azimuth: number; readonly elevation: number; readonly fov: number };
  readonly scene_to_clip_col_major: readonly number[];
}

const table = resolve(process.env.VITRINE_SHARED ?? "../shared", "references/tables/cameras.json");

/** vispy's angle is the vertical one, ours spans the shorter side: they differ in a picture that is taller than wide. */
function fromVispy({ params, state, canvas }: Recorded): Turntable {
  const narrow = Math.min(1, canvas[0] / canvas[1]);
  const fovDeg = (Math.atan(Math.tan((state.fov * Math.PI) / 360) * narrow) * 360) / Math.PI;
  return turntable({
    center: params.center,
    azimuthDeg: state.azimuth,
    elevationDeg: state.elevation,
    fovDeg,
    scale: params.scale_factor,
    distance: params.distance,
    up: params.up,
  });
}

describe("turntable against vispy's", () => {
  it("gives x, y and w of the recorded matrices", function () {
    if (!existsSync(table)) {
      console.log("skipped: there are no recorded cameras here");
      this.skip();
    }
    const all = JSON.parse(readFileSync(table, "utf8")) as Recorded[];
    // Not offered: flip (a node's transform can mirror) and roll, which vispy applies about a world axis.
    const cases = all.filter((one) => one.type === "turntable" && !one.params.flip && !one.params.roll);
    expect(cases.length).to.equal(39);
    for (const recorded of cases) {
      const [width, height] = recorded.canvas;
      const { clipFromWorld } = fromVispy(recorded).matrices({ width, height }, EMPTY_BOX);
      for (let i = 0; i < 16; ++i) {
        if (i % 4 === 2) continue;
        const vispy = recorded.scene_to_clip_col_major[i] as number;
        // vispy computes in single precision; its terms are up to 50 here (5e-6), and larger with fov 179.
        const tolerance = 1e-5 * Math.max(1, Math.abs(vispy));
        const what = `${JSON.stringify(recorded.params)} in ${width} x ${height}, element ${i}`;
        expect(clipFromWorld[i], what).to.be.closeTo(vispy, tolerance);
      }
    }
  });
});
