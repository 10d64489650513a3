// test/gpu/mesh/formulas.ts -- what a lit spot must look like, written down once more, in double precision.

import { expect } from "chai";
import { surface, type Surface } from "../../../src/index";
import type { Pixels } from "../harness/pixels";

/** sRGB to linear light (IEC 61966-2-1). */
export function decode(c: number): number {
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** Linear light to sRGB. */
export function encode(l: number): number {
  const c = Math.min(1, Math.max(0, l));
  return c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055;
}

/** The light model of phong_light for unit vectors: 0.1 from all around, 0.7 by the angle, 0.3 of highlight. */
export function phong(
  albedo: readonly number[],
  normal: readonly number[],
  view: readonly number[],
  light: readonly number[],
  { shininess = 30, around = [0.1, 0.1, 0.1], emissive = [0, 0, 0] }: PhongOptions = {},
): number[] {
  const lambert = Math.max(0, dot(normal, light));
  const between = unit(view.map((v, i) => v + light[i]!));
  const shine = lambert > 0 ? Math.max(0, dot(normal, between)) ** shininess : 0;
  return albedo.map((a, i) => encode(decode(a) * (around[i]! + 0.7 * lambert) + 0.3 * shine + decode(emissive[i]!)));
}

/** What else a spot may have. */
export interface PhongOptions {
  readonly shininess?: number;
  /** linear */
  readonly around?: readonly number[];
  /** display-referred */
  readonly emissive?: readonly number[];
}

/** The vector at length 1. */
export function unit(v: readonly number[]): number[] {
  const length = Math.hypot(...v);
  return v.map((x) => x / length);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}

/** A rectangle in z = 0 from (x0, y0) to (x1, y1), its texture coordinates 0..1. */
export function rectangle(x0: number, y0: number, x1: number, y1: number, more: object = {}): Surface {
  return surface({
    positions: [x0, y0, 0, x1, y0, 0, x1, y1, 0, x0, y1, 0],
    faces: [0, 1, 2, 0, 2, 3],
    texcoords: [0, 0, 1, 0, 1, 1, 0, 1],
    texcoords1: [0, 0, 1, 0, 1, 1, 0, 1],
    ...more,
  });
}

/** Holds a pixel to a colour in 0..1, `levels` of 255 apart at most. */
export function expectColor(found: readonly number[], wanted: readonly number[], levels: number, where = ""): void {
  for (let i = 0; i < 3; ++i) {
    if (Math.abs(found[i]! - 255 * wanted[i]!) > levels) {
      const words = wanted.map((c) => Math.round(255 * c)).join(", ");
      expect.fail(`${where} wanted ${words} (within ${levels}), got ${found.slice(0, 3).join(", ")}`);
    }
  }
}

/** How many pixels are not of the background. */
export function covered({ data }: Pixels, background: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if ([0, 1, 2].some((c) => Math.abs(data[i + c]! - 255 * background[c]!) > 2)) count += 1;
  }
  return count;
}
