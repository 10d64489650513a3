// test/oracle/methods/additive.ts -- light that adds up along the ray, never past white.

import type { Method } from "../scene";

/**
 * "Screen" of premultiplied colours, A = 1 - (1 - A)(1 - c), in all four channels. The colour's alpha is that of one voxel
 * of way; a step of dt voxels has 1 - (1 - alpha)^dt. The place is that of the sample with most alpha.
 */
export const additive: Method = {
  phase: 0,
  draw(cast, out) {
    const { at, march } = cast;
    let place = NaN;
    let most = 0;
    for (let i = 0; i < march.count; ++i) {
      const t = march.first + i * march.dt;
      const value = at(t);
      if (Number.isNaN(value)) continue;
      cast.colour(value, scratchColour);
      const share = 1 - Math.pow(1 - Math.min(1, scratchColour[3]!), march.dt);
      for (let c = 0; c < 3; ++c) out[c] = 1 - (1 - out[c]!) * (1 - scratchColour[c]! * share);
      out[3] = 1 - (1 - out[3]!) * (1 - share);
      if (share > most) {
        most = share;
        place = t;
      }
    }
    return place;
  },
};

const scratchColour = new Float64Array(4);
