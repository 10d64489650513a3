// scene/matrix-camera.ts -- a view given as one matrix: how a recorded view is made again. Gestures do nothing.

import type { mat4 } from "gl-matrix";
import { numbers, take, type Given, type Values } from "../base/params";
import { signal } from "../base/signal";
import { makeMat4 } from "../math/project";
import type { Camera, CameraMatrices } from "./camera";

/** The parameters of `matrixCamera`. */
export const matrixCameraParams = {
  clipFromWorld: numbers(16, undefined, "column-major 4x4, world to clip, with its own near and far planes"),
};

type MatrixCameraParams = typeof matrixCameraParams;

/** A view given as one matrix. */
export interface MatrixCamera extends Camera {
  readonly kind: "matrix";
  get state(): Readonly<Values<MatrixCameraParams>>;
  set state(state: Given<MatrixCameraParams>);
  get clipFromWorld(): readonly number[];
  set clipFromWorld(matrix: ArrayLike<number>);
  set(change: { readonly clipFromWorld?: ArrayLike<number> }): void;
}

/**
 * A view given as one matrix. Its eye space is world space, for a matrix alone does not tell the two apart.
 *
 * @throws param/range when clipFromWorld is not 16 finite numbers
 */
export function matrixCamera(options: { readonly clipFromWorld: ArrayLike<number> }): MatrixCamera {
  const changed = signal();
  const out = { clipFromEye: makeMat4(), eyeFromWorld: makeMat4(), clipFromWorld: makeMat4() };
  let clipFromWorld: readonly number[] = [];
  const set = (change: { readonly clipFromWorld?: ArrayLike<number> }): void => {
    // The list is checked and copied by `take`, whatever holds the numbers.
    const taken = take(matrixCameraParams, change as Given<MatrixCameraParams>, "matrixCamera");
    if (!taken.clipFromWorld) return;
    clipFromWorld = taken.clipFromWorld;
    copyInto(out.clipFromEye, clipFromWorld);
    copyInto(out.clipFromWorld, clipFromWorld);
    changed.emit();
  };
  set(options);
  // Without a matrix there is nothing to see: the same words as for a wrong one.
  if (clipFromWorld.length === 0) matrixCameraParams.clipFromWorld.take([], "matrixCamera.clipFromWorld");
  return {
    kind: "matrix",
    changed,
    isMovable: false,
    set,
    get state(): Readonly<Values<MatrixCameraParams>> {
      return { clipFromWorld };
    },
    set state(state: Given<MatrixCameraParams>) {
      set(state);
    },
    get clipFromWorld(): readonly number[] {
      return clipFromWorld;
    },
    set clipFromWorld(matrix: ArrayLike<number>) {
      set({ clipFromWorld: matrix });
    },
    matrices: (): CameraMatrices => out,
    turn: stay,
    pan: stay,
    zoom: stay,
    reset: stay,
  };
}

function stay(): void {
  // A recorded view has no handles.
}

function copyInto(out: mat4, values: readonly number[]): void {
  for (let i = 0; i < 16; ++i) out[i] = values[i] as number;
}
