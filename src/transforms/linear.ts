// transforms/linear.ts -- a 4x4 matrix as a Transform. Twin: glsl/transform/linear.glsl.
// The matrices themselves are made in math/matrices.ts.

import module from "../../glsl/transform/linear.glsl";
import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { custom } from "../base/params";
import type { Triple } from "../math/box";
import { inverseOf, mapping, product } from "../math/matrices";
import { defineTransform } from "./define";
import { IDENTITY_MATRIX, type Transform } from "./transform";
import { takeVector, type VectorLike } from "./vector";

/** A Transform that is a matrix, and can be given another. */
export interface Linear extends Transform {
  /** Column-major 4x4, target from source. Setting one that has no inverse throws param/range and changes nothing. */
  get matrix(): readonly number[];
  set matrix(matrix: ArrayLike<number>);
  readonly back: Linear;
  set(given: { readonly matrix?: ArrayLike<number> }): void;
  /** Lets another matrix act after what is there. */
  apply(matrix: ArrayLike<number>): void;
  /** Takes the identity for its matrix. */
  reset(): void;
  /**
   * Takes the affine matrix that maps four points to four others.
   *
   * @throws param/range when there are not four of each, or `from` or `to` lie in a plane
   */
  setMapping(from: readonly VectorLike[], to: readonly VectorLike[]): void;
}

const make = defineTransform({
  name: "linear",
  params: {
    matrix: custom(IDENTITY_MATRIX, "column-major 4x4 with an inverse, target from source", takeMatrix, {
      cost: "uniform",
    }),
  },
  module,
  uniforms: ({ matrix }) => ({ u_linear: matrix }),
  invert: ({ matrix }) => ({ matrix: inverseOf(matrix) as readonly number[] }),
  matrix: ({ matrix }) => matrix,
  methods: (self) => ({
    apply: (matrix: ArrayLike<number>) =>
      self.set({ matrix: product([takeMatrix(matrix, "linear.apply"), self.matrix]) }),
    reset: () => self.set({ matrix: IDENTITY_MATRIX }),
    setMapping: (from: readonly VectorLike[], to: readonly VectorLike[]) => self.set({ matrix: mappingOf(from, to) }),
  }),
});

/**
 * A linear transform.
 *
 * @param matrix  column-major 4x4, target from source; finite and with an inverse; the identity when left out
 * @throws param/range when it is not
 */
export function linear(matrix: ArrayLike<number> = IDENTITY_MATRIX): Linear {
  return make({ matrix }) as Transform as Linear;
}

function takeMatrix(matrix: ArrayLike<number>, name: string): readonly number[] {
  const isList = typeof matrix === "object" && matrix !== null && matrix.length === 16;
  const list: number[] = isList ? (Array.prototype.slice.call(matrix) as number[]) : [];
  const isFine = isList && list.every((v) => typeof v === "number" && isFinite(v));
  if (!isFine || !inverseOf(list)?.every(isFinite)) {
    const rule = `${name} must be 16 finite numbers with an inverse, column-major`;
    throw new EngineError("param/range", `${rule}, got ${show(matrix)}`);
  }
  return Object.freeze(list);
}

function mappingOf(from: readonly VectorLike[], to: readonly VectorLike[]): readonly number[] {
  const matrix = mapping(fourPoints(from, "from"), fourPoints(to, "to"));
  if (matrix) return matrix;
  throw new EngineError("param/range", `linear.setMapping: from must not lie in a plane, got ${show(from)}`);
}

function fourPoints(points: readonly VectorLike[], name: string): Triple[] {
  if (!Array.isArray(points) || points.length !== 4) {
    throw new EngineError("param/range", `linear.setMapping: ${name} must be 4 points, got ${show(points)}`);
  }
  return points.map((point: VectorLike) => takeVector(point, `linear.setMapping: a point of ${name}`, 0));
}
