// test/oracle/methods/translucent.ts -- colours laid over each other from front to back, step by step.

import type { Method } from "../scene";

/** A ray that is this opaque shows nothing of what follows. */
const OPAQUE = 0.99;

/**
 * Premultiplied front-to-back "over". The colour's alpha is the opacity of one voxel of way; a step of dt voxels has
 * 1 - (1 - alpha)^dt, so that the picture does not depend on the step.
 *
 * @source Porter and Duff 1984; Engel et al., "Real-Time Volume Graphics", opacity correction
 */
export const translucent: Method = (cast, out) => {
  const { at, march } = cast;
  let place = NaN;
  for (let i = 0; i < march.count && out[3]! <= OPAQUE; ++i) {
    const t = march.first + i * march.dt;
    const value = at(t);
    if (Number.isNaN(value)) continue;
    cast.colour(value, scratchColour);
    const alpha = 1 - Math.pow(1 - Math.min(1, scratchColour[3]!), march.dt);
    if (alpha > 0 && Number.isNaN(place)) place = t;
    const weight = (1 - out[3]!) * alpha;
    for (let c = 0; c < 3; ++c) out[c]! += weight * scratchColour[c]!;
    out[3]! += weight;
  }
  return place;
};

const scratchColour = new Float64Array(4);
