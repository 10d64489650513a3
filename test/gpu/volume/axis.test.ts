// test/gpu/volume/axis.test.ts -- rays along an axis, one pixel a voxel: then the picture is known without any ray caster.
// Values are whole numbers 0 to 255 in a window of 0 to 255, so that texels hold them exactly.

import { expect } from "chai";
import { grid, type VolumeOptions } from "../../../src/index";
import { alongAxis } from "../../oracle/views";
import { voxelsOf } from "../../oracle/voxels";
import type { Pixels } from "../harness/pixels";
import { expectClose } from "./compare";
import { finer, inWorld, multiply, scaleShift, turn } from "./matrices";
import { needPath, PATHS, stageOf } from "./stage";
import { bytesNoise, gridOf, type Subject } from "./subjects";

type Axis = 0 | 1 | 2;

const subject = bytesNoise([13, 24, 17], 71);
const BYTES = { clim: [0, 255], cmap: "grays" } as const;
const DIRECTIONS = ([0, 1, 2] as const).flatMap((axis) => ([1, -1] as const).map((towards) => ({ axis, towards })));
/** The one rounding: a picture holds bytes. */
const ROUNDING = 1;

const METHODS: Readonly<
  Record<string, { readonly answer: (line: number[]) => number; readonly options: VolumeOptions }[]>
> = {
  // Half steps from the face on meet every voxel's centre.
  mip: [
    { answer: (line) => Math.max(...line), options: { relativeStepSize: 0.5 } },
    { answer: (line) => Math.max(...line), options: { interpolation: "nearest" } },
  ],
  minip: [
    { answer: (line) => Math.min(...line), options: { relativeStepSize: 0.5 } },
    { answer: (line) => Math.min(...line), options: { interpolation: "nearest" } },
  ],
  // Its samples lie in the middle of their steps.
  average: [
    { answer: meanOf, options: { relativeStepSize: 1 } },
    { answer: meanOf, options: { interpolation: "nearest", relativeStepSize: 0.5 } },
  ],
};

function meanOf(line: number[]): number {
  return line.reduce((sum, value) => sum + value, 0) / line.length;
}

/** The picture that `answer` makes of every line of voxels; places as `alongAxis` says. */
function answered({ data, shape }: Subject, axis: Axis, answer: (line: number[]) => number): Pixels {
  const [nx, ny] = shape;
  const [right, up] = [(axis + 1) % 3, (axis + 2) % 3];
  const [width, height] = [shape[right]!, shape[up]!];
  const pixels = new Uint8Array(4 * width * height).fill(255);
  const at = [0, 0, 0];
  for (let row = 0; row < height; ++row) {
    for (let column = 0; column < width; ++column) {
      at[right] = column;
      at[up] = height - 1 - row;
      const line = Array.from({ length: shape[axis] }, (_, i) => {
        at[axis] = i;
        return data[at[0]! + nx * (at[1]! + ny * at[2]!)]!;
      });
      pixels.fill(Math.round(answer(line)), 4 * (row * width + column), 4 * (row * width + column) + 3);
    }
  }
  return { width, height, data: pixels };
}

for (const path of PATHS) {
  describe(`volume along the axes, ${path.name} (seed 71)`, () => {
    beforeEach(function () {
      needPath(this as unknown as Mocha.Context, path);
    });

    for (const [method, settings] of Object.entries(METHODS)) {
      for (const { axis, towards } of DIRECTIONS) {
        it(`${method} ${towards > 0 ? "up" : "down"} ${"xyz"[axis]} is what JavaScript says`, async () => {
          for (const { answer, options } of settings) {
            const shown = { grid: gridOf(subject), method, ...BYTES, ...options } as VolumeOptions;
            const got = stageOf(path).draw(shown, alongAxis(axis, subject.shape, towards));
            const name = `axis/${method}-${axis}-${options.interpolation ?? "linear"}-${path.name}`;
            await expectClose(name, got, answered(subject, axis, answer), { max: ROUNDING });
          }
        });
      }
    }

    for (const axis of [0, 1, 2] as const) {
      it(`one voxel seen along ${"xyz"[axis]} lies where its index says`, async () => {
        const place = [5, 3, 6] as const;
        const one = voxelsOf([9, 8, 10], (x, y, z) => (x === place[0] && y === place[1] && z === place[2] ? 255 : 0));
        const view = finer(alongAxis(axis, one.shape), 6);
        const square = { ...BYTES, grid: gridOf(one), relativeStepSize: 0.5 };
        const nearest = stageOf(path).draw({ ...square, interpolation: "nearest" }, view);
        await expectClose(`axis/one-nearest-${axis}`, nearest, hatPicture(view, axis, place, "nearest"), { max: 0 });
        // llvmpipe's samplers interpolate in 8 bits, one for each of three axes.
        const linear = stageOf(path).draw(square, view);
        await expectClose(`axis/one-linear-${axis}`, linear, hatPicture(view, axis, place, "linear"), { max: 3 });
      });
    }

    it("a node that mirrors, scales unequally and turns shows the same to a camera that does the opposite", async () => {
      const placements = {
        mirrored: scaleShift([-1, 1, 1], [40, 0, 0]),
        unequal: scaleShift([0.5, 3, 1.25], [7, -8, 2]),
        all: multiply(turn(0.7, [1, 2, 0.5]), scaleShift([-2, 0.75, -1.5], [3, 4, 5])),
      };
      const view = alongAxis(1, subject.shape);
      const shown = { ...BYTES, grid: gridOf(subject), relativeStepSize: 0.5 };
      const wanted = answered(subject, 1, (line) => Math.max(...line));
      for (const [name, placement] of Object.entries(placements)) {
        const got = stageOf(path).draw(shown, inWorld(view, placement), placement);
        await expectClose(`axis/${name}`, got, wanted, { max: ROUNDING });
      }
    });

    it("a grid with spacing and origin shows the same to a camera in its world", async () => {
      const placed = grid({ data: subject.data, shape: subject.shape, spacing: [0.5, 2, 3], origin: [-10, 4, 9] });
      const view = inWorld(alongAxis(2, subject.shape), scaleShift([0.5, 2, 3], [-10, 4, 9]));
      const got = stageOf(path).draw({ ...BYTES, grid: placed, relativeStepSize: 0.5 }, view);
      await expectClose(
        "axis/spacing",
        got,
        answered(subject, 2, (line) => Math.max(...line)),
        { max: ROUNDING },
      );
    });

    it("a clipping plane between two voxels leaves out all before it", async () => {
      const shown = { ...BYTES, grid: gridOf(subject), method: "mip", interpolation: "nearest" } as const;
      for (const { axis, towards } of DIRECTIONS) {
        const normal = [0, 0, 0, 0];
        // Voxels 7 and up; a hair inside, so that no sample lies on the edge between two voxels.
        normal[axis] = 1;
        normal[3] = -6.51;
        const got = stageOf(path).draw({ ...shown, clipPlanes: [normal] }, alongAxis(axis, subject.shape, towards));
        const wanted = answered(subject, axis, (line) => Math.max(...line.slice(7)));
        await expectClose(`axis/clip-${axis}`, got, wanted, { max: ROUNDING });
      }
    });
  });
}

/** A single voxel of 255 on a finer picture: a block, or the product of two hats. */
function hatPicture(
  view: { readonly width: number; readonly height: number },
  axis: Axis,
  place: readonly number[],
  interpolation: "nearest" | "linear",
): Pixels {
  const { width, height } = view;
  const [right, up] = [place[(axis + 1) % 3]!, place[(axis + 2) % 3]!];
  const data = new Uint8Array(4 * width * height).fill(255);
  const weight = (d: number): number =>
    interpolation === "nearest" ? (Math.abs(d) < 0.5 ? 1 : 0) : Math.max(0, 1 - Math.abs(d));
  for (let row = 0; row < height; ++row) {
    for (let column = 0; column < width; ++column) {
      const x = (column + 0.5) / 6 - 0.5;
      const y = (height - row - 0.5) / 6 - 0.5;
      const at = 4 * (row * width + column);
      data.fill(Math.round(255 * weight(x - right) * weight(y - up)), at, at + 3);
    }
  }
  return { width, height, data };
}

describe("volume along the axes: the answers", () => {
  it("tell a picture that is one voxel off", async () => {
    const wanted = answered(subject, 2, (line) => Math.max(...line));
    const shifted = answered(subject, 2, (line) => Math.max(...line.slice(1)));
    let failure: unknown;
    await expectClose("axis/self", shifted, wanted, { max: ROUNDING }).catch((error: unknown) => (failure = error));
    expect(String(failure)).to.include("max");
  });
});
