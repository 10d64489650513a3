// test/gpu/volume/subjects.ts -- what is drawn in the volume tests: voxels from formulas, and a library volume's options
// told to the slow ray caster. The names of both sides are the same, so little is translated.

import { colormap, grid, type Grid, type VolumeOptions } from "../../../src/index";
import { rampOfTable } from "../../oracle/colour";
import type { Ramp, Scene, Voxels } from "../../oracle/scene";
import type { TestView } from "../../oracle/views";
import { randomNumbers, voxelsOf } from "../../oracle/voxels";

/** Voxels that a Grid can be made of. */
export type Subject = Voxels & { readonly data: Float32Array };

type Shape = readonly [number, number, number];

/** Least and greatest value of the blobs, data units: not 0 and 1, so that a forgotten conversion shows. */
export const BLOB_RANGE = [-100, 900] as const;

/** Smooth blobs of several sizes on a gentle slope, BLOB_RANGE, the same for the same seed. */
export function blobs(shape: Shape, seed: number): Subject {
  const random = randomNumbers(seed);
  const [low, high] = BLOB_RANGE;
  const centres = Array.from({ length: 24 }, () => ({
    at: shape.map((n) => (0.15 + 0.7 * random()) * (n - 1)),
    width: (0.035 + 0.085 * random()) * Math.max(...shape),
    height: 0.3 + 0.7 * random(),
  }));
  const raw = voxelsOf(shape, (x, y, z) => {
    let sum = (0.4 * (x + y + z)) / (shape[0] + shape[1] + shape[2]);
    for (const { at, width, height } of centres) {
      const d2 = (x - at[0]!) ** 2 + (y - at[1]!) ** 2 + (z - at[2]!) ** 2;
      sum += height * Math.exp(-d2 / (2 * width * width));
    }
    return sum;
  });
  const greatest = raw.data.reduce((a, b) => Math.max(a, b), 0);
  const least = raw.data.reduce((a, b) => Math.min(a, b), greatest);
  const scale = (high - low) / (greatest - least);
  return { shape, data: raw.data.map((v) => low + (v - least) * scale) };
}

/** Values without any order, 0 to 255, whole numbers: what they are to the last bit can be said of each. */
export function bytesNoise(shape: Shape, seed: number): Subject {
  const random = randomNumbers(seed);
  return voxelsOf(shape, () => Math.floor(256 * random()));
}

/** The same voxels, of which a ball and every voxel of `every` by number are missing. */
export function withHoles({ shape, data }: Subject, every: number): Subject {
  const [nx, ny, nz] = shape;
  const holed = voxelsOf(shape, (x, y, z) => {
    const i = x + nx * (y + ny * z);
    const isInBall = Math.hypot(x - nx / 3, y - ny / 2, z - nz / 2) < nx / 5;
    return isInBall || i % every === 0 ? NaN : data[i]!;
  });
  return holed;
}

const grids = new WeakMap<Subject, Grid>();

/** The Grid of a subject; the same one each time, so that its textures are shared. */
export function gridOf(subject: Subject): Grid {
  let made = grids.get(subject);
  if (!made) grids.set(subject, (made = grid({ data: subject.data, shape: subject.shape })));
  return made;
}

/** The finite range of values. */
export function rangeOf({ data }: Subject): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  data.forEach((v) => {
    if (v < low) low = v;
    if (v > high) high = v;
  });
  return [low, high];
}

const LEVELS: Readonly<Record<string, number>> = { r8: 255, rg8: 65535 };

/** Options that mean nothing to the slow ray caster, or that are told to it in other words. */
const OTHER_WORDS = [
  "grid",
  "cmap",
  "cmapInterpolation",
  "transfer",
  "texelFormat",
  "emulateTexture",
  "skipping",
  "climRangeThreshold",
];

/**
 * The scene that a library volume with `options` should show.
 *
 * @param opacity  of one voxel by its value, for methods that add opacity up; opaque when left out
 * @param worldFromData  the node's transform, already in `view` too
 */
export function sceneOf(
  subject: Subject,
  options: VolumeOptions,
  view: TestView,
  background: readonly number[],
  worldFromData?: readonly number[],
): Scene {
  const clim = (options.clim ?? rangeOf(subject)) as [number, number];
  const levels = LEVELS[options.texelFormat ?? "r8"];
  const window = [Math.min(...clim), Math.max(...clim)] as const;
  const same: Record<string, unknown> = {};
  for (const key of Object.keys(options)) {
    if (OTHER_WORDS.indexOf(key) < 0) same[key] = options[key as keyof VolumeOptions];
  }
  return {
    method: "mip",
    ...same,
    clim,
    voxels: subject,
    width: view.width,
    height: view.height,
    clipFromData: view.clipFromData,
    ramp: rampFor(options, clim),
    background: background as [number, number, number, number],
    ...(levels === undefined ? {} : { quantisation: { window, levels } }),
    ...(worldFromData ? { worldFromData } : {}),
  };
}

/** The colours of a volume; with a transfer (points only) the opacity is its own, by value and not by gamma. */
function rampFor(options: VolumeOptions, [from, to]: readonly [number, number]): Ramp {
  const colours = rampOfTable(colormap(options.cmap ?? "grays").table(), options.cmapInterpolation ?? "linear");
  const points = options.transfer as readonly (readonly [number, number])[] | undefined;
  if (!points) return colours;
  const gamma = options.gamma ?? 1;
  return (t, out) => {
    colours(t, out);
    out[3] = between(points, from + (to - from) * Math.pow(t, 1 / gamma));
  };
}

function between(points: readonly (readonly [number, number])[], value: number): number {
  let i = 0;
  while (i < points.length - 2 && points[i + 1]![0] <= value) ++i;
  const [a, low] = points[i]!;
  const [b, high] = points[i + 1]!;
  return low + (high - low) * Math.min(1, Math.max(0, (value - a) / (b - a)));
}
