// test/oracle/methods/mip.ts -- the largest (mip) or the smallest (minip) value a ray meets.

import { premultiply } from "../colour";
import type { Cast, Method } from "../scene";

/** Places tried around the best sample, from half a step before it on, a tenth of a step apart. */
const REFINEMENTS = 10;

/** The largest value, above mipCutoff. First of equals wins. @source vispy, VolumeVisual */
export const mip: Method = { phase: 0, draw: (cast, out) => extreme(cast, out, 1, cast.scene.mipCutoff) };

/** The smallest value, below minipCutoff. First of equals wins. */
export const minip: Method = { phase: 0, draw: (cast, out) => extreme(cast, out, -1, cast.scene.minipCutoff) };

/** The largest of sign * value; a missing value is never larger. */
function extreme(cast: Cast, out: Float64Array, sign: 1 | -1, cutoff: number): number {
  const { at, march, scene } = cast;
  // Beyond the limit all values look the same, so the march may end there: it matters only for the place.
  const enough = Math.max(sign * scene.clim[0], sign * scene.clim[1]);
  let best = sign * cutoff;
  let found = -1;
  for (let i = 0; i < march.count && (found < 0 || best < enough); ++i) {
    const value = sign * at(march.first + i * march.dt);
    if (value > best) {
      best = value;
      found = i;
    }
  }
  if (found < 0) return NaN;
  const from = march.first + (found - 0.5) * march.dt;
  let place = march.first + found * march.dt;
  for (let k = 0; k < REFINEMENTS; ++k) {
    const t = from + (k / REFINEMENTS) * march.dt;
    const value = sign * at(t);
    if (value > best) {
      best = value;
      place = t;
    }
  }
  cast.colour(sign * best, out);
  premultiply(out);
  return place;
}
