// test/oracle/methods/iso.ts -- the first place where the value rises above the threshold, lit by its gradient.

import type { Cast, Method } from "../scene";

/** The light's numbers, in linear light: what is seen without light, what light adds, how bright the highlight is. */
export const ISO_LIGHT = { ambient: 0.1, diffuse: 0.7, specular: 0.3 } as const;

/**
 * March to the first sample above the threshold; halve the step before it until it is `substepSize` of a step long; light
 * that place. A ray that starts above the threshold shows its first sample. Missing values count as below.
 */
export const iso: Method = {
  phase: 0,
  draw(cast, out) {
    const { at, march, scene } = cast;
    let found = 0;
    while (found < march.count && !(at(march.first + found * march.dt) > scene.threshold)) ++found;
    if (found >= march.count) return NaN;
    const hit = found > 0 ? refine(cast, march.first + found * march.dt) : march.first;
    shade(cast, hit, out);
    return hit;
  },
};

/** Between the last sample below and the first above, by bisection; gives a place above the threshold. */
function refine(cast: Cast, above: number): number {
  const { at, march, scene } = cast;
  let low = above - march.dt;
  let high = above;
  for (let width = 1; width > scene.substepSize; width /= 2) {
    const middle = 0.5 * (low + high);
    if (at(middle) > scene.threshold) high = middle;
    else low = middle;
  }
  return high;
}

/** Blinn and Phong's light on the colour of the value at the hit; writes the premultiplied colour. */
function shade(cast: Cast, t: number, out: Float64Array): void {
  const { scene, at } = cast;
  cast.colour(at(t), out);
  turnToWorld(cast, t);
  const isHeadlight = Math.hypot(...scene.light) === 0;
  normalizeInto(scratchLight, isHeadlight ? scratchView : scene.light);
  for (let a = 0; a < 3; ++a) scratchHalf[a] = scratchLight[a]! + scratchView[a]!;
  normalizeInto(scratchHalf, scratchHalf);
  const lambert = Math.max(0, dot(scratchNormal, scratchLight));
  const shine = lambert > 0 ? Math.pow(Math.max(0, dot(scratchNormal, scratchHalf)), scene.shininess) : 0;
  for (let c = 0; c < 3; ++c) {
    const diffuse = decode(out[c]!) * (ISO_LIGHT.ambient + ISO_LIGHT.diffuse * lambert);
    out[c] = encode(diffuse + ISO_LIGHT.specular * shine + decode(scene.emissive[c]!)) * out[3]!;
  }
}

/** Fills the unit vectors towards the viewer and along the normal (on the viewer's side), in world space. */
function turnToWorld(cast: Cast, t: number): void {
  const { ray, scene, value, dataFromWorld: inverse } = cast;
  const m = scene.worldFromData;
  const [px, py, pz] = [0, 1, 2].map((a) => ray.origin[a]! + t * ray.direction[a]!) as [number, number, number];
  const centre = value(px, py, pz);
  const tap = (dx: number, dy: number, dz: number): number => {
    const found = value(px + dx, py + dy, pz + dz);
    return Number.isNaN(found) ? centre : found;
  };
  const gx = tap(1, 0, 0) - tap(-1, 0, 0);
  const gy = tap(0, 1, 0) - tap(0, -1, 0);
  const gz = tap(0, 0, 1) - tap(0, 0, -1);
  for (let a = 0; a < 3; ++a) {
    scratchView[a] = -(m[a]! * ray.direction[0]! + m[4 + a]! * ray.direction[1]! + m[8 + a]! * ray.direction[2]!);
    // Normals go by the inverse transpose: row a of it is column a of the inverse.
    scratchNormal[a] = inverse[4 * a]! * gx + inverse[4 * a + 1]! * gy + inverse[4 * a + 2]! * gz;
  }
  normalizeInto(scratchView, scratchView);
  // A flat place faces the viewer.
  const isFlat = gx === 0 && gy === 0 && gz === 0;
  normalizeInto(scratchNormal, isFlat ? scratchView : scratchNormal);
  if (dot(scratchNormal, scratchView) < 0) for (let a = 0; a < 3; ++a) scratchNormal[a]! *= -1;
}

function normalizeInto(out: Float64Array, v: ArrayLike<number>): void {
  const length = Math.hypot(v[0]!, v[1]!, v[2]!);
  for (let a = 0; a < 3; ++a) out[a] = v[a]! / length;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}

/** Display-referred to linear light. IEC 61966-2-1. */
function decode(c: number): number {
  return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
}

/** Linear light to display-referred, clamped to 0..1. */
function encode(light: number): number {
  const l = Math.min(1, Math.max(0, light));
  return l <= 0.0031308 ? 12.92 * l : 1.055 * Math.pow(l, 1 / 2.4) - 0.055;
}

const scratchView = new Float64Array(3);
const scratchNormal = new Float64Array(3);
const scratchLight = new Float64Array(3);
const scratchHalf = new Float64Array(3);
