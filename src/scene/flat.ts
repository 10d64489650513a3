// scene/flat.ts -- a rectangle of the x-y plane and the picture that it fills: signs, sides, matrices, the way between two.

import { mat4 } from "gl-matrix";
import type { Box, Triple } from "../math/box";
import { eyeFromWorldInto, type Basis } from "../math/orbit";
import { depthRange } from "../math/project";
import { travel } from "../math/travel";
import type { CameraMatrices, Viewport } from "./camera";
import { enclose, makeMatrices } from "./lens";

/** What of the x-y plane is shown, and how. */
export interface Flat {
  /** x, y, width, height; neither side is 0, either may be negative: then its axis runs the other way */
  readonly rect: readonly number[];
  /** pixels of a unit of x for each of y; 0: as the rectangle fills the picture */
  readonly aspect: number;
  readonly up: "+y" | "-y";
  /** of what is looked at: for cameras that share the pose; it changes nothing here */
  readonly z: number;
}

/** Middle and half sides of what is seen. The half sides are positive to the right and up in the picture. */
export interface Seen {
  x: number;
  y: number;
  halfX: number;
  halfY: number;
}

/** What is really seen in a viewport, written into `out`: with an aspect, one side grows about its middle. */
export function seenIn(out: Seen, { rect, aspect, up }: Flat, viewport: Viewport): Seen {
  const width = rect[2] as number;
  const height = rect[3] as number;
  out.x = (rect[0] as number) + width / 2;
  out.y = (rect[1] as number) + height / 2;
  out.halfX = width / 2;
  out.halfY = up === "+y" ? height / 2 : -height / 2;
  if (aspect === 0) return out;
  const ratio = viewport.width / Math.abs(width) / (viewport.height / Math.abs(height));
  // The side that is too large in pixels shows more.
  if (ratio > aspect) out.halfX *= ratio / aspect;
  else out.halfY *= aspect / ratio;
  return out;
}

/** Nothing seen yet: to be filled by `seenIn`. */
export function makeSeen(): Seen {
  return { x: 0, y: 0, halfX: 1, halfY: 1 };
}

/** A rectangle of the same proportions and signs about another middle, some times as large. */
export function rectAround([, , width = 1, height = 1]: readonly number[], x: number, y: number, times: number) {
  return [x - (times * width) / 2, y - (times * height) / 2, times * width, times * height];
}

/** How large a rectangle is: its shorter side. */
export function shorterOf([, , width = 1, height = 1]: readonly number[]): number {
  return Math.min(Math.abs(width), Math.abs(height));
}

/** A number's size with another's sign. */
export function withSign(size: number, of: number): number {
  return of < 0 ? -Math.abs(size) : Math.abs(size);
}

/** What lies in the middle. */
export function middleOfFlat({ rect: [x = 0, y = 0, width = 1, height = 1], z }: Flat): Triple {
  return [x + width / 2, y + height / 2, z];
}

/** Gives the matrices of a flat view for a viewport; the same object every time. */
export function flatMatrices(): (flat: Flat, viewport: Viewport, bounds: Box) => CameraMatrices {
  const basis = flatBasis();
  const seen = makeSeen();
  const out = makeMatrices();
  const depths: [number, number] = [0, 0];
  const center: [number, number, number] = [0, 0, 0];
  return (flat, viewport, bounds) => {
    seenIn(seen, flat, viewport);
    const right = Math.abs(seen.halfX);
    const top = Math.abs(seen.halfY);
    center[0] = seen.x;
    center[1] = seen.y;
    eyeFromWorldInto(out.eyeFromWorld, aimFlat(basis, seen.halfX, seen.halfY), center, 0);
    depthRange(depths, out.eyeFromWorld, bounds);
    enclose(depths, Math.min(right, top), true);
    mat4.ortho(out.clipFromEye, -right, right, -top, top, depths[0], depths[1]);
    mat4.multiply(out.clipFromWorld, out.clipFromEye, out.eyeFromWorld);
    return out;
  };
}

/** What is seen at a share of the way. */
export function flatBetween(from: Flat, to: Flat, share: number): Flat {
  const { center, size } = travel(sighting(from), sighting(to), share);
  const stretch = stretchOf(from) * Math.pow(stretchOf(to) / stretchOf(from), share);
  const [, , width = 1, height = 1] = to.rect;
  const rect = rectAround(
    [0, 0, withSign(size * stretch, width), withSign(size / stretch, height)],
    center[0],
    center[1],
    1,
  );
  return { ...to, rect, z: from.z + share * (to.z - from.z) };
}

function sighting({ rect: [x = 0, y = 0, width = 1, height = 1] }: Flat) {
  return { center: [x + width / 2, y + height / 2, 0], size: Math.sqrt(Math.abs(width * height)) } as const;
}

/** Square root of width by height. */
function stretchOf({ rect: [, , width = 1, height = 1] }: Flat): number {
  return Math.sqrt(Math.abs(width / height));
}

function flatBasis(): Basis {
  return { right: [1, 0, 0], up: [0, 1, 0], forward: [0, 0, -1] };
}

/** Right and up along the axes, or against them; the eye on the side of the plane where that is no mirror. */
function aimFlat(out: Basis, toRight: number, toUp: number): Basis {
  const x = withSign(1, toRight);
  const y = withSign(1, toUp);
  out.right[0] = x;
  out.up[1] = y;
  out.forward[2] = -x * y;
  return out;
}
