// test/oracle/methods/translucent.ts -- colours laid over each other from front to back, step by step.

import type { Method } from "../scene";

/** A ray that lets through less than this shows nothing of what follows. */
const OPAQUE = 0.01;

/**
 * Premultiplied front-to-back "over". The colour's alpha is the opacity of one voxel of way; a step of dt voxels has
 * 1 - (1 - alpha)^dt, so that the picture does not depend on the step. The place is that of the sample which adds most.
 *
 * @source Max 1995, "Optical models for direct volume rendering", IEEE TVCG 1(2)
 */
export const translucent: Method = {
  phase: 0,
  draw(cast, out) {
    const { at, march } = cast;
    let place = NaN;
    let most = 0;
    let left = 1;
    for (let i = 0; i < march.count && left >= OPAQUE; ++i) {
      const t = march.first + i * march.dt;
      const value = at(t);
      if (Number.isNaN(value)) continue;
      cast.colour(value, scratchColour);
      const kept = Math.pow(1 - Math.min(1, scratchColour[3]!), march.dt);
      const weight = left * (1 - kept);
      for (let c = 0; c < 3; ++c) out[c]! += weight * scratchColour[c]!;
      left *= kept;
      if (weight > most) {
        most = weight;
        place = t;
      }
    }
    out[3] = 1 - left;
    return place;
  },
};

const scratchColour = new Float64Array(4);
