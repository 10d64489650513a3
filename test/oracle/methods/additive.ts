// test/oracle/methods/additive.ts -- light that adds up along the ray, never past white.

import type { Method } from "../scene";

/**
 * "Screen" of premultiplied colours, A = 1 - (1 - A)(1 - c), in all four channels. The colour is that of one voxel of way;
 * a step of dt voxels leaves (1 - c)^dt of each channel, so that the picture does not depend on the step. The place is
 * that of the sample with most alpha.
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
      const share = Math.min(1, scratchColour[3]!);
      for (let c = 0; c < 4; ++c) {
        const added = c < 3 ? scratchColour[c]! * share : share;
        out[c] = 1 - (1 - out[c]!) * Math.pow(Math.max(0, 1 - added), march.dt);
      }
      if (share > most) {
        most = share;
        place = t;
      }
    }
    return place;
  },
};

const scratchColour = new Float64Array(4);
