// shared/shapes.ts -- surfaces that formulas make: a sheet of quads bent into shape, with texture coordinates.

import type { SurfaceOptions } from "vitrine";

type Point = readonly [number, number, number];

/** A sheet of `columns` x `rows` quads; `bend` says where a spot (u, v), both 0..1, lies. Both sets of coordinates are u, v. */
export function sheet(columns: number, rows: number, bend: (u: number, v: number) => Point) {
  const positions: number[] = [];
  const texcoords: number[] = [];
  const faces: number[] = [];
  for (let j = 0; j <= rows; ++j) {
    for (let i = 0; i <= columns; ++i) {
      const [u, v] = [i / columns, j / rows];
      positions.push(...bend(u, v));
      texcoords.push(u, v);
      if (i === columns || j === rows) continue;
      const a = j * (columns + 1) + i;
      const b = a + columns + 1;
      faces.push(a, a + 1, b + 1, a, b + 1, b);
    }
  }
  return { positions, texcoords, texcoords1: texcoords, faces } satisfies SurfaceOptions;
}

/** A vase without a floor, of height 3, its waist in the middle. */
export function vase(columns = 64, rows = 32) {
  return sheet(columns, rows, (u, v) => {
    const [radius, turn] = [1 + 0.28 * Math.cos(2 * Math.PI * v), 2 * Math.PI * u];
    return [radius * Math.cos(turn), radius * Math.sin(turn), 3 * v - 1.5];
  });
}

/** A tube around a knot that winds twice around and three times through. */
export function knot(columns = 150, rows = 8, thickness = 0.32) {
  const middle = (u: number): Point => {
    const t = 4 * Math.PI * u;
    const r = 1 + 0.45 * Math.cos(1.5 * t);
    return [r * Math.cos(t), r * Math.sin(t), 0.55 * Math.sin(1.5 * t)];
  };
  return sheet(columns, rows, (u, v) => {
    const [a, b] = [middle(u), middle(u + 1e-3)];
    const along = unit([b[0] - a[0], b[1] - a[1], b[2] - a[2]]);
    const aside = unit(cross(along, unit(a)));
    const up = cross(aside, along);
    const [c, s] = [thickness * Math.cos(2 * Math.PI * v), thickness * Math.sin(2 * Math.PI * v)];
    return [a[0] + c * up[0] + s * aside[0], a[1] + c * up[1] + s * aside[1], a[2] + c * up[2] + s * aside[2]];
  });
}

function cross([a, b, c]: Point, [x, y, z]: Point): Point {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

function unit([x, y, z]: Point): Point {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
