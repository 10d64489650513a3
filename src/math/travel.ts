// math/travel.ts -- the way from one part of a picture to another, near or far: it rises so far that both ends are nearly
// seen at once, and comes down again, at a speed that the eye takes for even.

import type { Triple } from "./box";
import { distance, mix } from "./points";

/** What is looked at, and how much around it is seen. */
export interface Sighting {
  readonly center: Triple;
  /** length across the picture, > 0 */
  readonly size: number;
}

/** The square of the trade between rising and moving along; the study's users liked 1.42 best. */
const RHO_SQUARE = 2;

/**
 * The sighting at a share of the way.
 *
 * @param share  0 gives `from`, 1 gives `to`
 * @source van Wijk and Nuij 2003, "Smooth and efficient zooming and panning", IEEE InfoVis
 */
export function travel(from: Sighting, to: Sighting, share: number): Sighting {
  if (share <= 0) return from;
  if (share >= 1) return to;
  const { size: a } = from;
  const { size: b } = to;
  const way = distance(from.center, to.center);
  // Next to no way at all: only the size changes, by equal factors in equal times.
  if (!(way > 1e-6 * Math.min(a, b)))
    return { center: mix(from.center, to.center, share), size: a * Math.pow(b / a, share) };
  const rise = RHO_SQUARE * RHO_SQUARE * way * way;
  const r0 = -arsinh((b * b - a * a + rise) / (2 * a * RHO_SQUARE * way));
  const r1 = -arsinh((b * b - a * a - rise) / (2 * b * RHO_SQUARE * way));
  const r = r0 + share * (r1 - r0);
  const gone = (a / (RHO_SQUARE * way)) * (cosh(r0) * tanh(r) - sinh(r0));
  return { center: mix(from.center, to.center, gone), size: (a * cosh(r0)) / cosh(r) };
}

// Old engines have none of these.

function arsinh(x: number): number {
  const long = Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
  return x < 0 ? -long : long;
}

function cosh(x: number): number {
  return (Math.exp(x) + Math.exp(-x)) / 2;
}

function sinh(x: number): number {
  return (Math.exp(x) - Math.exp(-x)) / 2;
}

function tanh(x: number): number {
  const e = Math.exp(-2 * Math.abs(x));
  return ((x < 0 ? -1 : 1) * (1 - e)) / (1 + e);
}
