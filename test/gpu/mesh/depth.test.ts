// Meshes and volumes in one picture: a rectangle before, behind, within and across a volume, every method, three paths.
// The slow ray caster knows no meshes, but far planes: where the rectangle is, rays end in its plane, before its colour.

import { expect } from "chai";
import { mesh, surface, volumeMethods, type MethodName, type Surface } from "../../../src/index";
import { castRays, toBytes } from "../../oracle/raycast";
import { clipOfPixel, invertMatrix } from "../../oracle/rays";
import type { TestView } from "../../oracle/views";
import { expectClose, keepPicture } from "../volume/compare";
import { BACKGROUND, needPath, PATHS, stageOf } from "../volume/stage";
import { gridOf, sceneOf } from "../volume/subjects";
import { ORTHOGRAPHIC, PERSPECTIVE, SETTINGS, SUBJECT } from "../volume/truth";
import { difference, type Pixels } from "../harness/pixels";

type Vector = readonly [number, number, number];

/** A rectangle: its middle, its unit sides and half their lengths, data space. */
interface Card {
  readonly middle: Vector;
  readonly u: Vector;
  readonly v: Vector;
  readonly half: readonly [number, number];
}

const COLOR = [0.9, 0.5, 0.2, 1] as const;
/** Pixels whose ray meets the plane so near the rectangle's rim are left out: sampling decides. Voxels. */
const RIM = 0.4;

/** How far along the line of sight the middle lies from the volume's, how the rectangle leans, and its size. */
const PLACES: Readonly<Record<string, { along: number; lean: number; half: readonly [number, number] }>> = {
  "in front": { along: -24, lean: 0, half: [9, 30] },
  behind: { along: 24, lean: 0, half: [14, 12] },
  inside: { along: 2, lean: 0, half: [8, 6] },
  intersecting: { along: 0, lean: 0.9, half: [20, 9] },
};

function mapped(m: ArrayLike<number>, [x, y, z]: Vector, w: number): Vector {
  const row = (r: number): number => m[r]! * x + m[4 + r]! * y + m[8 + r]! * z + m[12 + r]! * w;
  return [row(0) / row(3), row(1) / row(3), row(2) / row(3)];
}

const sum = (a: Vector, b: Vector, scale: number): Vector => [
  a[0] + scale * b[0],
  a[1] + scale * b[1],
  a[2] + scale * b[2],
];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
function unit(a: Vector): Vector {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
}

function cardAt(view: TestView, { along, lean, half }: (typeof PLACES)[string]): Card {
  const dataFromClip = invertMatrix(view.clipFromData);
  const [near, far] = [mapped(dataFromClip, [0, 0, -1], 1), mapped(dataFromClip, [0, 0, 1], 1)];
  const sight = unit(sum(far, near, -1));
  const centre = SUBJECT.shape.map((n) => (n - 1) / 2) as unknown as Vector;
  const side = unit(cross(sight, [0.3, 1, 0.2]));
  const u = unit(sum(side, sight, lean));
  return { middle: sum(centre, sight, along), u, v: unit(cross(sight, side)), half };
}

function surfaceOf({ middle, u, v, half }: Card): Surface {
  const corner = (a: number, b: number): Vector => sum(sum(middle, u, a * half[0]), v, b * half[1]);
  const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  return surface({ positions: corners.reduce<number[]>((all, p) => [...all, ...p], []), faces: [0, 1, 2, 0, 2, 3] });
}

/** The plane (a, b, c, d) of a card, positive on the eye's side. */
function planeOf({ middle, u, v }: Card, view: TestView): readonly [number, number, number, number] {
  const normal = unit(cross(u, v));
  const eye = mapped(invertMatrix(view.clipFromData), [0, 0, -1], 1);
  const sign = dot(normal, sum(eye, middle, -1)) > 0 ? 1 : -1;
  return [sign * normal[0], sign * normal[1], sign * normal[2], -sign * dot(normal, middle)];
}

/** The view with the card's plane as its far plane, and its near plane before all of the volume. */
function endedAt(view: TestView, card: Card): TestView {
  const plane = planeOf(card, view);
  const m = view.clipFromData;
  let k = 1e-3;
  for (let corner = 0; corner < 8; ++corner) {
    const p = SUBJECT.shape.map((n, axis) => ((corner >> axis) & 1 ? n : -1)) as unknown as Vector;
    const before = dot([plane[0], plane[1], plane[2]], p) + plane[3];
    const w = m[3]! * p[0] + m[7]! * p[1] + m[11]! * p[2] + m[15]!;
    if (before > 0) k = Math.min(k, w / before);
  }
  const clipFromData = m.slice();
  for (let column = 0; column < 4; ++column) clipFromData[4 * column + 2] = m[4 * column + 3]! - k * plane[column]!;
  return { ...view, clipFromData };
}

/** For each pixel: 1 where the card is seen along its ray, 0 where not, -1 where that is decided by a hair. */
function coverage(view: TestView, card: Card): Int8Array {
  const dataFromClip = invertMatrix(view.clipFromData);
  const plane = planeOf(card, view);
  const normal: Vector = [plane[0], plane[1], plane[2]];
  const out = new Int8Array(view.width * view.height);
  for (let i = 0; i < out.length; ++i) {
    const [x, y] = clipOfPixel(i % view.width, Math.floor(i / view.width), view);
    const from = mapped(dataFromClip, [x, y, -1], 1);
    const travel = sum(mapped(dataFromClip, [x, y, 1], 1), from, -1);
    const t = -(dot(normal, from) + plane[3]) / dot(normal, travel);
    const there = sum(sum(from, travel, t), card.middle, -1);
    const beyond = Math.max(Math.abs(dot(there, card.u)) - card.half[0], Math.abs(dot(there, card.v)) - card.half[1]);
    out[i] = Math.abs(beyond) < RIM ? -1 : beyond < 0 && t > 0 && t < 1 ? 1 : 0;
  }
  return out;
}

const slow = new Map<string, { readonly wanted: Pixels; readonly seen: Int8Array }>();

/** What must be seen: where the card is, rays end in its plane. Made once for all paths. */
function truth(name: string, method: MethodName, view: TestView, card: Card) {
  let known = slow.get(name);
  if (!known) {
    const options = { method, cmap: "viridis", ...SETTINGS[method] };
    const open = toBytes(castRays(sceneOf(SUBJECT, options, view, BACKGROUND as number[])));
    const ended = toBytes(castRays(sceneOf(SUBJECT, options, endedAt(view, card), COLOR)));
    const seen = coverage(view, card);
    const wanted = { ...open, data: open.data.slice() };
    seen.forEach((is, i) => is === 1 && wanted.data.set(ended.data.subarray(4 * i, 4 * i + 4), 4 * i));
    slow.set(name, (known = { wanted, seen }));
  }
  return known;
}

/** The picture wanted, with the pixels of `which` taken from what was got. */
function taken(wanted: Pixels, got: Pixels, seen: Int8Array, which: (is: number) => boolean): Pixels {
  const data = wanted.data.slice();
  seen.forEach((is, i) => which(is) && data.set(got.data.subarray(4 * i, 4 * i + 4), 4 * i));
  return { ...wanted, data };
}

for (const path of PATHS)
  describe(`meshes and volumes, ${path.name} (seed 5)`, () => {
    for (const method of Object.keys(volumeMethods) as MethodName[])
      for (const place of Object.keys(PLACES))
        it(`${method}: a rectangle ${place}, perspective and orthographic`, async function () {
          needPath(this, path);
          for (const view of [PERSPECTIVE, ORTHOGRAPHIC]) {
            const card = cardAt(view, PLACES[place]!);
            const name = `${method} ${place} ${view.name}`;
            const { wanted, seen } = truth(name, method, view, card);
            const stage = stageOf(path);
            const shown = stage.show({ grid: gridOf(SUBJECT), cmap: "viridis", method, ...SETTINGS[method] }, view);
            stage.figure.view.add(mesh({ surface: surfaceOf(card), color: COLOR, shading: "none" }));
            const got = stage.read();
            expect(shown.info.path).to.equal(path.texture);
            const file = `mesh-depth/${name.replace(/[ ,]+/g, "-")}`;
            await keepPicture(file, got);
            const pixels = seen.filter((is) => is === 1).length;
            expect(pixels, "pixels of the rectangle").to.be.greaterThan(150);
            // On the rectangle alone, so that what lies beside it does not hide what is wrong there.
            const onCard = difference(
              got,
              taken(wanted, got, seen, (is) => is !== 1),
            );
            const scale = seen.length / pixels;
            // 1.2 and 5 % seen: a ray whose number of steps lies on the edge takes one more or less.
            expect(scale * onCard.mean, `${name}: mean on the rectangle`).to.be.below(1.5);
            expect(scale * onCard.shareAbove(8), `${name}: share above 8 on the rectangle`).to.be.below(0.07);
            const whole = taken(wanted, got, seen, (is) => is < 0);
            // As without a mesh (volume/truth.ts); a ray that ends in a plane has its samples spread anew.
            await expectClose(file, got, whole, { mean: 1, share: 0.015, above: 8 });
          }
        });
  });
