// test/gpu/volume/pick.test.ts -- pick answers with what is shown: the place that the slow ray caster finds for the pixel.

import { expect } from "chai";
import { node, type FigurePick, type MethodName, type VolumeOptions } from "../../../src/index";
import { castRays, type CastPicture } from "../../oracle/raycast";
import { alongAxis, lookAt, obliqueViews, type TestView } from "../../oracle/views";
import { voxelsOf } from "../../oracle/voxels";
import { inWorld, multiply, nearer, scaleShift, turn } from "./matrices";
import { needPath, PATHS, stageOf } from "./stage";
import { blobs, gridOf, sceneOf, withHoles, type Subject } from "./subjects";
import { SETTINGS } from "./truth";

const subject = blobs([22, 26, 20], 23);
const views = [obliqueViews(subject.shape, 64)[0]!, obliqueViews(subject.shape, 64)[5]!].map((view) =>
  nearer(view, 1.5),
);
const METHODS = Object.keys(SETTINGS) as MethodName[];

const INSIDE: TestView = lookAt("inside", {
  center: [10, 12, 9],
  towardsEye: [0.5, -0.3, 1],
  distance: 4,
  height: 7,
  perspective: true,
  widthPx: 64,
  heightPx: 48,
});

/** Every 9th pixel of every 9th row. */
const STRIDE = 9;

/**
 * What each method is shown with. Opacities up to 1: where they are small a byte has few steps of them, and the sample that
 * adds most is any one of a plateau.
 */
const SHOWN: Readonly<Record<MethodName, VolumeOptions>> = {
  ...SETTINGS,
  translucent: {
    clim: [-100, 900],
    transfer: [
      [100, 0],
      [900, 1],
    ],
  },
  additive: {
    clim: [-100, 900],
    transfer: [
      [100, 0],
      [900, 1],
    ],
  },
};

/** Eye inside: a plane across what it looks at. */
const ACROSS: Partial<Record<MethodName, VolumeOptions>> = {
  slice: { clim: [-100, 900], plane: [0.5, -0.3, 1, -10.4] },
};

interface Tally {
  compared: number;
  missed: number;
  hits: number;
  /** hits where they should be */
  right: number;
}

/** A picture over nothing, so that its alpha is that of the volume alone. */
function truthOf(voxels: Subject, options: VolumeOptions, view: TestView, placement?: readonly number[]): CastPicture {
  return castRays(sceneOf(voxels, options, view, [0, 0, 0, 0], placement));
}

/** What is less opaque counts as not there; that close to it, either answer will do. */
const LEAST_ALPHA = 0.02;

/** Values that are told apart by no more than this (of a range of 1000) share a step of an 8-bit opacity. */
const PLATEAU = 20;

/**
 * How far off a pick may be, voxels. What adds up shows no one place; the sample that adds most is a flat maximum, which
 * the few bits of a sampler move about.
 */
function reachOf({ method }: VolumeOptions): number {
  return method === "translucent" || method === "additive" ? 1.5 : 0.5;
}

/** Picks a lattice of pixels and holds each against the oracle's place. */
async function tally(
  voxels: Subject,
  reach: number,
  pick: (x: number, y: number) => Promise<FigurePick | undefined>,
  truth: CastPicture,
  check: (found: FigurePick) => void,
): Promise<Tally> {
  const out: Tally = { compared: 0, missed: 0, hits: 0, right: 0 };
  for (let row = 3; row < truth.height; row += STRIDE) {
    for (let column = 3; column < truth.width; column += STRIDE) {
      const pixel = row * truth.width + column;
      const alpha = truth.data[4 * pixel + 3]!;
      if (alpha > 0.5 * LEAST_ALPHA && alpha < 1.5 * LEAST_ALPHA) continue;
      const found = await pick(column + 0.3, row + 0.7);
      out.compared += 1;
      if ((found !== undefined) !== alpha > LEAST_ALPHA) out.missed += 1;
      if (!found || alpha < LEAST_ALPHA) continue;
      check(found);
      out.hits += 1;
      const place = Array.from(truth.places.slice(3 * pixel, 3 * pixel + 3));
      const apart = Math.hypot(...found.data.map((v, i) => v - place[i]!));
      const isAsBright = Math.abs(found.value - voxelAt(voxels, place)) < PLATEAU;
      if (apart <= reach || isAsBright) out.right += 1;
    }
  }
  return out;
}

function voxelAt({ data, shape }: Subject, place: readonly number[]): number {
  const [i, j, k] = place.map((v, a) => Math.max(0, Math.min(shape[a]! - 1, Math.round(v)))) as [
    number,
    number,
    number,
  ];
  return data[i + shape[0] * (j + shape[1] * k)]!;
}

/**
 * Nearly all picks near enough, or as bright. A few may be elsewhere: where two samples are equal to the last bit
 * the one or the other is the largest, and edges of the box are hit or missed.
 */
function expectAgreement({ compared, missed, hits, right }: Tally, name: string): void {
  expect(hits, `${name}: something was hit`).to.be.greaterThan(compared / 8);
  expect(missed / compared, `${name}: hit here and missed there`).to.be.at.most(0.03);
  expect(right / hits, `${name}: at the right place`).to.be.at.least(0.9);
}

/** What a pick says of itself must fit together. */
function checkFields(voxels: Subject, found: FigurePick): void {
  const [nx, ny] = voxels.shape;
  const [i, j, k] = found.index as [number, number, number];
  found.data.forEach((v, a) => {
    expect(v).to.be.within(-0.51, voxels.shape[a]! - 0.49);
    expect(Math.abs(found.index[a]! - v)).to.be.at.most(0.52);
  });
  expect(found.value).to.deep.equal(voxels.data[i + nx * (j + ny * k)]);
}

for (const path of PATHS) {
  describe(`volume picks, ${path.name} (seed 23)`, () => {
    beforeEach(function () {
      needPath(this as unknown as Mocha.Context, path);
    });

    async function expectPicks(name: string, voxels: Subject, options: VolumeOptions, view: TestView): Promise<void> {
      const stage = stageOf(path);
      const shown = stage.show({ grid: gridOf(voxels), ...options }, view);
      const truth = truthOf(voxels, options, view);
      const found = await tally(
        voxels,
        reachOf(options),
        (x, y) => stage.figure.pick(x, y),
        truth,
        (one) => {
          expect(one.visual).to.equal(shown);
          checkFields(voxels, one);
          one.world.forEach((v, a) => expect(v).to.be.closeTo(one.data[a]!, 1e-4));
        },
      );
      expectAgreement(found, name);
    }

    for (const method of METHODS) {
      it(`${method} picks the voxel it shows`, async () => {
        for (const view of views)
          await expectPicks(`${method} ${view.name}`, subject, { method, ...SHOWN[method] }, view);
      });
      it(`${method} with the eye inside`, () =>
        expectPicks(method, subject, { method, ...SHOWN[method], ...ACROSS[method] }, INSIDE));
    }

    it("missing voxels are not picked", () =>
      expectPicks(
        "holes",
        withHoles(subject, 1e9),
        { method: "slice", ...SETTINGS.slice, interpolation: "nearest" },
        views[0]!,
      ));

    it("the one bright voxel is found at its index, with its value", async () => {
      const one = voxelsOf([9, 8, 10], (x, y, z) => (x === 6 && y === 2 && z === 7 ? 321 : 0));
      const view = alongAxis(2, one.shape);
      const stage = stageOf(path);
      stage.show({ grid: gridOf(one), interpolation: "nearest" }, view);
      // Columns run up x, rows down y.
      const found = await stage.figure.pick(6.5, 8 - 1 - 2 + 0.5);
      expect(found?.index).to.deep.equal([6, 2, 7]);
      expect(found?.value).to.equal(321);
    });

    it("nothing is there beside the box, beyond the canvas and in an empty view", async () => {
      const stage = stageOf(path);
      stage.show({ grid: gridOf(subject) }, views[0]!);
      expect(await stage.figure.pick(0, 0)).to.equal(undefined);
      expect(await stage.figure.pick(-5, 10)).to.equal(undefined);
      expect(await stage.figure.pick(10, 1e6)).to.equal(undefined);
      stage.show({ grid: gridOf(subject), method: "iso", threshold: 1e6 }, views[0]!);
      expect(await stage.figure.pick(32, 24), "no surface").to.equal(undefined);
    });

    it("the world place is that of the node's transform, mirrored or not; the node is told", async () => {
      const placement = multiply(turn(0.6, [1, 2, 3]), scaleShift([-2, 0.5, 1.5], [4, 5, 6]));
      const stage = stageOf(path);
      const options = { method: "iso", threshold: 250, clim: [-100, 900] } as const;
      stage.show({ grid: gridOf(subject), ...options }, inWorld(views[0]!, placement), placement);
      const truth = truthOf(subject, options, views[0]!, placement);
      const holder = stage.figure.view.nodes.children[0];
      const found = await tally(
        subject,
        reachOf(options),
        (x, y) => stage.figure.pick(x, y),
        truth,
        (one) => {
          expect(one.node).to.equal(holder);
          const [x, y, z] = one.data;
          one.world.forEach((v, r) => {
            const wanted = placement[r]! * x + placement[4 + r]! * y + placement[8 + r]! * z + placement[12 + r]!;
            expect(v).to.be.closeTo(wanted, 1e-3);
          });
        },
      );
      expectAgreement(found, "placed");
    });

    it("of two volumes the nearer one is picked, in either order", async () => {
      const stage = stageOf(path);
      const options = { method: "iso", threshold: 250 } as const;
      const shown = stage.show({ grid: gridOf(subject), ...options }, views[0]!);
      const { view } = stage.figure;
      // The same again, farther away by a box and a half: eyeward is (1, 0.7, 0.6).
      const back = node({ visual: shown, transform: scaleShift([1, 1, 1], [-30, -21, -18]) });
      const front = view.nodes.children[0];
      view.add(back);
      const before = await stage.figure.pick(32, 24);
      expect(before?.node).to.equal(front);
      back.order = -1;
      expect((await stage.figure.pick(32, 24))?.node).to.equal(front);
    });
  });
}
