// math/orbit.ts -- where an eye stands that goes around a centre, and what it calls right, up and forward.
// The angles are vispy's: azimuth 0 and elevation 0 look along the `ahead` of the up axis (for +z: along +y, with +x to the
// right); a growing azimuth turns the eye counter-clockwise seen from above; a growing elevation lifts it.

import type { mat4 } from "gl-matrix";

/** Axis that points up in the picture. */
export type Up = "+x" | "-x" | "+y" | "-y" | "+z" | "-z";

/** Up and ahead for each up axis; right is ahead x up. */
const axes: Readonly<Record<Up, { readonly up: readonly number[]; readonly ahead: readonly number[] }>> = {
  "+x": { up: [1, 0, 0], ahead: [0, 0, 1] },
  "-x": { up: [-1, 0, 0], ahead: [0, 0, 1] },
  "+y": { up: [0, 1, 0], ahead: [1, 0, 0] },
  "-y": { up: [0, -1, 0], ahead: [1, 0, 0] },
  "+z": { up: [0, 0, 1], ahead: [0, 1, 0] },
  "-z": { up: [0, 0, -1], ahead: [0, 1, 0] },
};

/** Three unit vectors of an eye, world space; right x up = -forward. */
export interface Basis {
  readonly right: number[];
  readonly up: number[];
  readonly forward: number[];
}

/** A basis to be filled by `orbitBasis`. */
export function makeBasis(): Basis {
  return { right: [1, 0, 0], up: [0, 0, 1], forward: [0, 1, 0] };
}

/** An angle's twin in (-180, 180]; angles in that range come back to the last bit. */
export function wrapDeg(angleDeg: number): number {
  if (angleDeg > -180 && angleDeg <= 180) return angleDeg;
  const wrapped = angleDeg - 360 * Math.floor((angleDeg + 180) / 360);
  return wrapped <= -180 ? wrapped + 360 : wrapped;
}

/**
 * Fills `out` with the directions of an eye that looks at its centre.
 *
 * @param azimuthDeg  around the up axis, degrees
 * @param elevationDeg  above the horizon, degrees in [-90, 90]
 */
export function orbitBasis(out: Basis, azimuthDeg: number, elevationDeg: number, up: Up): Basis {
  const { up: u, ahead: a } = axes[up];
  const sinA = sinDeg(azimuthDeg);
  const cosA = sinDeg(azimuthDeg + 90);
  const sinE = sinDeg(elevationDeg);
  const cosE = sinDeg(elevationDeg + 90);
  for (let i = 0; i < 3; ++i) {
    const aside = cross(a, u, i);
    const level = cosA * at(a, i) - sinA * aside;
    out.right[i] = cosA * aside + sinA * at(a, i);
    out.forward[i] = cosE * level - sinE * at(u, i);
    out.up[i] = cosE * at(u, i) + sinE * level;
  }
  return out;
}

/** Angles of an eye: around the up axis, above the horizon, about its line of sight. Degrees. */
export interface Angles {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  /** the eye's head leans to its right */
  readonly rollDeg: number;
}

/** The angles of an eye with these directions: `orbitBasis`, rolled about its forward, gives them back. */
export function anglesOf({ right, up: head, forward }: Basis, up: Up): Angles {
  const { up: u, ahead: a } = axes[up];
  const aside = [0, 1, 2].map((i) => cross(a, u, i));
  const rise = Math.min(1, Math.max(-1, -dot(forward, u)));
  const elevationDeg = degrees(Math.atan2(rise, Math.sqrt(dot(forward, a) ** 2 + dot(forward, aside) ** 2)));
  // Straight up or down every azimuth looks the same way: the one without roll is told by the head.
  const isPole = Math.abs(rise) > 1 - 1e-12;
  const level = isPole ? head.map((v) => v * (rise > 0 ? 1 : -1)) : forward;
  const azimuthDeg = wrapDeg(degrees(Math.atan2(-dot(level, aside), dot(level, a))));
  if (isPole) return { azimuthDeg, elevationDeg: rise > 0 ? 90 : -90, rollDeg: 0 };
  const plain = orbitBasis(makeBasis(), azimuthDeg, elevationDeg, up);
  const rollDeg = wrapDeg(degrees(Math.atan2(-dot(right, plain.up), dot(right, plain.right))));
  return { azimuthDeg, elevationDeg, rollDeg };
}

/** Rolls the directions of an eye about its line of sight, in place: its head leans to its right. */
export function rollBasis(basis: Basis, rollDeg: number): Basis {
  if (rollDeg === 0) return basis;
  const sin = sinDeg(rollDeg);
  const cos = sinDeg(rollDeg + 90);
  for (let i = 0; i < 3; ++i) {
    const r = at(basis.right, i);
    const h = at(basis.up, i);
    basis.right[i] = cos * r - sin * h;
    basis.up[i] = cos * h + sin * r;
  }
  return basis;
}

/** The rigid map to an eye that looks along -z from `distance` behind `center`. */
export function eyeFromWorldInto(out: mat4, basis: Basis, center: ArrayLike<number>, distance: number): mat4 {
  for (let i = 0; i < 3; ++i) {
    out[4 * i] = at(basis.right, i);
    out[4 * i + 1] = at(basis.up, i);
    out[4 * i + 2] = -at(basis.forward, i);
    out[4 * i + 3] = 0;
  }
  out[12] = -dot(basis.right, center);
  out[13] = -dot(basis.up, center);
  out[14] = dot(basis.forward, center) - distance;
  out[15] = 1;
  return out;
}

function cross(a: ArrayLike<number>, b: ArrayLike<number>, i: number): number {
  const j = (i + 1) % 3;
  const k = (i + 2) % 3;
  return at(a, j) * at(b, k) - at(a, k) * at(b, j);
}

function degrees(angleRad: number): number {
  return (angleRad * 180) / Math.PI;
}

function at(v: ArrayLike<number>, i: number): number {
  return v[i] as number;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return at(a, 0) * at(b, 0) + at(a, 1) * at(b, 1) + at(a, 2) * at(b, 2);
}

/** Exact at multiples of 90 degrees, so that a view along an axis is one. */
function sinDeg(angleDeg: number): number {
  const quarter = angleDeg / 90;
  if (Math.floor(quarter) === quarter) return [0, 1, 0, -1][((quarter % 4) + 4) % 4] as number;
  return Math.sin((angleDeg * Math.PI) / 180);
}
