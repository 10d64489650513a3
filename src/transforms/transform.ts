// transforms/transform.ts -- the contract of a Transform: a mapping with its way back, in TypeScript and in GLSL.
// Both say the same of every point, and a test holds them to it: so a place under the mouse is the place that was drawn.

import type { Signal } from "../base/signal";
import type { Triple } from "../math/box";
import type { GlslModule } from "../shader/module";

/** Values of a transform's uniforms, by name. */
export type TransformUniforms = Readonly<Record<string, number | readonly number[]>>;

/** A mapping of places, there and back. */
export interface Transform {
  readonly name: string;
  map(p: Triple): Triple;
  unmap(p: Triple): Triple;
  /** The same mapping for the GPU: the module's last function takes and gives a vec4. */
  readonly glsl: { readonly module: GlslModule; readonly uniforms: TransformUniforms };
  /** The way back as a Transform; `t.back.back === t`. */
  readonly back: Transform;
  /** Whether `matrix` says all: chains fold such neighbours into one. */
  readonly linear: boolean;
  /** Column-major 4x4, target from source; undefined unless linear. */
  readonly matrix: readonly number[] | undefined;
  /** Told after the mapping has changed. */
  readonly changed: Signal;
}
