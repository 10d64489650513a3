// scene/turntable.ts -- a camera that goes around a centre and keeps one axis up.
// One length says how near it is: `scale`, the world length across the shorter side of the picture at the centre. So a box
// that fits fits every viewport, a telephone may be turned, and perspective goes over into a parallel view (fovDeg 0)
// without a jump. `distance` is the same said as eye to centre: scale = 2 distance tan(fov / 2).

import { mat4 } from "gl-matrix";
import { number, numbers, oneOf, take, type Given, type Values } from "../base/params";
import { signal } from "../base/signal";
import { center as middleOf, diagonal, isEmptyBox, radiusAround, type Box, type Triple } from "../math/box";
import { eyeFromWorldInto, makeBasis, orbitBasis, wrapDeg, type Up } from "../math/orbit";
import { depthRange, makeMat4 } from "../math/project";
import type { Camera, CameraMatrices, Viewport } from "./camera";

/** The parameters of `turntable`. */
export const turntableParams = {
  center: numbers(3, [0, 0, 0], "what it goes around; world"),
  azimuthDeg: number(30, "around the up axis; kept in (-180, 180]", { unit: "degree" }),
  elevationDeg: number(30, "above the horizon; clamped to [-90, 90]", { unit: "degree" }),
  distance: number(undefined, "eye to centre; in a parallel view, where the eye of a 45 degree view would be", {
    min: Number.MIN_VALUE,
    unit: "world",
  }),
  scale: number(undefined, "length across the shorter side of the picture at the centre", {
    min: Number.MIN_VALUE,
    unit: "world",
  }),
  fovDeg: number(45, "angle across the shorter side of the picture; 0 is orthographic", {
    min: 0,
    max: 179,
    unit: "degree",
  }),
  up: oneOf(["+z", "-z", "+y", "-y", "+x", "-x"], "+z", "world axis that points up", "uniform"),
};

type TurntableParams = typeof turntableParams;

/** What `turntable` and its `set` take. Of distance and scale, scale rules a parallel view, distance any other. */
export type TurntableOptions = Given<TurntableParams>;

/** A turntable's parameters as properties. Setting one counts as the program's word: `reset` comes back to it. */
export interface Turntable extends Camera, Values<TurntableParams> {
  readonly kind: "turntable";
  readonly state: Readonly<Values<TurntableParams>>;
  fit(bounds: Box): void;
  settle(bounds: Box): void;
  /** Changes several parameters at once; throws, changing nothing, when one is wrong. */
  set(change: TurntableOptions): void;
}

/** Where a turntable stands. */
interface Stand {
  center: Triple;
  azimuthDeg: number;
  elevationDeg: number;
  scale: number;
  fovDeg: number;
  up: Up;
}

/** Fields of view below this count as 0.01 degrees, as in vispy: the eye must be at a finite distance. */
const LEAST_FOV_DEG = 0.01;
/** Where the eye of a parallel view is said to be. */
const PARALLEL_FOV_DEG = 45;
/** Air around a fitted box. */
const FIT_MARGIN = 1.04;
/** A drag across the shorter side of the picture turns by this. */
const TURN_DEG = 180;
/** Gestures stop at this much larger or smaller than what was fitted, so that nobody loses the way. */
const ZOOM_LIMIT = 1e4;
/** Nearest depth as a share of the farthest, for an eye among the things: 24 bits of depth still tell voxels apart. */
const NEAR_SHARE = 1e-4;

/**
 * A camera that goes around a centre. Without center, distance and scale it settles on the first thing it is shown.
 *
 * @throws param/unknown, param/range, param/choice naming the parameter
 */
export function turntable(options?: TurntableOptions): Turntable {
  const changed = signal();
  const now: Stand = { center: [0, 0, 0], azimuthDeg: 30, elevationDeg: 30, scale: 1, fovDeg: 45, up: "+z" };
  // What the program said last; gestures change `now` alone.
  const home: Stand = { ...now };
  const said = { center: false, scale: false };
  const say = (change: Partial<Stand>): void => {
    said.center = said.center || change.center !== undefined;
    said.scale = said.scale || change.scale !== undefined;
    Object.assign(now, change);
    Object.assign(home, change);
    changed.emit();
  };
  const set = (change: TurntableOptions): void => say(standOf(take(turntableParams, change, "turntable"), now));
  if (options) set(options);
  const handles = handlesOf(now, home, said, changed.emit);
  const methods = {
    kind: "turntable" as const,
    changed,
    isMovable: true,
    get state() {
      return stateOf(now);
    },
    matrices: matricesOf(now),
    set,
    ...handles,
    fit(bounds: Box) {
      if (!isEmptyBox(bounds)) say({ center: middleOf(bounds), scale: scaleAround(diagonal(bounds) / 2, now.fovDeg) });
    },
    settle(bounds: Box) {
      if (isEmptyBox(bounds) || (said.center && said.scale)) return;
      const center = said.center ? now.center : middleOf(bounds);
      const scale = said.scale ? now.scale : scaleAround(radiusAround(bounds, center), now.fovDeg);
      say({ center, scale });
    },
  };
  return withProperties(methods);
}

/** Adds the parameters as properties, without reading `state` once and for all. */
function withProperties(methods: Omit<Turntable, keyof TurntableParams>): Turntable {
  for (const key of Object.keys(turntableParams) as (keyof TurntableParams)[]) {
    Object.defineProperty(methods, key, {
      enumerable: true,
      get: () => methods.state[key],
      set: (value: unknown) => methods.set({ [key]: value }),
    });
  }
  return methods as Turntable;
}

function stateOf(now: Stand): Readonly<Values<TurntableParams>> {
  const { center, azimuthDeg, elevationDeg, scale, fovDeg, up } = now;
  return { center, azimuthDeg, elevationDeg, distance: distanceOf(now), scale, fovDeg, up };
}

/** Checked options as a change of the stand. */
function standOf(given: Partial<Values<TurntableParams>>, now: Stand): Partial<Stand> {
  const { center, azimuthDeg, elevationDeg, distance, scale, fovDeg, up } = given;
  const change: Partial<Stand> = {};
  if (center) change.center = center as unknown as Triple;
  if (azimuthDeg !== undefined) change.azimuthDeg = wrapDeg(azimuthDeg);
  if (elevationDeg !== undefined) change.elevationDeg = Math.min(90, Math.max(-90, elevationDeg));
  if (fovDeg !== undefined) change.fovDeg = fovDeg;
  if (up) change.up = up;
  const fov = fovDeg ?? now.fovDeg;
  const isScaleRuling = scale !== undefined && (fov === 0 || distance === undefined);
  if (isScaleRuling) change.scale = scale;
  else if (distance !== undefined) change.scale = 2 * distance * halfTan(fov === 0 ? PARALLEL_FOV_DEG : fov);
  return change;
}

/** Tangent of half an angle. */
function halfTan(angleDeg: number): number {
  return Math.tan((Math.max(angleDeg, LEAST_FOV_DEG) * Math.PI) / 360);
}

function distanceOf({ scale, fovDeg }: Stand): number {
  return scale / (2 * halfTan(fovDeg === 0 ? PARALLEL_FOV_DEG : fovDeg));
}

/** The scale at which a sphere of this radius fits a square picture, and so any: seen from any side nothing is cut off. */
function scaleAround(radius: number, fovDeg: number): number {
  // A single point has no size: one world unit then.
  const tan = fovDeg === 0 ? 0 : halfTan(fovDeg);
  return FIT_MARGIN * (radius > 0 ? 2 * radius : 1) * Math.sqrt(1 + tan * tan);
}

function handlesOf(now: Stand, home: Stand, said: { center: boolean; scale: boolean }, emit: () => void) {
  const basis = makeBasis();
  const unitsPerPx = (viewport: Viewport): number => now.scale / shorter(viewport);
  /** Moves the centre in the plane of the picture, by pixels right and down. */
  const shift = (dxPx: number, dyPx: number, unit: number): void => {
    orbitBasis(basis, now.azimuthDeg, now.elevationDeg, now.up);
    const along = (i: 0 | 1 | 2): number =>
      now.center[i] + unit * (dxPx * (basis.right[i] as number) - dyPx * (basis.up[i] as number));
    now.center = [along(0), along(1), along(2)];
    said.center = true;
  };
  return {
    turn(dxPx: number, dyPx: number, viewport: Viewport) {
      const degPerPx = TURN_DEG / shorter(viewport);
      now.azimuthDeg = wrapDeg(now.azimuthDeg - dxPx * degPerPx);
      now.elevationDeg = Math.min(90, Math.max(-90, now.elevationDeg + dyPx * degPerPx));
      emit();
    },
    pan(dxPx: number, dyPx: number, viewport: Viewport) {
      shift(-dxPx, -dyPx, unitsPerPx(viewport));
      emit();
    },
    zoom(factor: number, atX: number | undefined, atY: number | undefined, viewport: Viewport) {
      if (!(factor > 0 && factor < Infinity)) return;
      const before = unitsPerPx(viewport);
      const { scale } = home;
      now.scale = Math.min(scale * ZOOM_LIMIT, Math.max(scale / ZOOM_LIMIT, now.scale / factor));
      said.scale = true;
      const { width, height } = viewport;
      shift((atX ?? width / 2) - width / 2, (atY ?? height / 2) - height / 2, before - unitsPerPx(viewport));
      emit();
    },
    reset() {
      Object.assign(now, home);
      emit();
    },
  };
}

function shorter({ width, height }: Viewport): number {
  return Math.max(1, Math.min(width, height));
}

function matricesOf(now: Stand): (viewport: Viewport, bounds: Box) => CameraMatrices {
  const basis = makeBasis();
  const out = { clipFromEye: makeMat4(), eyeFromWorld: makeMat4(), clipFromWorld: makeMat4() };
  const depths: [number, number] = [0, 0];
  return (viewport, bounds) => {
    const distance = distanceOf(now);
    orbitBasis(basis, now.azimuthDeg, now.elevationDeg, now.up);
    eyeFromWorldInto(out.eyeFromWorld, basis, now.center, distance);
    planes(depthRange(depths, out.eyeFromWorld, bounds), distance, now.fovDeg === 0);
    const side = Math.min(viewport.width, viewport.height);
    const right = (now.scale * viewport.width) / side / 2;
    const top = (now.scale * viewport.height) / side / 2;
    const [near, far] = depths;
    if (now.fovDeg === 0) mat4.ortho(out.clipFromEye, -right, right, -top, top, near, far);
    else {
      const share = near / distance;
      mat4.frustum(out.clipFromEye, -right * share, right * share, -top * share, top * share, near, far);
    }
    mat4.multiply(out.clipFromWorld, out.clipFromEye, out.eyeFromWorld);
    return out;
  };
}

/** Turns the depths of the things into those of the near and far plane, in place. */
function planes(depths: [number, number], distance: number, isParallel: boolean): void {
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
