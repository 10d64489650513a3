// test/oracle/methods/attenuated-mip.ts -- a maximum in which what lies in front dims what lies behind.

import { premultiply } from "../colour";
import type { Method } from "../scene";

/**
 * The largest share * exp(-attenuation * (s - 1)), s being the sum of shares met so far times the step. The march ends
 * where nothing behind can be larger. Works on shares of the limits, so that the texture's window does not matter.
 *
 * @source vispy after 0.14 (attenuated_mip)
 */
export const attenuatedMip: Method = (cast, out) => {
  const { at, march, scene } = cast;
  const [c0, c1] = scene.clim;
  const span = c1 - c0;
  let best = -Infinity;
  let place = NaN;
  let met = 0;
  for (let i = 0; i < march.count; ++i) {
    const t = march.first + i * march.dt;
    const value = at(t);
    if (Number.isNaN(value)) continue;
    met += march.dt * cast.share(value);
    const scale = Math.exp(-scene.attenuation * (met - 1));
    if (best > scale) break;
    const share = span === 0 ? 0 : (value - c0) / span;
    if (share * scale > best) {
      best = share * scale;
      place = t;
    }
  }
  if (Number.isNaN(place)) return NaN;
  cast.colour(c0 + best * span, out);
  premultiply(out);
  return place;
};
