// scene/eye-core.ts -- the inside of a camera with an eye: where it stands, the program's word and the hands', its smooth
// moves. A rig says what makes one kind of camera what it is.

import { take, type Given, type Params, type Values } from "../base/params";
import { signal, type Signal } from "../base/signal";
import type { Triple } from "../math/box";
import { makeBasis, type Basis } from "../math/orbit";
import { mix } from "../math/points";
import { travel } from "../math/travel";
import type { PoseSaid, Viewport } from "./camera";
import { distanceOf, type Lens } from "./lens";
import { motion, type Motion, type MoveOptions } from "./motion";

/** Where an eye stands, whatever its directions are made of. */
export interface Stand extends Lens {
  /** the rig's anchor: what is looked at, or the eye itself; world */
  readonly place: Triple;
}

/** What makes one kind of camera what it is. `S` is where it stands, `P` are the parameters that say so. */
export interface Rig<S extends Stand, P extends Params> {
  readonly kind: string;
  readonly params: P;
  readonly initial: S;
  /** what stays where it is when the directions or the lens change */
  readonly anchor: "center" | "eye";
  /** parts of a stand that are directions */
  readonly directions: readonly (keyof S)[];
  /** Fills `out` with the directions. */
  aim(out: Basis, now: S): void;
  /** The directions of a basis, as far as this kind can have them. */
  look(basis: Basis, now: S): Partial<S>;
  /** Checked parameters as a change of the stand. */
  read(given: Partial<Values<P>>, now: S): Partial<S>;
  write(now: S): Values<P>;
  turn(now: S, drag: Drag): Partial<S>;
  /** The directions at a share of the way. */
  between(from: S, to: S, share: number): Partial<S>;
}

/** A drag by pixels right and down, to a place from the viewport's upper left corner (undefined for keys). */
export interface Drag {
  readonly dx: number;
  readonly dy: number;
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly viewport: Viewport;
}

/** What the files of single kinds may touch. */
export interface Core<S extends Stand, P extends Params> {
  readonly rig: Rig<S, P>;
  readonly changed: Signal;
  readonly motion: Motion<S>;
  readonly basis: Basis;
  now: S;
  /** what the program said last; gestures change `now` alone */
  home: S;
  said: PoseSaid;
  /** nothing was shown with it yet */
  isFresh: boolean;
}

const NOTHING: PoseSaid = { center: false, rotation: false, scale: false, fovDeg: false };

/** The inside of a camera, with the program's first word. */
export function eyeCore<S extends Stand, P extends Params>(rig: Rig<S, P>, options: Given<P> | undefined): Core<S, P> {
  const changed = signal();
  const { initial } = rig;
  const put = (next: S): void => {
    core.now = next;
    changed.emit();
  };
  const between = (from: S, to: S, share: number): S => standBetween(rig, from, to, share);
  const core: Core<S, P> = {
    rig,
    changed,
    motion: motion(put, between),
    basis: makeBasis(),
    now: initial,
    home: initial,
    said: NOTHING,
    isFresh: true,
  };
  if (options) say(core, read(core, options));
  return core;
}

/** Given parameters, checked, as a change of the stand. */
export function read<S extends Stand, P extends Params>({ rig, now }: Core<S, P>, given: Given<P>): Partial<S> {
  return rig.read(take(rig.params, given, rig.kind), now);
}

/** The program's word. */
export function say<S extends Stand, P extends Params>(core: Core<S, P>, change: Partial<S>): void {
  core.motion.stop();
  note(core, change);
  core.now = { ...core.now, ...change };
  core.home = { ...core.home, ...change };
  core.changed.emit();
}

/** A hand's doing. */
export function gesture<S extends Stand, P extends Params>(core: Core<S, P>, change: Partial<S>): void {
  core.motion.stop();
  core.isFresh = false;
  note(core, change);
  core.now = { ...core.now, ...change };
  core.changed.emit();
}

/** Sets out for a stand, which is the program's word from now on. */
export function move<S extends Stand, P extends Params>(core: Core<S, P>, change: Partial<S>, options?: MoveOptions) {
  const { now } = core;
  const ends = core.motion.start(now, { ...now, ...change }, options);
  note(core, change);
  core.home = { ...core.home, ...change };
  // Who draws learns that there is something to drive.
  core.changed.emit();
  return ends;
}

function note<S extends Stand, P extends Params>(core: Core<S, P>, change: Partial<S>): void {
  const { said, rig } = core;
  core.said = {
    center: said.center || change.place !== undefined,
    scale: said.scale || change.scale !== undefined,
    fovDeg: said.fovDeg || change.fovDeg !== undefined,
    rotation: said.rotation || rig.directions.some((key) => change[key] !== undefined),
  };
}

/** Where the middle of the picture is, at its distance. */
export function centerOf<S extends Stand, P extends Params>(core: Core<S, P>, stand: S): Triple {
  if (core.rig.anchor === "center") return stand.place;
  const [x, y, z] = centerInto([0, 0, 0], core, stand);
  return [x, y, z];
}

/** The same, written into `out`. The core's basis is that of the stand then. */
export function centerInto<S extends Stand, P extends Params>(
  out: [number, number, number],
  { rig, basis }: Core<S, P>,
  stand: S,
): [number, number, number] {
  rig.aim(basis, stand);
  const ahead = rig.anchor === "center" ? 0 : distanceOf(stand);
  for (let i = 0; i < 3; ++i) out[i] = (stand.place[i] as number) + ahead * (basis.forward[i] as number);
  return out;
}

/** A stand that looks at a centre, its directions and lens as they are. */
export function lookingAt<S extends Stand, P extends Params>({ rig, basis }: Core<S, P>, stand: S, center: Triple): S {
  if (rig.anchor === "center") return { ...stand, place: center };
  rig.aim(basis, stand);
  return { ...stand, place: along(center, basis.forward, -distanceOf(stand)) };
}

/** A place at a length from another, in a direction of unit length. */
export function along(from: Triple, direction: readonly number[], length: number): Triple {
  const at = (i: 0 | 1 | 2): number => from[i] + length * (direction[i] as number);
  return [at(0), at(1), at(2)];
}

function standBetween<S extends Stand, P extends Params>(rig: Rig<S, P>, from: S, to: S, share: number): S {
  const fovDeg = from.fovDeg + share * (to.fovDeg - from.fovDeg);
  const directions = rig.between(from, to, share);
  // An eye flies straight; what is looked at is left by rising over it.
  if (rig.anchor === "eye") {
    const scale = from.scale * Math.pow(to.scale / from.scale, share);
    return { ...to, ...directions, place: mix(from.place, to.place, share), scale, fovDeg };
  }
  const on = travel({ center: from.place, size: from.scale }, { center: to.place, size: to.scale }, share);
  return { ...to, ...directions, place: on.center, scale: on.size, fovDeg };
}
