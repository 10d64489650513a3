// math/project.ts -- from a place to the picture and back, and the planes between which depth is measured.
// Matrices are kept in double precision: they are multiplied several times before the GPU rounds them to single.

import { mat4 } from "gl-matrix";
import { isEmptyBox, type Box, type Triple } from "./box";

/** An identity matrix in double precision (gl-matrix itself makes single ones). */
export function makeMat4(): mat4 {
  return mat4.identity(new Float64Array(16));
}

/** A point in clip space: x, y, z, w; inside the picture when |x|, |y|, |z| <= w. */
export function clipPoint(clipFromSource: ArrayLike<number>, p: ArrayLike<number>): [number, number, number, number] {
  const row = (i: number): number =>
    cell(clipFromSource, i) * cell(p, 0) +
    cell(clipFromSource, i + 4) * cell(p, 1) +
    cell(clipFromSource, i + 8) * cell(p, 2) +
    cell(clipFromSource, i + 12);
  return [row(0), row(1), row(2), row(3)];
}

/** A point after a matrix, divided by w. */
export function mapPoint(matrix: ArrayLike<number>, p: ArrayLike<number>): Triple {
  const [x, y, z, w] = clipPoint(matrix, p);
  return w === 1 ? [x, y, z] : [x / w, y / w, z / w];
}

/** The line of sight behind one place of the picture: from the near plane to the far plane. */
export interface Sight {
  readonly from: Triple;
  readonly to: Triple;
}

/**
 * The line of sight through a place of the viewport.
 *
 * @param targetFromClip  inverse of a clipFromTarget; the answer is in that target space
 * @param x  CSS pixels from the viewport's left edge
 * @param y  CSS pixels from the viewport's upper edge
 * @param viewport  size in the same pixels
 */
export function sightThrough(
  targetFromClip: ArrayLike<number>,
  x: number,
  y: number,
  viewport: { readonly width: number; readonly height: number },
): Sight {
  const clipX = (2 * x) / viewport.width - 1;
  const clipY = 1 - (2 * y) / viewport.height;
  return {
    from: mapPoint(targetFromClip, [clipX, clipY, -1]),
    to: mapPoint(targetFromClip, [clipX, clipY, 1]),
  };
}

/** Where a point falls in the viewport: CSS pixels from its upper left corner. The point must be before the eye. */
export function pixelOf(
  clipFromSource: ArrayLike<number>,
  p: ArrayLike<number>,
  viewport: { readonly width: number; readonly height: number },
): [number, number] {
  const [x, y] = mapPoint(clipFromSource, p);
  return [((x + 1) * viewport.width) / 2, ((1 - y) * viewport.height) / 2];
}

/**
 * Least and greatest depth of a box before an eye that looks along -z; written into `out`, which is given back.
 *
 * @returns [Infinity, -Infinity] for an empty box
 */
export function depthRange(out: [number, number], eyeFromWorld: ArrayLike<number>, box: Box): [number, number] {
  out[0] = Infinity;
  out[1] = -Infinity;
  if (isEmptyBox(box)) return out;
  let least = -cell(eyeFromWorld, 14);
  let greatest = least;
  for (let i = 0; i < 3; ++i) {
    const slope = -cell(eyeFromWorld, 4 * i + 2);
    const a = slope * (box.min[i] as number);
    const b = slope * (box.max[i] as number);
    least += Math.min(a, b);
    greatest += Math.max(a, b);
  }
  out[0] = least;
  out[1] = greatest;
  return out;
}

function cell(values: ArrayLike<number>, i: number): number {
  return values[i] as number;
}
