// scene/camera.ts -- the contract of a camera: matrices for the renderer, handles for the hands of a user.
// A camera knows no element, no canvas and no clock: the viewport is told with every call, in any unit for `matrices` (only
// its proportions count) and in CSS pixels for the gestures, and the time is told to `advance`.

import type { mat4 } from "gl-matrix";
import type { Signal } from "../base/signal";
import type { Box, Triple } from "../math/box";
import type { Rotation } from "../math/rotation";
import type { MoveOptions } from "./motion";

/** The size of a picture. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** The matrices of one frame. They are overwritten by the camera's next `matrices`. */
export interface CameraMatrices {
  /** eye (looks along -z, y up) to clip */
  readonly clipFromEye: mat4;
  /** world to eye, rigid */
  readonly eyeFromWorld: mat4;
  /** their product, double precision */
  readonly clipFromWorld: mat4;
}

/** What is seen, in words that every kind of camera understands. */
export interface Pose {
  /** what is looked at, world */
  readonly center: Triple;
  /** world from eye; undefined of a camera that cannot turn */
  readonly rotation: Rotation | undefined;
  /** world length across the shorter side of the picture at the centre */
  readonly scale: number;
  /** angle across the shorter side, 0 is orthographic; undefined of a camera that is always so */
  readonly fovDeg: number | undefined;
  /** whose words `state` are in */
  readonly kind: string;
  readonly state: CameraState;
  /** what of it somebody decided: the program, a hand, or the first thing that was shown. The rest is default */
  readonly said: PoseSaid;
}

/** Parts of a pose. */
export interface PoseSaid {
  readonly center: boolean;
  readonly rotation: boolean;
  readonly scale: boolean;
  readonly fovDeg: boolean;
}

/** All that is needed to make a view again, as plain data (JSON and back). */
export type CameraState = Readonly<Record<string, unknown>>;

/** Where a camera that flies is driven, by its own directions: shares of the full speed, -1..1. */
export interface Thrust {
  readonly right: number;
  readonly up: number;
  readonly forward: number;
  /** turns to the right, up, and leans to the right */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly isFast: boolean;
}

/** Somewhere to look from. */
export interface Camera {
  readonly kind: string;
  /** Told after anything that changes the picture. */
  readonly changed: Signal;
  /** Whether gestures do anything; pages keep their wheel over a camera that stays. */
  readonly isMovable: boolean;
  /** All that is needed to make the same view again. Setting it is the program's word; what is absent stays. */
  get state(): CameraState;
  set state(state: CameraState);
  /**
   * The matrices for a viewport; near and far planes enclose `bounds` (world), so that nothing of it is cut off but what
   * is behind an eye among the things. No allocation: the result is the same object every time.
   */
  matrices(viewport: Viewport, bounds: Box): CameraMatrices;
  /** Frames a box fully for a viewport of any proportions; smoothly when told how. */
  fit?(bounds: Box, move?: MoveOptions): void;
  /** Frames a box as far as nobody has said yet what to look at, and from how far. */
  settle?(bounds: Box): void;
  /** Takes over what it has not been told itself from the camera that was there before; once, before anything else. */
  inherit?(before: Camera): void;
  /** Where it looks from, and where `reset` brings it. */
  readonly pose?: Pose;
  readonly home?: Pose;
  /** Looks from where another camera looks, as far as it can; tells only when that changes something. */
  adopt?(pose: Pose): void;
  /**
   * Sets out for a state; whoever draws it drives it there. Resolves with true when it has arrived, with false when a hand,
   * the program or another move came between.
   */
  moveTo?(state: CameraState, options?: MoveOptions): Promise<boolean>;
  /**
   * Goes on by itself to where it is at a time.
   *
   * @param seconds  of any clock that always runs forward
   * @param isStill  who looks wants nothing to move by itself: moves arrive at once
   * @returns whether there is more to come
   */
  advance?(seconds: number, isStill: boolean): boolean;
  /** Whether `advance` has something to do. */
  readonly isMoving?: boolean;
  /** Drives on until it is told otherwise. */
  drive?(thrust: Thrust): void;
  /**
   * A drag that turns: pixels to the right and down.
   *
   * @param atX @param atY  where the pointer is now, pixels from the viewport's upper left corner; undefined for keys
   */
  turn(dxPx: number, dyPx: number, viewport: Viewport, atX?: number, atY?: number): void;
  /** A drag that moves the picture along: pixels to the right and down. */
  pan(dxPx: number, dyPx: number, viewport: Viewport): void;
  /**
   * Larger (factor > 1) or smaller; what is seen at (atX, atY) stays there.
   *
   * @param atX @param atY  pixels from the viewport's upper left corner; its middle when undefined
   */
  zoom(factor: number, atX: number | undefined, atY: number | undefined, viewport: Viewport): void;
  /** Undoes what gestures did since the program last said where to look. */
  reset(): void;
}
