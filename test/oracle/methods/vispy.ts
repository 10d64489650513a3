// test/oracle/methods/vispy.ts -- three methods exactly as vispy draws them: no opacity correction, light on the scalar.
// They reproduce the recorded pictures; mip needs no twin, because ours is vispy's.

import { premultiply } from "../colour";
import type { Cast, Method } from "../scene";

const LEAST_ALPHA = 0.001;
const OPAQUE = 0.99;
/** Iso looks closer where a sample comes this near to the threshold; in texture units. */
const SLACK = 0.2;
const GRADIENT_REACH = 1.5;
const AMBIENT = 0.2;
const SHININESS = 40;
const SUBSTEPS = 10;

/** Straight-alpha "over", each sample as opaque as its colour says, whatever the step. */
export const vispyTranslucent: Method = {
  phase: 0,
  draw(cast, out) {
    const { at, march } = cast;
    for (let i = 0; i < march.count; ++i) {
      cast.colour(at(march.first + i * march.dt), scratchColour);
      const before = out[3]!;
      const added = scratchColour[3]! * (1 - before);
      const alpha = Math.max(before + added, LEAST_ALPHA);
      for (let c = 0; c < 3; ++c) out[c] = (out[c]! * before + scratchColour[c]! * added) / alpha;
      out[3] = alpha;
      if (alpha > OPAQUE) break;
    }
    return finish(cast, out);
  },
};

/** "Screen" of straight colours in all four channels. */
export const vispyAdditive: Method = {
  phase: 0,
  draw(cast, out) {
    const { at, march } = cast;
    for (let i = 0; i < march.count; ++i) {
      cast.colour(at(march.first + i * march.dt), scratchColour);
      for (let c = 0; c < 4; ++c) out[c] = 1 - (1 - out[c]!) * (1 - scratchColour[c]!);
    }
    return finish(cast, out);
  },
};

/** Walks tenths of the step before each sample that comes near the threshold; lights the scalar, then colours it. */
export const vispyIso: Method = {
  phase: 0,
  draw(cast, out) {
    const { at, march, scene } = cast;
    const [lo, hi] = scene.quantisation?.window ?? [0, 1];
    const near = scene.threshold - SLACK * (hi - lo);
    for (let i = 0; i < march.count; ++i) {
      const t = march.first + i * march.dt;
      if (!(at(t) > near)) continue;
      for (let k = 0; k < SUBSTEPS; ++k) {
        const sub = t - march.dt + (k / SUBSTEPS) * march.dt;
        if (!(at(sub) > scene.threshold)) continue;
        cast.colour(lo + (hi - lo) * litShare(cast, sub, lo, hi), out);
        finish(cast, out);
        return sub;
      }
    }
    return NaN;
  },
};

/** The largest of hit and six neighbours, lit from the eye; in texture units. */
function litShare(cast: Cast, t: number, lo: number, hi: number): number {
  const { ray, value } = cast;
  const [px, py, pz] = [0, 1, 2].map((a) => ray.origin[a]! + t * ray.direction[a]!) as [number, number, number];
  let greatest = value(px, py, pz);
  let along = 0;
  let size = 0;
  for (let a = 0; a < 3; ++a) {
    const [dx, dy, dz] = [0, 1, 2].map((b) => (a === b ? GRADIENT_REACH : 0)) as [number, number, number];
    const below = value(px - dx, py - dy, pz - dz);
    const above = value(px + dx, py + dy, pz + dz);
    greatest = Math.max(greatest, below, above);
    along += (below - above) * ray.direction[a]!;
    size += (below - above) * (below - above);
  }
  const lambert = size > 0 ? Math.min(1, Math.abs(along) / Math.sqrt(size)) : 0;
  return ((greatest - lo) / (hi - lo)) * (AMBIENT + lambert) + Math.pow(lambert, SHININESS);
}

/** The blend works on straight colours that an 8-bit target has clamped; here they are premultiplied. */
function finish(cast: Cast, out: Float64Array): number {
  for (let c = 0; c < 4; ++c) out[c] = Math.min(1, Math.max(0, out[c]!));
  premultiply(out);
  return cast.march.count > 0 ? cast.ray.enter : NaN;
}

const scratchColour = new Float64Array(4);
