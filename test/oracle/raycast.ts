// test/oracle/raycast.ts -- a volume drawn by plain arithmetic in double precision, one ray a pixel.
// Slow and simple: the truth that the shaders are held against.

import { makeColour, makeShare } from "./colour";
import { methods } from "./methods";
import { aimRay, clipOfPixel, invertMatrix, makeRay, spreadSamples } from "./rays";
import { complete, type Cast, type FullScene, type March, type Method, type Scene } from "./scene";
import { makeSampler, texelValues } from "./texels";

/** A drawn picture; row 0 is the top. */
export interface CastPicture {
  readonly width: number;
  readonly height: number;
  /** premultiplied RGBA over the background, 0..1, four a pixel */
  readonly data: Float32Array;
  /** where in data space each pixel's value was met, three a pixel; NaN where nothing is shown */
  readonly places: Float32Array;
}

/** Pixels to draw: from column and row `first` on, every `step`-th. The others stay empty. */
export interface Sieve {
  readonly first: number;
  readonly step: number;
}

/**
 * Draws a scene.
 *
 * @param sieve  which pixels; all when left out
 * @throws Error when the method's name is unknown or the matrix has no inverse
 */
export function castRays(scene: Scene, sieve: Sieve = ALL): CastPicture {
  const full = complete(scene);
  const cast = makeCast(full);
  const method = methodOf(full.method);
  const dataFromClip = invertMatrix(full.clipFromData);
  const { width, height } = full;
  const data = new Float32Array(4 * width * height);
  const places = new Float32Array(3 * width * height).fill(NaN);
  const colour = new Float64Array(4);
  const under = roundedBackground(full);
  for (let row = sieve.first; row < height; row += sieve.step) {
    for (let column = sieve.first; column < width; column += sieve.step) {
      const [x, y] = clipOfPixel(column, row, full);
      aimRay(cast.ray, dataFromClip, full.voxels.shape, x, y);
      spreadSamples(cast.march, cast.ray, stepVoxels(full), full.phase ?? method.phase);
      colour.fill(0);
      const t = method.draw(cast, colour);
      const pixel = row * width + column;
      blend(data, 4 * pixel, colour, full, under);
      for (let a = 0; a < 3; ++a) places[3 * pixel + a] = cast.ray.origin[a]! + t * cast.ray.direction[a]!;
    }
  }
  return { width, height, data, places };
}

/** The picture in bytes, as a screen holds it: straight alpha, rounded. */
export function toBytes(picture: CastPicture): { width: number; height: number; data: Uint8ClampedArray } {
  const data = new Uint8ClampedArray(picture.data.length);
  for (let i = 0; i < data.length; i += 4) {
    const alpha = picture.data[i + 3]!;
    for (let c = 0; c < 3; ++c) data[i + c] = alpha > 0 ? Math.round((255 * picture.data[i + c]!) / alpha) : 0;
    data[i + 3] = Math.round(255 * alpha);
  }
  return { width: picture.width, height: picture.height, data };
}

const ALL: Sieve = { first: 0, step: 1 };

function methodOf(method: string | Method): Method {
  const found = typeof method === "string" ? methods[method] : method;
  if (!found) throw new Error(`oracle: no method ${String(method)}; there are ${Object.keys(methods).join(", ")}`);
  return found;
}

/** Iso marches with its own multiple of the step. */
function stepVoxels(scene: FullScene): number {
  return scene.method === "iso" ? scene.relativeStepSize * scene.stepSize : scene.relativeStepSize;
}

function makeCast(scene: FullScene): Cast {
  const { shape, data } = scene.voxels;
  const value = makeSampler({ data: texelValues(data, scene.quantisation), shape }, scene.interpolation);
  const ray = makeRay();
  const march: March = { count: 0, first: 0, dt: 0 };
  const { origin, direction } = ray;
  const at = (t: number): number =>
    value(origin[0]! + t * direction[0]!, origin[1]! + t * direction[1]!, origin[2]! + t * direction[2]!);
  const dataFromWorld = invertMatrix(scene.worldFromData);
  return { scene, ray, march, dataFromWorld, value, at, share: makeShare(scene.clim), colour: makeColour(scene) };
}

/** Cleared pixels hold bytes, so the colour that volumes are blended over is a rounded one; premultiplied. */
function roundedBackground(scene: FullScene): Float64Array {
  const [red, green, blue, alpha] = scene.background ?? [0, 0, 0, 0];
  return Float64Array.of(red * alpha, green * alpha, blue * alpha, alpha).map((v) => Math.round(255 * v) / 255);
}

function blend(data: Float32Array, at: number, colour: Float64Array, scene: FullScene, under: Float64Array): void {
  const { opacity } = scene;
  const kept = scene.blend === "add" ? 1 : 1 - Math.min(1, colour[3]! * opacity);
  for (let c = 0; c < 4; ++c) data[at + c] = Math.min(1, Math.max(0, colour[c]!) * opacity + kept * under[c]!);
}
