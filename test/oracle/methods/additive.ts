// test/oracle/methods/additive.ts -- light that adds up along the ray, never past white.

import type { Method } from "../scene";

/**
 * "Screen" of premultiplied colours, A = 1 - (1 - A)(1 - c), in all four channels. The colour is that of one voxel of way; a
 * step of dt voxels has 1 - (1 - c)^dt in each channel, so that the picture does not depend on the step.
 */
export const additive: Method = (cast, out) => {
  const { at, march } = cast;
  let place = NaN;
  for (let i = 0; i < march.count; ++i) {
    const t = march.first + i * march.dt;
    const value = at(t);
    if (Number.isNaN(value)) continue;
    cast.colour(value, scratchColour);
    const alpha = scratchColour[3]!;
    if (alpha > 0 && Number.isNaN(place)) place = t;
    for (let c = 0; c < 4; ++c) {
      const full = c < 3 ? scratchColour[c]! * alpha : alpha;
      out[c] = 1 - (1 - out[c]!) * Math.pow(1 - Math.min(1, full), march.dt);
    }
  }
  return place;
};

const scratchColour = new Float64Array(4);
