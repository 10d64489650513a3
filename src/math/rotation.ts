// math/rotation.ts -- rotations as unit quaternions [x, y, z, w], the directions of an eye that they mean, and the ball
// under a pointer. An eye that is not rotated looks along -z with y up.

import { quat } from "gl-matrix";
import type { Triple } from "./box";
import type { Basis } from "./orbit";

/** A unit quaternion: x, y, z, w. Of an eye: world from eye. */
export type Rotation = readonly [number, number, number, number];

/** Fills `out` with the directions of an eye that is rotated so. */
export function basisOf(out: Basis, [x, y, z, w]: Rotation): Basis {
  setTriple(out.right, 1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w));
  setTriple(out.up, 2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w));
  setTriple(out.forward, -2 * (x * z + y * w), -2 * (y * z - x * w), 2 * (x * x + y * y) - 1);
  return out;
}

/** The rotation of an eye with these directions. */
export function rotationOf({ right, up, forward }: Basis): Rotation {
  const [a = 0, b = 0, c = 0] = right;
  const [d = 0, e = 0, f = 0] = up;
  const [g = 0, h = 0, i = 0] = forward;
  return unit(quat.fromMat3([0, 0, 0, 1], [a, b, c, d, e, f, -g, -h, -i]) as unknown as Rotation);
}

/** One rotation after another: first `second`, then `first`, as matrices multiply. */
export function turned(first: Rotation, second: Rotation): Rotation {
  return unit(quat.multiply([0, 0, 0, 1], mutable(first), mutable(second)) as unknown as Rotation);
}

/** The way back. */
export function inverseRotation([x, y, z, w]: Rotation): Rotation {
  return [-x, -y, -z, w];
}

/** The shortest rotation that brings one direction to another; the lengths do not matter. */
export function arc(from: Triple, to: Triple): Rotation {
  const [a, b, c] = from;
  const [d, e, f] = to;
  const lengths = Math.sqrt((a * a + b * b + c * c) * (d * d + e * e + f * f));
  const w = lengths + a * d + b * e + c * f;
  // Opposite directions (or none at all): half a turn about y is as good as any.
  if (!(w > 1e-12 * lengths)) return lengths > 0 ? [0, 1, 0, 0] : [0, 0, 0, 1];
  return unit([b * f - c * e, c * d - a * f, a * e - b * d, w]);
}

/** The rotation about an axis of unit length. */
export function aboutAxis([x, y, z]: Triple, angleRad: number): Rotation {
  const sin = Math.sin(angleRad / 2);
  return [x * sin, y * sin, z * sin, Math.cos(angleRad / 2)];
}

/** The rotation at a share of the shortest way between two. */
export function rotationBetween(from: Rotation, to: Rotation, share: number): Rotation {
  return unit(quat.slerp([0, 0, 0, 1], mutable(from), mutable(to), share) as unknown as Rotation);
}

/**
 * The place on the virtual trackball under a pointer: on a ball near the middle, on a hyperboloid farther out, so that the
 * way never ends. Coordinates from the ball's middle, y up, z towards the eye.
 *
 * @param radius  of the ball, in the unit of x and y
 * @source Bell 1988, "trackball.c"; Henriksen, Sporring, Hornbæk 2004, "Virtual trackballs revisited", IEEE TVCG 10(2)
 */
export function ballPoint(x: number, y: number, radius: number): Triple {
  const away = x * x + y * y;
  const square = radius * radius;
  return [x, y, away <= square / 2 ? Math.sqrt(square - away) : square / 2 / Math.sqrt(away)];
}

/** The same rotation with a length of one; none for a quaternion of no length. */
export function unit([x, y, z, w]: Rotation): Rotation {
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  return length > 0 ? [x / length, y / length, z / length, w / length] : [0, 0, 0, 1];
}

function mutable(rotation: Rotation): [number, number, number, number] {
  return rotation as unknown as [number, number, number, number];
}

function setTriple(out: number[], x: number, y: number, z: number): void {
  out[0] = x;
  out[1] = y;
  out[2] = z;
}
