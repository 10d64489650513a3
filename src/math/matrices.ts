// math/matrices.ts -- matrices that move, turn, scale and project, in double precision.
// Column-major; in a product the last factor acts first. What has no answer (an axis without direction, a near plane at the
// eye) comes out with numbers that are not finite, and whoever takes the matrix refuses it.

import { mat4, type ReadonlyVec3 } from "gl-matrix";

/** Moves by an offset; x, y and, when there is one, z. */
export function translation(offset: ArrayLike<number>): number[] {
  return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, at(offset, 0, 0), at(offset, 1, 0), at(offset, 2, 0), 1];
}

/** Turns about an axis through the origin: counter-clockwise by `angle` radians, seen from the axis' tip. */
export function rotation(angle: number, axis: ArrayLike<number>): number[] {
  const out = room();
  const found = mat4.fromRotation(out, angle, [at(axis, 0, 0), at(axis, 1, 0), at(axis, 2, 0)]);
  return listOf(found ?? out.fill(NaN));
}

/** Stretches each axis by its factor (1 for those left out); `center` stays where it is. */
export function scaling(factors: ArrayLike<number>, center: ArrayLike<number> = ORIGIN): number[] {
  const [x, y, z] = [at(factors, 0, 1), at(factors, 1, 1), at(factors, 2, 1)];
  const shift = (factor: number, axis: number): number => at(center, axis, 0) * (1 - factor);
  return [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, shift(x, 0), shift(y, 1), shift(z, 2), 1];
}

const ORIGIN: readonly number[] = [0, 0, 0];

/**
 * The picture of an eye at the origin that looks along -z; clip from eye.
 *
 * @param fov  the whole vertical angle, radians
 * @param aspect  width divided by height
 * @param near, far  distances before the eye, > 0
 */
export function perspective(fov: number, aspect: number, near: number, far: number): number[] {
  return listOf(mat4.perspective(room(), fov, aspect, near, far));
}

/** A box before the eye, seen without perspective; clip from eye. `near` and `far` are distances along -z. */
export function ortho(left: number, right: number, bottom: number, top: number, near: number, far: number): number[] {
  return listOf(mat4.ortho(room(), left, right, bottom, top, near, far));
}

/** The perspective whose window at the distance `near` has these edges; clip from eye. */
export function frustum(left: number, right: number, bottom: number, top: number, near: number, far: number): number[] {
  return listOf(mat4.frustum(room(), left, right, bottom, top, near, far));
}

/** The product of matrices: the last one acts first. The identity when there is none. */
export function product(matrices: readonly ArrayLike<number>[]): number[] {
  const out = mat4.identity(room());
  for (const matrix of matrices) mat4.multiply(out, out, matrix as mat4);
  return listOf(out);
}

/** The matrix that undoes this one; undefined when there is none. */
export function inverseOf(matrix: ArrayLike<number>): number[] | undefined {
  const found = mat4.invert(room(), matrix as mat4);
  return found ? listOf(found) : undefined;
}

/**
 * The affine matrix that takes four points to four others.
 *
 * @param from  four points that lie in no plane
 * @returns undefined when they do lie in one
 */
export function mapping(from: readonly ReadonlyVec3[], to: readonly ReadonlyVec3[]): number[] | undefined {
  const columns = (points: readonly ReadonlyVec3[]): number[] => {
    const out: number[] = [];
    for (let i = 0; i < 4; ++i) for (let axis = 0; axis < 4; ++axis) out.push(axis < 3 ? at(points[i], axis, 0) : 1);
    return out;
  };
  const sourceFromIndex = inverseOf(columns(from));
  if (!sourceFromIndex) return undefined;
  const found = product([columns(to), sourceFromIndex]);
  // The last row is known; rounding must not make an affine map projective.
  for (let column = 0; column < 4; ++column) found[4 * column + 3] = column === 3 ? 1 : 0;
  return found;
}

function room(): mat4 & Float64Array {
  return new Float64Array(16) as mat4 & Float64Array;
}

function listOf(matrix: ArrayLike<number>): number[] {
  return Array.prototype.slice.call(matrix) as number[];
}

function at(list: ArrayLike<number> | undefined, i: number, missing: number): number {
  return list?.[i] ?? missing;
}
