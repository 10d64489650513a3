// test/scene/spaces.test -- points between the spaces by name: against the formulas, and there and back.

import { expect } from "chai";
import { mat4 } from "gl-matrix";
import { mapBetween, spaceNames, type SpaceContext } from "../../src/scene/spaces";
import { linear } from "../../src/transforms/linear";
import { EngineError } from "../../src/base/errors";

const perspective = mat4.perspective(new Float64Array(16), Math.PI / 3, 300 / 200, 1, 50);
const eyeFromWorld = mat4.lookAt(new Float64Array(16), [4, -9, 6], [1, 2, 0], [0, 0, 1]);
const context: SpaceContext = {
  worldFromData: linear([2, 0, 0, 0, 0, 0, 3, 0, 0, -4, 0, 0, 5, 6, 7, 1]),
  eyeFromWorld,
  clipFromWorld: mat4.multiply(new Float64Array(16), perspective, eyeFromWorld),
  rect: { x: 100, y: 40, width: 300, height: 200 },
  canvasHeight: 400,
  pixelRatio: 2,
};

describe("spaces", () => {
  it("goes from data to the page by the known formulas", () => {
    const world = mapBetween([1, 2, 3], "data", "world", context);
    expect(world).to.deep.equal([7, -6, 13]);
    const clip = mapBetween(world, "world", "clip", context);
    const pixel = mapBetween([1, 2, 3], "data", "pixel", context);
    expect(pixel[0]).to.be.closeTo(100 + 150 * (1 + clip[0]), 1e-9);
    expect(pixel[1]).to.be.closeTo(40 + 100 * (1 + clip[1]), 1e-9);
    const canvas = mapBetween(pixel, "pixel", "canvas", context);
    expect(canvas[0]).to.be.closeTo(pixel[0] / 2, 1e-12);
    expect(canvas[1]).to.be.closeTo((400 - pixel[1]) / 2, 1e-12);
  });

  it("puts what the camera looks at into the middle of its view", () => {
    const [x, y] = mapBetween([1, 2, 0], "world", "canvas", context);
    expect(x).to.be.closeTo((100 + 150) / 2, 1e-9);
    expect(y).to.be.closeTo((400 - 40 - 100) / 2, 1e-9);
  });

  for (const from of spaceNames) {
    for (const to of spaceNames) {
      it(`${from} -> ${to} -> ${from} comes home`, () => {
        // A point that is in front of the eye in every space's numbers.
        const start = mapBetween([0.3, -0.2, 0.4], "clip", from, context);
        const home = mapBetween(mapBetween(start, from, to, context), to, from, context);
        home.forEach((value, i) => expect(value).to.be.closeTo(start[i] ?? NaN, 1e-8 * Math.max(1, Math.abs(value))));
      });
    }
  }

  it("refuses spaces that there are not", () => {
    const wrong = (): unknown => mapBetween([0, 0, 0], "screen" as "pixel", "data", context);
    expect(wrong).to.throw(EngineError, "a space must be one of data, world, eye, clip, pixel, canvas");
  });
});
