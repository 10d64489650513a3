// test/oracle/colour.ts -- from a value to a colour: limits, gamma, ramp.

import type { FullScene, Ramp } from "./scene";

/**
 * Share of a value in the limits, 0..1; a value outside is clamped. Descending limits give descending shares; equal limits
 * give 0 for every value.
 */
export function makeShare([c0, c1]: FullScene["clim"]): (value: number) => number {
  const low = Math.min(c0, c1);
  const high = Math.max(c0, c1);
  const span = c1 - c0;
  return (value) => (span === 0 ? 0 : (Math.min(high, Math.max(low, value)) - c0) / span);
}

/** Writes the straight colour of a value: ramp(share ^ gamma). */
export function makeColour(scene: FullScene): (value: number, out: Float64Array) => void {
  const share = makeShare(scene.clim);
  const { ramp, gamma } = scene;
  if (gamma === 1) return (value, out) => ramp(share(value), out);
  return (value, out) => ramp(Math.pow(share(value), gamma), out);
}

/** Multiplies a colour's red, green and blue by its alpha, in place. */
export function premultiply(rgba: Float64Array): void {
  for (let c = 0; c < 3; ++c) rgba[c]! *= rgba[3]!;
}

/**
 * A ramp read from a row of RGBA8 colours, as a texture with clamped edges is read at t: entry i lies at (i + 0.5) / entries.
 */
export function rampOfTable(table: ArrayLike<number>, interpolation: "nearest" | "linear"): Ramp {
  const entries = table.length / 4;
  const last = entries - 1;
  const isNearest = interpolation === "nearest";
  return (t, out) => {
    const x = isNearest ? Math.floor(t * entries) : t * entries - 0.5;
    const place = Math.min(last, Math.max(0, x));
    const i = Math.floor(place);
    const share = place - i;
    for (let c = 0; c < 4; ++c) {
      const from = table[4 * i + c]!;
      out[c] = (share > 0 ? from + (table[4 * i + 4 + c]! - from) * share : from) / 255;
    }
  };
}
