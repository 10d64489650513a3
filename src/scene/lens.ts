// scene/lens.ts -- from an eye's place and directions to the matrices of a frame.
// One length says how near an eye is: `scale`, the world length across the shorter side of the picture at the centre. So a
// box that fits fits every viewport, a telephone may be turned, and perspective goes over into a parallel view (fovDeg 0)
// without a jump. Distance is the same said as eye to centre: scale = 2 distance tan(fov / 2).

import { mat4 } from "gl-matrix";
import type { Box, Triple } from "../math/box";
import { eyeFromWorldInto, type Basis } from "../math/orbit";
import { depthRange, makeMat4 } from "../math/project";
import type { CameraMatrices, Viewport } from "./camera";

/** How much an eye sees. */
export interface Lens {
  /** world length across the shorter side of the picture at the centre */
  readonly scale: number;
  /** angle across the shorter side of the picture; 0 is orthographic */
  readonly fovDeg: number;
}

/** Fields of view below this count as 0.01 degrees, as in vispy: the eye must be at a finite distance. */
const LEAST_FOV_DEG = 0.01;
/** Where the eye of a parallel view is said to be. */
const PARALLEL_FOV_DEG = 45;
/** Air around a fitted box. */
const FIT_MARGIN = 1.04;
/** Nearest depth as a share of the farthest, for an eye among the things: 24 bits of depth still tell voxels apart. */
const NEAR_SHARE = 1e-4;
/** Two lengths that say the same differ by rounding alone. */
const ROUNDING = 1e-12;

/** Eye to centre; in a parallel view, where the eye of a 45 degree view would be. */
export function distanceOf({ scale, fovDeg }: Lens): number {
  return scale / (2 * halfTan(fovDeg === 0 ? PARALLEL_FOV_DEG : fovDeg));
}

/**
 * The scale that options say, of which scale rules a parallel view and distance any other.
 *
 * @returns undefined where neither is given
 */
export function scaleSaid(
  { scale, distance }: { readonly scale?: number; readonly distance?: number },
  fovDeg: number,
): number | undefined {
  if (distance === undefined || (scale !== undefined && fovDeg === 0)) return scale;
  const ofDistance = 2 * distance * halfTan(fovDeg === 0 ? PARALLEL_FOV_DEG : fovDeg);
  // A state that comes back keeps its last bit.
  const isSame = scale !== undefined && Math.abs(ofDistance - scale) <= ROUNDING * scale;
  return isSame ? scale : ofDistance;
}

/** The scale at which a sphere of this radius fits a square picture, and so any: seen from any side nothing is cut off. */
export function scaleAround(radius: number, fovDeg: number): number {
  // A single point has no size: one world unit then.
  const tan = fovDeg === 0 ? 0 : halfTan(fovDeg);
  return FIT_MARGIN * (radius > 0 ? 2 * radius : 1) * Math.sqrt(1 + tan * tan);
}

/** The shorter side of a viewport, by which angles and lengths of gestures are measured. */
export function shorterSide({ width, height }: Viewport): number {
  return Math.max(1, Math.min(width, height));
}

/** Matrices to be filled by `lensMatrices`. */
export function makeMatrices(): CameraMatrices {
  return { clipFromEye: makeMat4(), eyeFromWorld: makeMat4(), clipFromWorld: makeMat4() };
}

/** Fills `out` with the matrices of an eye that looks at `center`; near and far planes enclose `bounds`. */
export function lensMatrices(
  out: CameraMatrices,
  basis: Basis,
  center: Triple,
  lens: Lens,
  viewport: Viewport,
  bounds: Box,
): CameraMatrices {
  const distance = distanceOf(lens);
  const isParallel = lens.fovDeg === 0;
  eyeFromWorldInto(out.eyeFromWorld, basis, center, distance);
  depthRange(scratchDepths, out.eyeFromWorld, bounds);
  enclose(scratchDepths, distance, isParallel);
  const side = Math.min(viewport.width, viewport.height);
  const right = (lens.scale * viewport.width) / side / 2;
  const top = (lens.scale * viewport.height) / side / 2;
  const [near, far] = scratchDepths;
  if (isParallel) mat4.ortho(out.clipFromEye, -right, right, -top, top, near, far);
  else {
    const share = near / distance;
    mat4.frustum(out.clipFromEye, -right * share, right * share, -top * share, top * share, near, far);
  }
  mat4.multiply(out.clipFromWorld, out.clipFromEye, out.eyeFromWorld);
  return out;
}

const scratchDepths: [number, number] = [0, 0];

/** Turns the depths of the things into those of the near and far plane, in place. */
export function enclose(depths: [number, number], distance: number, isParallel: boolean): void {
  if (!(depths[0] <= depths[1])) {
    depths[0] = isParallel ? -distance : distance * 0.01;
    depths[1] = distance * 3;
    return;
  }
  // A picture has no thickness: some air, so that rounding does not cut it off.
  const air = 0.01 * (depths[1] - depths[0]) + 1e-4 * distance;
  depths[1] += air;
  depths[0] -= air;
  if (isParallel) return;
  // All of it behind the eye: any planes will do.
  if (!(depths[1] > 0)) depths[1] = distance;
  depths[0] = Math.max(depths[0], depths[1] * NEAR_SHARE);
}

/** Tangent of half an angle. */
function halfTan(angleDeg: number): number {
  return Math.tan((Math.max(angleDeg, LEAST_FOV_DEG) * Math.PI) / 360);
}
