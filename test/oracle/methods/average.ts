// test/oracle/methods/average.ts -- the mean of the values a ray meets, coloured once.

import { premultiply } from "../colour";
import type { Method } from "../scene";

/** The mean of all values that are not missing; the place is that of the largest. Middles, because a mean is an integral. */
export const average: Method = {
  phase: 0.5,
  draw(cast, out) {
    const { at, march } = cast;
    let sum = 0;
    let count = 0;
    let best = -Infinity;
    let place = NaN;
    for (let i = 0; i < march.count; ++i) {
      const t = march.first + i * march.dt;
      const value = at(t);
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
      if (value > best) {
        best = value;
        place = t;
      }
    }
    if (count === 0) return NaN;
    cast.colour(sum / count, out);
    premultiply(out);
    return place;
  },
};
