// test/gpu/volume/matrices.ts -- a few 4x4 matrices, column-major, for placing things in test pictures.

import { invertMatrix } from "../../oracle/rays";
import type { TestView } from "../../oracle/views";

type Matrix = readonly number[];

/** Scale, then shift. */
export function scaleShift([sx, sy, sz]: Matrix, [tx, ty, tz]: Matrix): number[] {
  return [sx!, 0, 0, 0, 0, sy!, 0, 0, 0, 0, sz!, 0, tx!, ty!, tz!, 1];
}

/** A turn about an axis through the origin (Rodrigues). */
export function turn(angle: number, axis: readonly [number, number, number]): number[] {
  const length = Math.hypot(...axis);
  const [x, y, z] = axis.map((a) => a / length) as [number, number, number];
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const d = 1 - c;
  return [
    c + x * x * d,
    y * x * d + z * s,
    z * x * d - y * s,
    0,
    x * y * d - z * s,
    c + y * y * d,
    z * y * d + x * s,
    0,
    x * z * d + y * s,
    y * z * d - x * s,
    c + z * z * d,
    0,
    0,
    0,
    0,
    1,
  ];
}

/** a after b. */
export function multiply(a: Matrix, b: Matrix): number[] {
  const out = new Array<number>(16).fill(0);
  for (let column = 0; column < 4; ++column) {
    for (let row = 0; row < 4; ++row) {
      for (let k = 0; k < 4; ++k) out[4 * column + row]! += a[4 * k + row]! * b[4 * column + k]!;
    }
  }
  return out;
}

/** The same view with everything larger on the picture, its middle staying. */
export function nearer(view: TestView, factor: number): TestView {
  return { ...view, clipFromData: multiply(scaleShift([factor, factor, 1], [0, 0, 0]), view.clipFromData) };
}

/** The view's camera for a world in which the data are placed by `worldFromData`: the picture is the same. */
export function inWorld(view: TestView, worldFromData: Matrix): TestView {
  return { ...view, clipFromData: multiply(view.clipFromData, Array.from(invertMatrix(worldFromData))) };
}

/** The same view with `factor` pixels for one. */
export function finer(view: TestView, factor: number): TestView {
  return { ...view, width: view.width * factor, height: view.height * factor };
}
