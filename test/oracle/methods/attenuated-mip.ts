// test/oracle/methods/attenuated-mip.ts -- a maximum in which what lies in front dims what lies behind.

import { premultiply } from "../colour";
import type { Method } from "../scene";

/**
 * The largest share * exp(-attenuation * (s - 1)), s being the sum of shares met so far times the step. The march ends
 * where nothing behind can be brighter. Works on shares of the limits, so that the texture's window does not matter.
 *
 * @source vispy after 0.14 (attenuated_mip)
 */
export const attenuatedMip: Method = {
  phase: 0,
  draw(cast, out) {
    const { at, march, scene } = cast;
    let best = -1;
    let place = NaN;
    let met = 0;
    for (let i = 0; i < march.count; ++i) {
      const t = march.first + i * march.dt;
      const share = cast.share(at(t));
      if (Number.isNaN(share)) continue;
      met += march.dt * share;
      const scale = Math.exp(-scene.attenuation * (met - 1));
      if (share * scale > best) {
        best = share * scale;
        place = t;
      }
      if (best >= scale || best >= 1) break;
    }
    if (Number.isNaN(place)) return NaN;
    scene.ramp(Math.pow(Math.min(1, best), scene.gamma), out);
    premultiply(out);
    return place;
  },
};
