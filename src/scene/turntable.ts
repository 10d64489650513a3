// scene/turntable.ts -- a camera that goes around a centre and keeps one axis up.

import { number, numbers, oneOf, type Given, type Values } from "../base/params";
import type { Triple } from "../math/box";
import { anglesOf, orbitBasis, wrapDeg, type Up } from "../math/orbit";
import { eyeCamera, type EyeCamera } from "./eye-camera";
import { eyeCore, type Rig, type Stand } from "./eye-core";
import { distanceOf, scaleSaid, shorterSide } from "./lens";

/** How far away a camera is and how wide it sees: parameters of all that go around a centre. */
export const orbitParams = {
  center: numbers(3, [0, 0, 0], "what it goes around; world"),
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
};

/** The parameters of `turntable`. */
export const turntableParams = {
  ...orbitParams,
  azimuthDeg: number(30, "around the up axis; kept in (-180, 180]", { unit: "degree" }),
  elevationDeg: number(30, "above the horizon; clamped to [-90, 90]", { unit: "degree" }),
  up: oneOf(["+z", "-z", "+y", "-y", "+x", "-x"], "+z", "world axis that points up", "uniform"),
};

type TurntableParams = typeof turntableParams;

/** What `turntable` and its `set` take. Of distance and scale, scale rules a parallel view, distance any other. */
export type TurntableOptions = Given<TurntableParams>;

/** A turntable's parameters as properties. Setting one counts as the program's word: `reset` comes back to it. */
export type Turntable = EyeCamera<TurntableParams> & { readonly kind: "turntable" };

interface TurntableStand extends Stand {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  readonly up: Up;
}

/** A drag across the shorter side of the picture turns by this. */
const TURN_DEG = 180;

const rig: Rig<TurntableStand, TurntableParams> = {
  kind: "turntable",
  params: turntableParams,
  initial: { place: [0, 0, 0], azimuthDeg: 30, elevationDeg: 30, scale: 1, fovDeg: 45, up: "+z" },
  anchor: "center",
  directions: ["azimuthDeg", "elevationDeg", "up"],
  aim: (out, { azimuthDeg, elevationDeg, up }) => orbitBasis(out, azimuthDeg, elevationDeg, up),
  look(basis, { up }) {
    const { azimuthDeg, elevationDeg } = anglesOf(basis, up);
    return { azimuthDeg, elevationDeg };
  },
  read: (given, now) => ({ ...orbitOf(given, now.fovDeg), ...anglesSaid(given) }),
  write(now) {
    const { place, azimuthDeg, elevationDeg, scale, fovDeg, up } = now;
    return { center: place, azimuthDeg, elevationDeg, distance: distanceOf(now), scale, fovDeg, up };
  },
  turn({ azimuthDeg, elevationDeg }, { dx, dy, viewport }) {
    const degPerPx = TURN_DEG / shorterSide(viewport);
    return { azimuthDeg: wrapDeg(azimuthDeg - dx * degPerPx), elevationDeg: clampDeg(elevationDeg + dy * degPerPx) };
  },
  between: (from, to, share) => ({
    azimuthDeg: wrapDeg(from.azimuthDeg + share * wrapDeg(to.azimuthDeg - from.azimuthDeg)),
    elevationDeg: from.elevationDeg + share * (to.elevationDeg - from.elevationDeg),
  }),
};

/**
 * A camera that goes around a centre. Without center, distance and scale it settles on the first thing it is shown.
 *
 * @throws param/unknown, param/range, param/choice naming the parameter
 */
export function turntable(options?: TurntableOptions): Turntable {
  return eyeCamera(eyeCore(rig, options)) as Turntable;
}

/** The place and lens that options say of a camera that goes around a centre. */
export function orbitOf(given: Partial<Values<typeof orbitParams>>, fovNowDeg: number): Partial<Stand> {
  const { center, fovDeg } = given;
  const scale = scaleSaid(given, fovDeg ?? fovNowDeg);
  return {
    ...(center && { place: center as unknown as Triple }),
    ...(scale !== undefined && { scale }),
    ...(fovDeg !== undefined && { fovDeg }),
  };
}

/** The angles that options say, within their bounds. */
export function anglesSaid(given: { readonly azimuthDeg?: number; readonly elevationDeg?: number; readonly up?: Up }) {
  const { azimuthDeg, elevationDeg, up } = given;
  return {
    ...(azimuthDeg !== undefined && { azimuthDeg: wrapDeg(azimuthDeg) }),
    ...(elevationDeg !== undefined && { elevationDeg: clampDeg(elevationDeg) }),
    ...(up && { up }),
  };
}

/** An elevation within its bounds. */
export function clampDeg(elevationDeg: number): number {
  return Math.min(90, Math.max(-90, elevationDeg));
}
