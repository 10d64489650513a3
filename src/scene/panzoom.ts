// scene/panzoom.ts -- a camera for flat things: a rectangle of the x-y plane fills the picture. It never turns.
// Seen from the side of +z. Where one axis runs the other way (y down, or a negative side) the eye stands on the other side
// of the plane rather than before a mirror: the nearer covers, whichever z that is, and no face changes its winding.

import { number, numbers, oneOf, take, type Given, type Values } from "../base/params";
import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { signal, type Signal } from "../base/signal";
import { center as middleOf, isEmptyBox, type Box } from "../math/box";
import type { Camera, Pose, PoseSaid, Viewport } from "./camera";
import {
  flatBetween,
  flatMatrices,
  middleOfFlat,
  makeSeen,
  rectAround,
  seenIn,
  shorterOf,
  withSign,
  type Flat,
} from "./flat";
import { motion, type Motion, type MoveOptions } from "./motion";
import { withParameters, type Parametric } from "./parameters";

const rectNumbers = numbers(4, [0, 0, 1, 1], "x, y, width, height that are seen; sides may be negative", "world");

/** The parameters of `panzoom`. */
export const panzoomParams = {
  rect: { ...rectNumbers, take: takeRect },
  aspect: number(0, "pixels of a unit of x for each of y; 0 stretches the rectangle over the picture", { min: 0 }),
  up: oneOf(["+y", "-y"], "+y", "axis that points up: -y where rows run downwards", "uniform"),
};

type PanzoomParams = typeof panzoomParams;

/** What `panzoom` and its `set` take. With an aspect, one side of the rectangle grows about its middle to keep it. */
export type PanzoomOptions = Given<PanzoomParams>;

/** A flat camera's parameters as properties. Setting one counts as the program's word: `reset` comes back to it. */
export type Panzoom = Values<PanzoomParams> &
  Required<Omit<Camera, "drive" | "state">> &
  Parametric<PanzoomParams> & { readonly kind: "panzoom" };

/** What the parts below share. */
interface Core {
  readonly changed: Signal;
  readonly motion: Motion<Flat>;
  now: Flat;
  /** what the program said last */
  home: Flat;
  isSaid: boolean;
  /** nothing was shown with it yet */
  isFresh: boolean;
}

/** Air around a fitted box, on each side, as vispy leaves it. */
const FIT_MARGIN = 0.05;
/** Gestures stop at this much larger or smaller than what was fitted. */
const ZOOM_LIMIT = 1e6;

/**
 * A camera for flat things. Without a rect it settles on the first thing it is shown.
 *
 * @throws param/unknown, param/range, param/choice naming the parameter
 */
export function panzoom(options?: PanzoomOptions): Panzoom {
  const core = coreOf();
  const matrices = flatMatrices();
  const set = (change: PanzoomOptions): void => say(core, read(change));
  if (options) set(options);
  const camera = {
    kind: "panzoom" as const,
    changed: core.changed,
    isMovable: true,
    get state(): Readonly<Values<PanzoomParams>> {
      return stateOf(core.now);
    },
    set state(state: PanzoomOptions) {
      set(state);
    },
    set,
    get isMoving() {
      return core.motion.isOn;
    },
    get pose(): Pose {
      return poseOf(core, core.now);
    },
    get home(): Pose {
      return poseOf(core, core.home);
    },
    matrices: (viewport: Viewport, bounds: Box) => matrices(core.now, viewport, bounds),
    ...framing(core),
    ...sharing(core),
    ...hands(core),
    moveTo: (state: PanzoomOptions, options?: MoveOptions) => move(core, read(state), options),
    advance: core.motion.advance,
  };
  return withParameters(camera, panzoomParams);
}

function coreOf(): Core {
  const initial: Flat = { rect: [0, 0, 1, 1], aspect: 0, up: "+y", z: 0 };
  const core: Core = {
    changed: signal(),
    motion: motion<Flat>((next) => {
      core.now = next;
      core.changed.emit();
    }, flatBetween),
    now: initial,
    home: initial,
    isSaid: false,
    isFresh: true,
  };
  return core;
}

/** The program's word. */
function say(core: Core, change: Partial<Flat>): void {
  core.motion.stop();
  core.isSaid = core.isSaid || change.rect !== undefined;
  core.now = { ...core.now, ...change };
  core.home = { ...core.home, ...change };
  core.changed.emit();
}

/** A hand's doing. */
function gesture(core: Core, now: Flat): void {
  core.motion.stop();
  core.isFresh = false;
  core.now = now;
  core.changed.emit();
}

function move(core: Core, change: Partial<Flat>, options?: MoveOptions): Promise<boolean> {
  const ends = core.motion.start(core.now, { ...core.now, ...change }, options);
  core.isSaid = core.isSaid || change.rect !== undefined;
  core.home = { ...core.home, ...change };
  // Who draws learns that there is something to drive.
  core.changed.emit();
  return ends;
}

function read(given: PanzoomOptions): Partial<Flat> {
  return take(panzoomParams, given, "panzoom");
}

function stateOf({ rect, aspect, up }: Flat): Values<PanzoomParams> {
  return { rect, aspect, up };
}

function takeRect(value: readonly number[], name: string): readonly number[] {
  const rect = rectNumbers.take(value, name);
  if (rect[2] === 0 || rect[3] === 0) {
    throw new EngineError("param/range", `${name} must have a width and a height, got ${show(value)}`);
  }
  return rect;
}

function framing(core: Core) {
  const framed = ({ min, max }: Box): Partial<Flat> => {
    const [, , width = 1, height = 1] = core.now.rect;
    const [x, y, z] = middleOf({ min, max });
    const [longX, longY] = [max[0] - min[0], max[1] - min[1]];
    // What has no width is shown as wide as it is high; a point, one unit wide.
    const sides = [withSign(longX || longY || 1, width), withSign(longY || longX || 1, height)];
    return { rect: rectAround([0, 0, ...sides], x, y, 1 + 2 * FIT_MARGIN), z };
  };
  return {
    fit(bounds: Box, options?: MoveOptions) {
      if (isEmptyBox(bounds)) return;
      core.isFresh = false;
      if (options) void move(core, framed(bounds), options);
      else say(core, framed(bounds));
    },
    settle(bounds: Box) {
      if (isEmptyBox(bounds) || core.isSaid) return;
      core.isFresh = false;
      say(core, framed(bounds));
    },
  };
}

function poseOf({ isSaid }: Core, flat: Flat): Pose {
  const said: PoseSaid = { center: isSaid, rotation: false, scale: isSaid, fovDeg: false };
  const lens = { rotation: undefined, scale: shorterOf(flat.rect), fovDeg: undefined };
  return { center: middleOfFlat(flat), ...lens, kind: "panzoom", state: stateOf(flat), said };
}

function sharing(core: Core) {
  /** The rectangle about a pose's centre that is as large as its scale says. */
  const posed = (flat: Flat, { center: [x, y, z], scale }: Pose): Flat => {
    return { ...flat, rect: rectAround(flat.rect, x, y, scale / shorterOf(flat.rect)), z };
  };
  return {
    adopt(pose: Pose) {
      const own = pose.kind === "panzoom";
      const next = own
        ? { ...core.now, ...read(pose.state as PanzoomOptions), z: pose.center[2] }
        : posed(core.now, pose);
      if (JSON.stringify(next) === JSON.stringify(core.now)) return;
      core.isSaid = true;
      gesture(core, next);
    },
    inherit({ pose, home }: Camera) {
      if (!core.isFresh || core.isSaid || !pose?.said.center || !pose.said.scale) return;
      core.isSaid = true;
      core.home = posed(core.home, home ?? pose);
      gesture(core, posed(core.now, pose));
    },
  };
}

function hands(core: Core) {
  const seen = makeSeen();
  const shift = (dxPx: number, dyPx: number, viewport: Viewport): void => {
    const { halfX, halfY } = seenIn(seen, core.now, viewport);
    const [x = 0, y = 0, width = 1, height = 1] = core.now.rect;
    const movedX = x - (2 * halfX * dxPx) / viewport.width;
    const movedY = y + (2 * halfY * dyPx) / viewport.height;
    core.isSaid = true;
    gesture(core, { ...core.now, rect: [movedX, movedY, width, height] });
  };
  return {
    turn: shift,
    pan: shift,
    zoom(factor: number, atX: number | undefined, atY: number | undefined, viewport: Viewport) {
      if (!(factor > 0 && factor < Infinity)) return;
      const { now, home } = core;
      const most = (ZOOM_LIMIT * shorterOf(home.rect)) / shorterOf(now.rect);
      const least = shorterOf(home.rect) / shorterOf(now.rect) / ZOOM_LIMIT;
      const times = Math.min(most, Math.max(least, 1 / factor));
      const { x, y, halfX, halfY } = seenIn(seen, now, viewport);
      // From the middle to what is under the pointer.
      const asideX = atX === undefined ? 0 : halfX * ((2 * atX) / viewport.width - 1);
      const asideY = atY === undefined ? 0 : -halfY * ((2 * atY) / viewport.height - 1);
      core.isSaid = true;
      const rect = rectAround(now.rect, x + asideX * (1 - times), y + asideY * (1 - times), times);
      gesture(core, { ...now, rect });
    },
    reset() {
      gesture(core, core.home);
    },
  };
}
