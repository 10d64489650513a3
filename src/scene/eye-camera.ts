// scene/eye-camera.ts -- what every camera with an eye offers: fitting, panning, zooming, and the pose that it shares with
// others. What differs is in its rig.

import type { Given, Params, Values } from "../base/params";
import { center as middleOf, diagonal, isEmptyBox, radiusAround, type Box } from "../math/box";
import { makeBasis } from "../math/orbit";
import { distance } from "../math/points";
import { basisOf, rotationOf } from "../math/rotation";
import type { Camera, Pose, PoseSaid, Viewport } from "./camera";
import { along, centerInto, centerOf, gesture, lookingAt, move, read, say, type Core, type Stand } from "./eye-core";
import { distanceOf, lensMatrices, makeMatrices, scaleAround, scaleSaid, shorterSide } from "./lens";
import type { MoveOptions } from "./motion";
import { withParameters, type Parametric } from "./parameters";

/** A camera with an eye and its parameters as properties. */
export type EyeCamera<P extends Params> = Values<P> & Required<Omit<Camera, "drive" | "state">> & Parametric<P>;

/** Gestures stop at this much larger or smaller than what was fitted, so that nobody loses the way. */
const ZOOM_LIMIT = 1e4;

/** The camera around a core. */
export function eyeCamera<S extends Stand, P extends Params>(core: Core<S, P>): EyeCamera<P> {
  const { rig, changed } = core;
  const out = makeMatrices();
  const center: [number, number, number] = [0, 0, 0];
  const set = (change: Given<P>): void => say(core, read(core, change));
  const camera = {
    kind: rig.kind,
    changed,
    isMovable: true,
    get state(): Readonly<Values<P>> {
      return rig.write(core.now);
    },
    set state(state: Given<P>) {
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
    matrices(viewport: Viewport, bounds: Box) {
      centerInto(center, core, core.now);
      return lensMatrices(out, core.basis, center, core.now, viewport, bounds);
    },
    ...framing(core),
    ...sharing(core),
    ...hands(core),
    moveTo: (state: Given<P>, options?: MoveOptions) => move(core, read(core, state), options),
    advance: (seconds: number, isStill: boolean) => core.motion.advance(seconds, isStill),
  };
  return withParameters(camera, rig.params) as unknown as EyeCamera<P>;
}

function framing<S extends Stand, P extends Params>(core: Core<S, P>) {
  return {
    fit(bounds: Box, options?: MoveOptions) {
      if (isEmptyBox(bounds)) return;
      const lens = { ...core.now, scale: scaleAround(diagonal(bounds) / 2, core.now.fovDeg) };
      const { place, scale } = lookingAt(core, lens, middleOf(bounds));
      core.isFresh = false;
      const change = { place, scale } as Partial<S>;
      if (options) void move(core, change, options);
      else say(core, change);
    },
    settle(bounds: Box) {
      const { said, now, rig } = core;
      if (isEmptyBox(bounds) || (said.center && said.scale)) return;
      core.isFresh = false;
      const middle = middleOf(bounds);
      if (said.center && rig.anchor === "eye") {
        // The eye stays: what is there lies in the plane where things go with the hand.
        const away = distance(now.place, middle) || diagonal(bounds) || 1;
        say(core, { scale: scaleSaid({ distance: away }, now.fovDeg) } as Partial<S>);
        return;
      }
      const center = said.center ? now.place : middle;
      const scale = said.scale ? now.scale : scaleAround(radiusAround(bounds, center), now.fovDeg);
      const { place } = lookingAt(core, { ...now, scale }, center);
      say(core, { place, scale } as Partial<S>);
    },
  };
}

function poseOf<S extends Stand, P extends Params>(core: Core<S, P>, stand: S): Pose {
  const { rig, basis, said } = core;
  const center = centerOf(core, stand);
  rig.aim(basis, stand);
  const { scale, fovDeg } = stand;
  return { center, rotation: rotationOf(basis), scale, fovDeg, kind: rig.kind, state: rig.write(stand), said };
}

function sharing<S extends Stand, P extends Params>(core: Core<S, P>) {
  const { rig } = core;
  /** A stand after the wanted parts of a pose. */
  const posed = (stand: S, pose: Pose, wanted: PoseSaid): S => {
    const center = wanted.center ? pose.center : undefined;
    const turned = wanted.rotation && pose.rotation ? rig.look(basisOf(makeBasis(), pose.rotation), stand) : {};
    const scale = wanted.scale ? pose.scale : stand.scale;
    const fovDeg = (wanted.fovDeg ? pose.fovDeg : undefined) ?? stand.fovDeg;
    const next: S = { ...stand, ...turned, scale, fovDeg };
    return center ? lookingAt(core, next, center) : next;
  };
  return {
    adopt(pose: Pose) {
      const own = pose.kind === rig.kind;
      const all = { center: true, rotation: true, scale: true, fovDeg: true };
      const next = own ? { ...core.now, ...read(core, pose.state as Given<P>) } : posed(core.now, pose, all);
      if (JSON.stringify(rig.write(next)) === JSON.stringify(rig.write(core.now))) return;
      core.said = all;
      gesture(core, next);
    },
    inherit({ pose, home }: Camera) {
      if (!core.isFresh || !pose) return;
      const { said } = core;
      const wants = (part: keyof PoseSaid): boolean => pose.said[part] && !said[part];
      const wanted = {
        center: wants("center"),
        rotation: wants("rotation"),
        scale: wants("scale"),
        fovDeg: wants("fovDeg"),
      };
      core.home = posed(core.home, home ?? pose, wanted);
      core.now = posed(core.now, pose, wanted);
      for (const part of Object.keys(wanted) as (keyof PoseSaid)[]) {
        if (wanted[part]) core.isFresh = false;
        core.said = { ...core.said, [part]: said[part] || wanted[part] };
      }
      core.changed.emit();
    },
  };
}

function hands<S extends Stand, P extends Params>(core: Core<S, P>) {
  const { rig } = core;
  return {
    turn(dx: number, dy: number, viewport: Viewport, x?: number, y?: number) {
      const { now } = core;
      const change = rig.turn(now, { dx, dy, x, y, viewport });
      // In a parallel view an eye that looks around would see no turn, but all of it pass by.
      const isFar = rig.anchor === "eye" && now.fovDeg === 0;
      const { place } = isFar ? lookingAt(core, { ...now, ...change }, centerOf(core, now)) : now;
      gesture(core, isFar ? { ...change, place } : change);
    },
    pan(dx: number, dy: number, viewport: Viewport) {
      gesture(core, { place: shifted(core, -dx, -dy, unitsPerPx(core, viewport)) } as Partial<S>);
    },
    zoom(factor: number, atX: number | undefined, atY: number | undefined, viewport: Viewport) {
      if (!(factor > 0 && factor < Infinity)) return;
      const { width, height } = viewport;
      const [x, y] = [(atX ?? width / 2) - width / 2, (atY ?? height / 2) - height / 2];
      const isFlying = rig.anchor === "eye" && core.now.fovDeg > 0;
      gesture(
        core,
        (isFlying ? nearer : larger)(core as unknown as Core<Stand, Params>, factor, [x, y], viewport) as Partial<S>,
      );
    },
    reset() {
      core.motion.stop();
      core.now = core.home;
      core.changed.emit();
    },
  };
}

function unitsPerPx<S extends Stand, P extends Params>({ now }: Core<S, P>, viewport: Viewport): number {
  return now.scale / shorterSide(viewport);
}

/** The anchor's place moved in the plane of the picture, by pixels right and down. */
function shifted<S extends Stand, P extends Params>(
  { rig, basis, now }: Core<S, P>,
  dx: number,
  dy: number,
  unit: number,
) {
  rig.aim(basis, now);
  return along(along(now.place, basis.right, unit * dx), basis.up, -unit * dy);
}

type Zoom = (
  core: Core<Stand, Params>,
  factor: number,
  aside: readonly [number, number],
  viewport: Viewport,
) => Partial<Stand>;

/** Along the line of sight under the pointer: nothing on it moves. */
const nearer: Zoom = (core, factor, [x, y], viewport) => {
  const share = 1 - 1 / factor;
  const aside = shifted(core, x, y, share * unitsPerPx(core, viewport));
  return { place: along(aside, core.basis.forward, share * distanceOf(core.now)) };
};

/** About what is under the pointer in the plane of the centre. */
const larger: Zoom = (core, factor, [x, y], viewport) => {
  const { now, home } = core;
  const scale = Math.min(home.scale * ZOOM_LIMIT, Math.max(home.scale / ZOOM_LIMIT, now.scale / factor));
  const unit = unitsPerPx(core, viewport) - scale / shorterSide(viewport);
  return { scale, place: shifted(core, x, y, unit) };
};
