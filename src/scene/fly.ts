// scene/fly.ts -- a camera that is an eye among the things: it looks around where it is, and flies where it is driven.
// A drag takes hold of what is seen, so that it goes with the hand; the wheel flies towards what is under the pointer.

import { number, numbers, oneOf, type Given } from "../base/params";
import { diagonal, type Box, type Triple } from "../math/box";
import { anglesOf, orbitBasis, rollBasis, wrapDeg, type Basis, type Up } from "../math/orbit";
import type { Thrust, Viewport } from "./camera";
import { eyeCamera, type EyeCamera } from "./eye-camera";
import { along, eyeCore, gesture, type Core, type Drag, type Rig, type Stand } from "./eye-core";
import { distanceOf, scaleSaid, shorterSide } from "./lens";
import { anglesSaid, clampDeg, orbitParams, turntableParams } from "./turntable";

/** The parameters of `fly`. */
export const flyParams = {
  position: numbers(3, [0, 0, 0], "where the eye is; world"),
  azimuthDeg: number(30, "around the up axis; kept in (-180, 180]", { unit: "degree" }),
  elevationDeg: number(30, "above the horizon that is looked down upon; clamped to [-90, 90]", { unit: "degree" }),
  rollDeg: number(0, "how far the head leans to the right; kept in (-180, 180]", { unit: "degree" }),
  distance: number(undefined, "eye to the plane where things go with the hand", {
    min: Number.MIN_VALUE,
    unit: "world",
  }),
  scale: orbitParams.scale,
  fovDeg: number(60, orbitParams.fovDeg.doc, { min: 0, max: 179, unit: "degree" }),
  speed: number(undefined, "way of a second; a fifth of the things' diagonal when left out", { min: 0, unit: "world" }),
  up: oneOf(["+z", "-z", "+y", "-y", "+x", "-x"], "+z", turntableParams.up.doc, "uniform"),
};

type FlyParams = typeof flyParams;

/** What `fly` and its `set` take. */
export type FlyOptions = Given<FlyParams>;

/** A flying eye's parameters as properties. Setting one counts as the program's word: `reset` comes back to it. */
export type Fly = EyeCamera<FlyParams> & {
  readonly kind: "fly";
  /** Flies and turns on until it is told otherwise. */
  drive(thrust: Thrust): void;
};

interface FlyStand extends Stand {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  readonly rollDeg: number;
  readonly up: Up;
  readonly speed: number | undefined;
}

/** Seconds in which the things are crossed from corner to corner. */
const CROSSING_SECONDS = 5;
/** Keys turn at this many degrees a second, with shift everything goes so many times as fast. */
const LOOK_DEG = 60;
const FAST = 4;
/** A speed is reached, and lost, by a factor e in this many seconds. */
const EASE_SECONDS = 0.12;
/** A page that stood still for longer does not make the eye jump. */
const LONGEST_SECONDS = 0.1;
/** Slower than this share of the full speed is standing. */
const STANDING = 0.01;

const INITIAL: FlyStand = {
  ...{ place: [0, 0, 0], azimuthDeg: 30, elevationDeg: 30, rollDeg: 0, up: "+z" },
  ...{ scale: 1, fovDeg: 60, speed: undefined },
};

const rig: Rig<FlyStand, FlyParams> = {
  kind: "fly",
  params: flyParams,
  initial: INITIAL,
  anchor: "eye",
  directions: ["azimuthDeg", "elevationDeg", "rollDeg", "up"],
  aim: aimOf,
  look: (basis, { up }) => anglesOf(basis, up),
  read(given, now) {
    const { position, rollDeg, fovDeg, speed } = given;
    const scale = scaleSaid(given, fovDeg ?? now.fovDeg);
    return {
      ...(position && { place: position as unknown as Triple }),
      ...(rollDeg !== undefined && { rollDeg: wrapDeg(rollDeg) }),
      ...(scale !== undefined && { scale }),
      ...(fovDeg !== undefined && { fovDeg }),
      ...(speed !== undefined && { speed }),
      ...anglesSaid(given),
    };
  },
  write(now) {
    const { place, azimuthDeg, elevationDeg, rollDeg, scale, fovDeg, speed, up } = now;
    const lens = { distance: distanceOf(now), scale, fovDeg };
    // A speed that nobody said is none of the state: it comes from the things.
    const rate = (speed === undefined ? {} : { speed }) as { speed: number };
    return { position: place, azimuthDeg, elevationDeg, rollDeg, ...lens, ...rate, up };
  },
  turn: look,
  between: (from, to, share) => ({
    azimuthDeg: wrapDeg(from.azimuthDeg + share * wrapDeg(to.azimuthDeg - from.azimuthDeg)),
    elevationDeg: from.elevationDeg + share * (to.elevationDeg - from.elevationDeg),
    rollDeg: wrapDeg(from.rollDeg + share * wrapDeg(to.rollDeg - from.rollDeg)),
  }),
};

/**
 * An eye that looks around and flies. Without a position it settles where all of the first thing is seen.
 *
 * @throws param/unknown, param/range, param/choice naming the parameter
 */
export function fly(options?: FlyOptions): Fly {
  const core = eyeCore(rig, options);
  const camera = eyeCamera(core);
  const flight = flightOf(core);
  const { matrices, advance } = camera;
  Object.defineProperty(camera, "isMoving", { enumerable: true, get: () => flight.isOn || core.motion.isOn });
  return Object.assign(camera, {
    drive: flight.drive,
    matrices(viewport: Viewport, bounds: Box) {
      flight.reach = diagonal(bounds);
      return matrices(viewport, bounds);
    },
    advance: (seconds: number, isStill: boolean) => flight.advance(seconds) || advance(seconds, isStill),
  }) as Fly;
}

function aimOf(out: Basis, { azimuthDeg, elevationDeg, rollDeg, up }: FlyStand): void {
  rollBasis(orbitBasis(out, azimuthDeg, elevationDeg, up), rollDeg);
}

/** The eye turns against the hand, by the angle that the hand goes in the middle of the picture. */
function look(now: FlyStand, { dx, dy, viewport }: Drag): Partial<FlyStand> {
  const radPerPx = now.fovDeg === 0 ? Math.PI : now.scale / distanceOf(now);
  return lookBy(now, (-dx * radPerPx) / shorterSide(viewport), (dy * radPerPx) / shorterSide(viewport));
}

/** Looks to the right and up by angles of the picture, however the head leans. */
function lookBy(now: FlyStand, rightRad: number, upRad: number): Partial<FlyStand> {
  const roll = (now.rollDeg * Math.PI) / 180;
  const right = rightRad * Math.cos(roll) + upRad * Math.sin(roll);
  const up = upRad * Math.cos(roll) - rightRad * Math.sin(roll);
  const degrees = 180 / Math.PI;
  return {
    azimuthDeg: wrapDeg(now.azimuthDeg - right * degrees),
    // Elevation is that of the eye over what it sees: it looks up as it sinks.
    elevationDeg: clampDeg(now.elevationDeg - up * degrees),
  };
}

const REST: Thrust = { right: 0, up: 0, forward: 0, yaw: 0, pitch: 0, roll: 0, isFast: false };
const PARTS = ["right", "up", "forward", "yaw", "pitch", "roll"] as const;

/** What drives the eye, and how fast it goes by now. */
function flightOf(core: Core<FlyStand, FlyParams>) {
  let wanted = REST;
  let lastSeconds: number | undefined;
  const now = { ...REST } as { -readonly [K in keyof Thrust]: Thrust[K] };
  const flight = {
    /** size of the things, world */
    reach: 0,
    get isOn(): boolean {
      return isGoing(wanted) || isGoing(now);
    },
    drive(thrust: Thrust): void {
      const wasStanding = !flight.isOn;
      wanted = thrust;
      // Who draws learns that there is something to drive.
      if (wasStanding && isGoing(thrust)) core.changed.emit();
    },
    advance(seconds: number): boolean {
      if (!flight.isOn) {
        lastSeconds = undefined;
        return false;
      }
      const dt = Math.min(LONGEST_SECONDS, Math.max(0, seconds - (lastSeconds ?? seconds)));
      lastSeconds = seconds;
      const share = 1 - Math.exp(-dt / EASE_SECONDS);
      const full = wanted.isFast ? FAST : 1;
      for (const part of PARTS) {
        now[part] += share * (wanted[part] * full - now[part]);
        if (wanted[part] === 0 && Math.abs(now[part]) < STANDING) now[part] = 0;
      }
      if (dt > 0) gesture(core, flown(core, now, dt, flight.reach));
      return true;
    },
  };
  return flight;
}

function isGoing(thrust: Thrust): boolean {
  return PARTS.some((part) => thrust[part] !== 0);
}

/** Where the eye is after a short time. */
function flown(core: Core<FlyStand, FlyParams>, thrust: Thrust, dt: number, reach: number): Partial<FlyStand> {
  const { now, basis } = core;
  const speed = now.speed ?? (reach || now.scale) / CROSSING_SECONDS;
  const turn = (LOOK_DEG * Math.PI * dt) / 180;
  aimOf(basis, now);
  const { right, up, forward } = basis;
  const aside = along(now.place, right, thrust.right * speed * dt);
  const above = along(aside, up, thrust.up * speed * dt);
  return {
    place: along(above, forward, thrust.forward * speed * dt),
    ...lookBy(now, thrust.yaw * turn, thrust.pitch * turn),
    rollDeg: wrapDeg(now.rollDeg + thrust.roll * LOOK_DEG * dt),
  };
}
