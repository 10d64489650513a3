// test/oracle/methods/average.ts -- the mean of the values a ray meets, coloured once.

import { premultiply } from "../colour";
import type { Method } from "../scene";

/** The mean of all values that are not missing. */
export const average: Method = (cast, out) => {
  const { at, march } = cast;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < march.count; ++i) {
    const value = at(march.first + i * march.dt);
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  if (count === 0) return NaN;
  cast.colour(sum / count, out);
  premultiply(out);
  return cast.ray.enter;
};
