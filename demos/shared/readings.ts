// shared/readings.ts -- what there is to say of points that somebody set in a scan: how far, in what angle, what lies between.

import { angle, boxStatistics, distance, type Box, type Grid } from "vitrine";
import { short } from "./limits";

type Point = readonly [number, number, number];
/** A point that was set: where in the world (millimetres), and where in the voxels. */
export interface SetPoint {
  readonly world: Point;
  readonly data: Point;
}

/** The words of each reading by its element's id, and the box of the first two points. */
export function readingsOf(grid: Grid, [a, b, c]: readonly SetPoint[]) {
  const two = "two points are needed";
  const corners: Box | undefined = a &&
    b && { min: each(Math.min, a.data, b.data), max: each(Math.max, a.data, b.data) };
  const said = {
    value: c ? "A, B and C are set." : b ? "Set one more for the angle." : a ? "Set a second point." : "Set a point.",
    distance: a && b ? `A to B: ${distance(a.world, b.world).toFixed(1)} mm` : two,
    angle:
      a && b && c ? `${((180 / Math.PI) * angle(a.world, b.world, c.world)).toFixed(1)}°` : "three points are needed",
    statistics: corners ? statistics(grid, corners) : two,
  };
  return { said, corners };
}

function statistics(grid: Grid, corners: Box): string {
  const { count, min, max, mean, std } = boxStatistics(grid, corners);
  if (count === 0) return "no voxel's middle lies in it";
  return `${count} voxels, ${short(min)} to ${short(max)}, mean ${short(mean)} ± ${short(std)}`;
}

function each(f: (a: number, b: number) => number, a: Point, b: Point): Point {
  return [f(a[0], b[0]), f(a[1], b[1]), f(a[2], b[2])];
}
