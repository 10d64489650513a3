// transforms/transform.ts -- the contract of a Transform: a mapping with its way back, in TypeScript and in GLSL.
// Both say the same of every point, and a test holds them to it: so a place under the mouse is the place that was drawn.
// New kinds are made by defineTransform (define.ts), which keeps all of this.

import type { Signal } from "../base/signal";
import type { Box, Triple } from "../math/box";
import type { GlslModule } from "../shader/module";

/** A point with its w: x, y, z are still to be divided by it. */
export type Quad = readonly [number, number, number, number];

/** Values of a transform's uniforms, by name. */
export type TransformUniforms = Readonly<Record<string, number | readonly number[]>>;

/** A mapping for the GPU. */
export interface TransformGlsl {
  /** its last function takes and gives a vec4 */
  readonly module: GlslModule;
  readonly uniforms: TransformUniforms;
}

/** What may be relied on, whatever the parameters are. */
export interface TransformFlags {
  /** Straight lines stay straight: `matrix` says all, and chains fold such neighbours into one. */
  readonly linear: boolean;
  /** What comes out on an axis depends on what goes in on that axis alone. */
  readonly orthogonal: boolean;
  /** Distances stay what they are. */
  readonly nonScaling: boolean;
  /** Every axis is stretched by the same factor. */
  readonly isometric: boolean;
}

/** A mapping of places, there and back. */
export interface Transform extends TransformFlags {
  readonly name: string;
  /** A place, divided by w. What has no answer (the logarithm of a negative number) is NaN on the axis concerned. */
  map(p: Triple): Triple;
  /** The way back: `back.map`. */
  unmap(p: Triple): Triple;
  /** A point with its w. A linear transform does not divide by w; another one does first, and gives w = 1. */
  map4(p: Quad): Quad;
  /** The same mapping for the GPU; the object stays the same until a change, the module always. */
  readonly glsl: TransformGlsl;
  /** The way back as a Transform; `t.back.back === t`. */
  readonly back: Transform;
  /** Column-major 4x4, target from source; undefined unless linear. */
  readonly matrix: readonly number[] | undefined;
  /** The places that come home from there and back; undefined where no box says it. Infinite sides are open. */
  readonly domain: Box | undefined;
  /** Grows with every change. */
  readonly version: number;
  /** Whether this and then `other`, or `other` and then this, leave every place where it was. */
  undoes(other: Transform): boolean;
  /** Told once after each change of the mapping, on both ways; never for a value equal to the old one. */
  readonly changed: Signal;
}

/** Where nothing is out of bounds. */
export const EVERYWHERE: Box = {
  min: [-Infinity, -Infinity, -Infinity],
  max: [Infinity, Infinity, Infinity],
};

/** The matrix that changes nothing. */
export const IDENTITY_MATRIX: readonly number[] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Whether a value is a Transform. */
export function isTransform(value: unknown): value is Transform {
  if (typeof value !== "object" || value === null) return false;
  const { map4, linear, changed } = value as Partial<Transform>;
  return typeof map4 === "function" && typeof linear === "boolean" && typeof changed === "object";
}

/** A matrix times a point; zero times infinity is zero here, so that axes which do not meet leave each other alone. */
export function applyMatrix(matrix: readonly number[], p: Quad): Quad {
  const row = (i: number): number => {
    let sum = 0;
    for (let column = 0; column < 4; ++column) {
      const factor = matrix[4 * column + i] as number;
      if (factor !== 0) sum += factor * (p[column] as number);
    }
    return sum;
  };
  return [row(0), row(1), row(2), row(3)];
}

/** The place of a point. */
export function divided([x, y, z, w]: Quad): Triple {
  return w === 1 ? [x, y, z] : [x / w, y / w, z / w];
}

/** What `make` gives, made again only when the version has grown. */
export function cached<T>(version: () => number, make: () => T): () => T {
  let at = -1;
  let value: T;
  return () => {
    const now = version();
    if (now !== at) {
      value = make();
      at = now;
    }
    return value;
  };
}
