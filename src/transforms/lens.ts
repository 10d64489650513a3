// transforms/lens.ts -- how a magnifying glass treats distances from its centre; magnify and magnify1d share it.
// Twin: glsl/transform/lens.glsl. The way back is a formula; the way there has none, and is found by halving: the formula
// grows all the way when mag >= 1. Tables, which would be quicker, would need a texture in every shader.

import { EngineError } from "../base/errors";
import { number, numbers, type Given, type Values } from "../base/params";
import type { Triple } from "../math/box";
import type { Transform } from "./transform";
import { vector, type VectorLike } from "./vector";

/** Parameters of a lens. */
export const lensParams = {
  mag: number(3, "how much larger things are inside the inner radius", { min: 1 }),
  radii: numbers(2, [7, 10], "as seen: within the first all is magnified, beyond the second nothing is"),
  center: vector([0, 0, 0], "the place that stays", 0),
};

/** Values of `lensParams`. */
export type LensValues = Values<typeof lensParams>;

/** A magnifying glass. */
export interface Lens extends Transform {
  mag: number;
  radii: readonly number[];
  get center(): Triple;
  set center(center: VectorLike);
  set(given: Given<typeof lensParams>): void;
}

/** @throws param/range when the radii do not grow from more than 0 */
export function checkLens({ radii: [inner = 0, outer = 0] }: LensValues): void {
  if (inner > 0 && outer > inner) return;
  throw new EngineError("param/range", `magnify.radii must be 0 < inner < outer, got [${inner}, ${outer}]`);
}

/** Uniforms of the twin. */
export function lensUniforms(
  { mag, radii, center }: LensValues,
  name: string,
): Record<string, number | readonly number[]> {
  return { [`u_${name}Mag`]: mag, [`u_${name}Radii`]: radii, [`u_${name}Center`]: center };
}

/** Halvings: each gives one bit, and a double has 53. */
const HALVINGS = 60;

/** Where a distance from the centre is seen. */
export function seenDistance(distance: number, { mag, radii }: LensValues): number {
  const [inner, outer] = radii as readonly [number, number];
  if (distance >= outer || mag === 1) return distance;
  if (distance <= inner / mag) return distance * mag;
  let [low, high] = [inner, outer];
  for (let i = 0; i < HALVINGS; ++i) {
    const middle = (low + high) / 2;
    if (trueDistance(middle, { mag, radii }) < distance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The true distance of what is seen at this one. */
export function trueDistance(seen: number, { mag, radii }: Pick<LensValues, "mag" | "radii">): number {
  const [inner, outer] = radii as readonly [number, number];
  if (seen >= outer) return seen;
  if (seen <= inner) return seen / mag;
  const share = 0.5 * (1 + Math.cos(((seen - outer) * Math.PI) / (outer - inner)));
  return seen * (share + (1 - share) / mag);
}
