// scene/camera.ts -- the contract of a camera: matrices for the renderer, handles for the hands of a user.
// A camera knows no element and no canvas: the viewport is told with every call, in any unit for `matrices` (only its
// proportions count) and in CSS pixels for the gestures.

import type { mat4 } from "gl-matrix";
import type { Signal } from "../base/signal";
import type { Box } from "../math/box";

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

/** Somewhere to look from. */
export interface Camera {
  readonly kind: string;
  /** Told after anything that changes the picture. */
  readonly changed: Signal;
  /** Whether gestures do anything; pages keep their wheel over a camera that stays. */
  readonly isMovable: boolean;
  /** All that is needed to make the same view again, as plain data. */
  readonly state: Readonly<Record<string, unknown>>;
  /**
   * The matrices for a viewport; near and far planes enclose `bounds` (world), so that nothing of it is cut off but what
   * is behind an eye among the things. No allocation: the result is the same object every time.
   */
  matrices(viewport: Viewport, bounds: Box): CameraMatrices;
  /** Frames a box fully for a viewport of any proportions. */
  fit?(bounds: Box): void;
  /** Frames a box as far as nobody has said yet what to look at, and from how far. */
  settle?(bounds: Box): void;
  /** A drag that turns: pixels to the right and down. */
  turn(dxPx: number, dyPx: number, viewport: Viewport): void;
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
