// Chains on the GPU: folded or not, they say the same, and what TypeScript says.

import { expect } from "chai";
import type { Triple } from "../../src/math/box";
import { joined } from "../../src/transforms/fill";
import { chain, linear, polar, scale } from "../../src/transforms/index";
import type { Transform } from "../../src/transforms/transform";
import { pointsIn } from "../transforms/checks";
import { contextForPoints, mapOnGpu } from "../transforms/map-points";
import { randomChain } from "../transforms/random-chains";
import { chance } from "./harness/chance";

const SEED = 67;
const CHAINS = 20;
const POINTS = 60;

/** Drivers owe sines to 2^-11; a step later that is multiplied by a radius of a few units, for up to four steps. */
const TOLERANCE = 1e-2;
/** Of linear ones alone: single precision, and 24 bits of the range. */
const TOLERANCE_LINEAR = 2e-5;

function expectAgreement(
  gl: WebGLRenderingContext,
  t: Transform,
  leaves: readonly Transform[],
  points: readonly Triple[],
  tolerance: number,
): void {
  const truth = points.map(t.map);
  const largest = Math.max(...truth.map((p) => Math.max(...p.map(Math.abs))));
  const folded = mapOnGpu(gl, t.glsl, points, 1.25 * largest);
  const unfolded = mapOnGpu(gl, joined(leaves, "unfolded_map", "_unfolded"), points, 1.25 * largest);
  const names = leaves.map(({ name }) => name).join(" ");
  truth.forEach((p, i) => {
    for (const axis of [0, 1, 2] as const) {
      expect(folded[i]?.[axis], `folded ${names}`).to.be.closeTo(p[axis], tolerance * largest);
      expect(unfolded[i]?.[axis], `unfolded ${names}`).to.be.closeTo(p[axis], tolerance * largest);
    }
  });
}

describe(`chains on the GPU (seed ${SEED})`, () => {
  it(`${CHAINS} random ones: folded, unfolded and in TypeScript, the same`, function () {
    const gl = contextForPoints(this);
    const next = chance(SEED);
    for (let round = 0; round < CHAINS; ++round) {
      const { chain: t, leaves } = randomChain(next, 4);
      expectAgreement(gl, t, leaves, pointsIn(t, POINTS, next), TOLERANCE);
    }
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  });

  it("linear ones, to the last digits", function () {
    const gl = contextForPoints(this);
    const next = chance(SEED);
    for (let round = 0; round < 5; ++round) {
      const matrix = Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 1 : 0) + (i % 4 === 3 ? 0 : 0.4 * next()));
      const leaves = [
        linear(matrix),
        scale({ scale: [2, -0.5], translate: [next()] }),
        linear(matrix).back,
        scale().back,
      ];
      const t = chain(leaves);
      expect(t.parts).to.have.length(1);
      expectAgreement(gl, t, leaves, pointsIn(t, POINTS, next), TOLERANCE_LINEAR);
    }
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  });

  it("follow a moved member without another module", function () {
    const gl = contextForPoints(this);
    const move = linear();
    const t = chain([polar(), move, scale({ translate: [0, 3] }), move]);
    const { module } = t.glsl;
    const points = pointsIn(t, POINTS, chance(SEED));
    for (const shift of [0, 0.5, -0.25]) {
      move.matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, shift, 0.1, 0, 1];
      expect(t.glsl.module).to.equal(module);
      expectAgreement(gl, t, t.transforms, points, TOLERANCE);
    }
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  });
});
