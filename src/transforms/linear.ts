// transforms/linear.ts -- a 4x4 matrix as a Transform. Twin: glsl/transform/linear.glsl.
// A transform and its back are two faces of one pair of matrices, so that setting either keeps them inverse.

import { mat4 } from "gl-matrix";
import module from "../../glsl/transform/linear.glsl";
import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { signal } from "../base/signal";
import { mapPoint } from "../math/project";
import type { Transform } from "./transform";

/** A Transform that is a matrix, and can be given another. */
export interface Linear extends Transform {
  /** Column-major 4x4, target from source. Setting one that has no inverse throws param/range and changes nothing. */
  get matrix(): readonly number[];
  set matrix(matrix: ArrayLike<number>);
  readonly back: Linear;
}

/** What both faces share: matrix 0 is there, matrix 1 back. */
type Pair = [readonly number[], readonly number[]];

/**
 * A linear transform.
 *
 * @param matrix  column-major 4x4, target from source; finite and with an inverse
 * @throws param/range when it is not
 */
export function linear(matrix: ArrayLike<number>): Linear {
  const pair = pairOf(matrix);
  const changed = signal();
  const there: Linear = face(pair, 0, changed, () => back);
  const back: Linear = face(pair, 1, changed, () => there);
  return there;
}

function face(pair: Pair, side: 0 | 1, changed: Transform["changed"], other: () => Linear): Linear {
  const away = side === 0 ? 1 : 0;
  return {
    name: "linear",
    linear: true,
    changed,
    map: (p) => mapPoint(pair[side], p),
    unmap: (p) => mapPoint(pair[away], p),
    get glsl() {
      return { module, uniforms: { u_linear: pair[side] } };
    },
    get back() {
      return other();
    },
    get matrix(): readonly number[] {
      return pair[side];
    },
    set matrix(matrix: ArrayLike<number>) {
      const [mine, inverse] = pairOf(matrix);
      pair[side] = mine;
      pair[away] = inverse;
      changed.emit();
    },
  };
}

function pairOf(matrix: ArrayLike<number>): Pair {
  const isList = typeof matrix === "object" && matrix !== null && matrix.length === 16;
  const there: number[] = isList ? Array.prototype.slice.call(matrix) : [];
  const isFine = isList && there.every((v) => typeof v === "number" && isFinite(v));
  const back = isFine ? mat4.invert(new Float64Array(16), there as unknown as mat4) : null;
  if (!back) {
    const rule = "linear.matrix must be 16 finite numbers with an inverse, column-major";
    throw new EngineError("param/range", `${rule}, got ${show(matrix)}`);
  }
  return [there, Array.prototype.slice.call(back)];
}
