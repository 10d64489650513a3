// scene/arcball.ts -- a camera that goes around a centre as if it held a ball: no side is up, and none is out of reach.
// What lies on the ball under the pointer goes with the pointer; beside the ball a drag leans the picture.

import { numbers, type Given } from "../base/params";
import { basisOf, arc, ballPoint, inverseRotation, rotationBetween, rotationOf, turned, unit } from "../math/rotation";
import type { Rotation } from "../math/rotation";
import { makeBasis, orbitBasis } from "../math/orbit";
import { eyeCamera, type EyeCamera } from "./eye-camera";
import { eyeCore, type Drag, type Rig, type Stand } from "./eye-core";
import { distanceOf, shorterSide } from "./lens";
import { orbitOf, orbitParams } from "./turntable";

/** Where a turntable begins too: the two show the same until they are turned. */
const INITIAL: Rotation = rotationOf(orbitBasis(makeBasis(), 30, 30, "+z"));

/** The parameters of `arcball`. */
export const arcballParams = {
  ...orbitParams,
  rotation: numbers(4, INITIAL, "quaternion x, y, z, w: world from eye; an eye looks along -z with y up"),
};

type ArcballParams = typeof arcballParams;

/** What `arcball` and its `set` take. Of distance and scale, scale rules a parallel view, distance any other. */
export type ArcballOptions = Given<ArcballParams>;

/** An arcball's parameters as properties. Setting one counts as the program's word: `reset` comes back to it. */
export type Arcball = EyeCamera<ArcballParams> & { readonly kind: "arcball" };

interface ArcballStand extends Stand {
  readonly rotation: Rotation;
}

const rig: Rig<ArcballStand, ArcballParams> = {
  kind: "arcball",
  params: arcballParams,
  initial: { place: [0, 0, 0], rotation: INITIAL, scale: 1, fovDeg: 45 },
  anchor: "center",
  directions: ["rotation"],
  aim: (out, { rotation }) => basisOf(out, rotation),
  look: (basis) => ({ rotation: rotationOf(basis) }),
  read: (given, { fovDeg }) => ({
    ...orbitOf(given, fovDeg),
    ...(given.rotation && { rotation: normed(given.rotation as unknown as Rotation) }),
  }),
  write(now) {
    const { place, rotation, scale, fovDeg } = now;
    return { center: place, rotation, distance: distanceOf(now), scale, fovDeg };
  },
  // The things turn as the ball does; the eye the other way.
  turn: ({ rotation }, drag) => ({ rotation: turned(rotation, inverseRotation(ballTurn(drag))) }),
  between: (from, to, share) => ({ rotation: rotationBetween(from.rotation, to.rotation, share) }),
};

/**
 * A camera that goes around a centre as if it held a ball. Without center, distance and scale it settles on the first
 * thing it is shown.
 *
 * @throws param/unknown, param/range naming the parameter
 */
export function arcball(options?: ArcballOptions): Arcball {
  return eyeCamera(eyeCore(rig, options)) as Arcball;
}

/** How a drag turns a ball across the shorter side of the picture, eye space. */
function ballTurn({ dx, dy, x, y, viewport }: Drag): Rotation {
  const radius = shorterSide(viewport) / 2;
  // Keys have no place: they roll the ball at its front, as far as its surface is long.
  if (x === undefined || y === undefined) {
    const long = Math.sqrt(dx * dx + dy * dy);
    const angle = long / radius;
    const [sin, cos] = [Math.sin(angle / 2) / (long || 1), Math.cos(angle / 2)];
    return [dy * sin, dx * sin, 0, cos];
  }
  const [right, up] = [x - viewport.width / 2, viewport.height / 2 - y];
  return arc(ballPoint(right - dx, up + dy, radius), ballPoint(right, up, radius));
}

/** Unit length; one that has it keeps its last bit. */
function normed(rotation: Rotation): Rotation {
  const [x, y, z, w] = rotation;
  return Math.abs(x * x + y * y + z * z + w * w - 1) < 1e-12 ? rotation : unit(rotation);
}
