// math/box.ts -- boxes along the axes: where things are, and how large the whole is.

/** Three numbers: x, y, z. */
export type Triple = readonly [number, number, number];

/** A box along the axes of its space. Empty when some `min` is larger than its `max`. */
export interface Box {
  readonly min: Triple;
  readonly max: Triple;
}

/** The box that holds nothing; `union` with it changes nothing. */
export const EMPTY_BOX: Box = { min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity] };

/** A box from its least and greatest corner. */
export function box(min: Triple, max: Triple): Box {
  return { min, max };
}

/** Whether a box holds no point; a box of zero thickness holds some. */
export function isEmptyBox({ min, max }: Box): boolean {
  return !(min[0] <= max[0] && min[1] <= max[1] && min[2] <= max[2]);
}

/** The least box that holds both. */
export function union(a: Box, b: Box): Box {
  const { min: p, max: q } = a;
  const { min: r, max: s } = b;
  return {
    min: [Math.min(p[0], r[0]), Math.min(p[1], r[1]), Math.min(p[2], r[2])],
    max: [Math.max(q[0], s[0]), Math.max(q[1], s[1]), Math.max(q[2], s[2])],
  };
}

/**
 * The least box that holds a box after an affine map.
 *
 * @param matrix  column-major 4x4 whose last row is 0 0 0 1
 * @source Arvo 1990, "Transforming axis-aligned bounding boxes", Graphics Gems
 */
export function transformBox(matrix: ArrayLike<number>, { min, max }: Box): Box {
  if (isEmptyBox({ min, max })) return EMPTY_BOX;
  const low = [matrix[12] as number, matrix[13] as number, matrix[14] as number];
  const high = low.slice();
  for (let column = 0; column < 3; ++column) {
    for (let row = 0; row < 3; ++row) {
      const m = matrix[4 * column + row] as number;
      // Zero times an endless side is zero here, not NaN.
      const a = m === 0 ? 0 : m * (min[column] as number);
      const b = m === 0 ? 0 : m * (max[column] as number);
      low[row] = (low[row] as number) + Math.min(a, b);
      high[row] = (high[row] as number) + Math.max(a, b);
    }
  }
  return { min: low as unknown as Triple, max: high as unknown as Triple };
}

/** The middle; the origin for an empty box. */
export function center(b: Box): Triple {
  if (isEmptyBox(b)) return [0, 0, 0];
  const { min, max } = b;
  return [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
}

/** The distance between opposite corners; 0 for an empty box. */
export function diagonal(b: Box): number {
  if (isEmptyBox(b)) return 0;
  const { min, max } = b;
  return distanceOf(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
}

/** One of the eight corners: bit 0 of `which` chooses x, bit 1 y, bit 2 z. */
export function corner({ min, max }: Box, which: number): Triple {
  return [which & 1 ? max[0] : min[0], which & 2 ? max[1] : min[1], which & 4 ? max[2] : min[2]];
}

/** The radius of the smallest sphere around `middle` that holds the box; 0 for an empty box. */
export function radiusAround(b: Box, middle: Triple): number {
  if (isEmptyBox(b)) return 0;
  const reach = (i: 0 | 1 | 2): number => Math.max(Math.abs(b.min[i] - middle[i]), Math.abs(b.max[i] - middle[i]));
  return distanceOf(reach(0), reach(1), reach(2));
}

function distanceOf(x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y + z * z);
}
