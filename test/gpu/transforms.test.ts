// Every transform's GLSL says what its TypeScript says: one set of points goes through both.

import { expect } from "chai";
import type { Triple } from "../../src/math/box";
import { arrange } from "../../src/shader/link";
import { fillOf } from "../../src/transforms/fill";
import { log, polar, spherical } from "../../src/transforms/index";
import type { Transform, TransformGlsl } from "../../src/transforms/transform";
import { cases } from "../transforms/cases";
import { pointsIn } from "../transforms/checks";
import { chance } from "./harness/chance";
import { contextForPoints, mapOnGpu } from "../transforms/map-points";

const SEED = 41;
const POINTS = 200;

/**
 * Of the largest result. 24 bits are 1e-7 of it; single precision takes most of the rest, and drivers pass varyings and divide
 * by 255 with a few bits less.
 */
const TOLERANCE = 2e-5;
/** Where there are sines: drivers owe them to 2^-11 only (SwiftShader is off by 1e-4). Twice that, for one after another. */
const TOLERANCE_OF_SINES = 1e-3;

function toleranceOf({ module }: TransformGlsl): number {
  const texts = arrange(module, []).order.map(({ text }) => text);
  return texts.some((text) => /\b(sin|cos|tan|atan)\(/.test(text)) ? TOLERANCE_OF_SINES : TOLERANCE;
}

function expectTwin(gl: WebGLRenderingContext, t: Transform, glsl: TransformGlsl, points: readonly Triple[]): void {
  const truth = points.map(t.map);
  const largest = Math.max(...truth.map((p) => Math.max(...p.map(Math.abs))));
  const found = mapOnGpu(gl, glsl, points, 1.25 * largest);
  const tolerance = largest * toleranceOf(glsl);
  truth.forEach((p, i) => {
    for (const axis of [0, 1, 2] as const) {
      expect(found[i]?.[axis], `${t.name} of ${points[i]?.join(" ")}`).to.be.closeTo(p[axis], tolerance);
    }
  });
}

describe(`transforms and their GLSL twins (seed ${SEED})`, () => {
  for (const [name, make] of cases) {
    it(`${name}: the GPU maps, and maps back, what TypeScript does`, function () {
      const gl = contextForPoints(this);
      const t = make();
      const points = pointsIn(t, POINTS, chance(SEED));
      expectTwin(gl, t, t.glsl, points);
      expectTwin(gl, t.back, t.back.glsl, points.map(t.map));
      expectTwin(gl, t, fillOf(t, "world_from_data"), points);
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    });
  }

  it("poles and centres come out as 0, not as anything", function () {
    const gl = contextForPoints(this);
    expect(mapOnGpu(gl, polar().back.glsl, [[0, 0, 0.5]], 2)[0]?.map(rounded)).to.deep.equal([0, 0, 0.5]);
    const places: Triple[] = [
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, -1],
    ];
    expect(mapOnGpu(gl, spherical().back.glsl, places, 2).map((p) => p.map(rounded))).to.deep.equal([
      [0, 0, 0],
      [0, 1.571, 1],
      [0, -1.571, 1],
    ]);
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  });

  it("what has no logarithm lies far out on the side of 0, and stays a number", function () {
    const gl = contextForPoints(this);
    const points: Triple[] = [0, -1e-3, -5].map((x) => [x, 1, 0.25]);
    for (const [x, y, z] of mapOnGpu(gl, log({ base: [10, 10, 0] }).glsl, points, 50)) {
      // -37: the logarithm of the least number that the twin takes.
      expect(x).to.be.closeTo(-37, 0.01);
      expect([y, z].map(rounded)).to.deep.equal([0, 0.25]);
    }
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  });
});

/** Three digits; no negative zero. */
function rounded(value: number): number {
  return Math.round(1000 * value) / 1000 + 0;
}
