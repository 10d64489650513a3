// test/gpu/volume/truth.ts -- a picture of the library against the same picture by the slow ray caster (test/oracle), which
// works in double precision and shares nothing with the library but the words.

import { type MethodName, type VolumeOptions } from "../../../src/index";
import { castRays, toBytes } from "../../oracle/raycast";
import { obliqueViews, type TestView } from "../../oracle/views";
import { printLine } from "../harness/page";
import type { Difference, Pixels } from "../harness/pixels";
import { expectClose, keepPicture, type Bounds } from "./compare";
import { inWorld, nearer } from "./matrices";
import { BACKGROUND, stageOf, type Path } from "./stage";
import { BLOB_RANGE, blobs, gridOf, sceneOf, type Subject } from "./subjects";

/** The voxels of most pictures; seed 5. */
export const SUBJECT = blobs([26, 22, 30], 5);
/** Three oblique views, each in perspective and orthographic. */
export const VIEWS = obliqueViews(SUBJECT.shape, 80).map((view) => nearer(view, 1.6));
export const PERSPECTIVE = VIEWS[0]!;
export const ORTHOGRAPHIC = VIEWS[4]!;

export const CLIM = BLOB_RANGE;
/** Opacity by value: thin, so that all of the volume is in the picture. */
export const LIGHT_FOG: VolumeOptions["transfer"] = [
  [0, 0],
  [300, 0.02],
  [900, 0.4],
];

/** What each method is shown with. */
export const SETTINGS: Readonly<Record<MethodName, VolumeOptions>> = {
  mip: { clim: CLIM },
  minip: { clim: [-100, 120] },
  attenuatedMip: { clim: CLIM, attenuation: 0.4 },
  average: { clim: [-100, 500] },
  translucent: { clim: CLIM, transfer: LIGHT_FOG },
  additive: {
    clim: CLIM,
    transfer: [
      [0, 0],
      [900, 0.12],
    ],
  },
  iso: { clim: CLIM, threshold: 250 },
  slice: { clim: CLIM, plane: [0.4, 0.3, 1, -24] },
};

/** Methods that make much of a sampler's few bits (llvmpipe: 8): light by its gradient, attenuation by its exponent. */
const STEEP: readonly unknown[] = ["iso", "attenuatedMip"];

/**
 * A mean of one level is asked for. The others reach 0.3, so half a level tells more of them. Few pixels on edges of the
 * box, of a voxel or of a plane may be far off (0.8 % seen): they are counted.
 */
const boundsOf = ({ method }: VolumeOptions): Bounds => ({
  mean: STEEP.indexOf(method) >= 0 ? 1 : 0.5,
  share: 0.01,
  above: 8,
});

/** What else `expectTruth` may be told. */
export interface TruthOptions {
  readonly bounds?: Bounds;
  /** the node's transform; the camera undoes it, so that the view stays */
  readonly placement?: readonly number[];
}

// The slow pictures are the same for every path.
const slow = new Map<string, Pixels>();

/**
 * Draws on a path's stage and by the slow ray caster, and compares.
 *
 * @param name  of the picture; the same name means the same picture on every path
 */
export async function expectTruth(
  path: Path,
  name: string,
  voxels: Subject,
  options: VolumeOptions,
  view: TestView,
  { placement, bounds = boundsOf(options) }: TruthOptions = {},
): Promise<void> {
  const seen = placement ? inWorld(view, placement) : view;
  const got = stageOf(path).draw({ grid: gridOf(voxels), cmap: "viridis", ...options }, seen, placement);
  let wanted = slow.get(name);
  if (!wanted) {
    const scene = sceneOf(voxels, { cmap: "viridis", ...options }, view, BACKGROUND as number[], placement);
    slow.set(name, (wanted = toBytes(castRays(scene))));
  }
  const file = `oracle/${name.replace(/[ ,]+/g, "-")}`;
  await keepPicture(file, got);
  note(path, name, await expectClose(file, got, wanted, bounds));
}

/** The worst of a path so far, and the picture it was found in. */
interface Worst {
  pictures: number;
  mean: readonly [number, string];
  share: readonly [number, string];
}
const worst = new Map<string, Worst>();

function note({ name: path }: Path, name: string, found: Difference): void {
  const before = worst.get(path) ?? { pictures: 0, mean: [0, ""], share: [0, ""] };
  const share = found.shareAbove(8);
  worst.set(path, {
    pictures: before.pictures + 1,
    mean: found.mean > before.mean[0] ? [found.mean, name] : before.mean,
    share: share > before.share[0] ? [share, name] : before.share,
  });
}

after("say how far the pictures were from the truth", () => {
  worst.forEach(({ pictures, mean, share }, path) => {
    const most = `largest mean ${mean[0].toFixed(3)} (${mean[1]}), most above 8: ${(100 * share[0]).toFixed(2)} % (${share[1]})`;
    printLine(`slow ray caster, ${path}: ${pictures} pictures, ${most}`);
  });
});
