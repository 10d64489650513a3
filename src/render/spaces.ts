// render/spaces.ts -- the way between the spaces of one draw: the modules that go it, and their uniforms.
// All of it one matrix (glsl/space/linear.glsl), or, where a transform is no matrix, a chain of GLSL twins.

import { mat4 } from "gl-matrix";
import type { CameraMatrices } from "../scene/camera";
import type { Node } from "../scene/node";
import { placementOf, type Placement } from "../scene/placement";
import type { GlslModule } from "../shader/module";
import linearSpaces from "../../glsl/space/linear.glsl";
import mappedSpaces from "../../glsl/space/mapped.glsl";

type Visual = NonNullable<Node["visual"]>;

/** The way between the spaces of one draw. */
export interface Spaces {
  /** modules for the slots X_from_Y */
  readonly fills: readonly GlslModule[];
  readonly uniforms: Readonly<Record<string, mat4 | number | readonly number[]>>;
  /** whether the way to clip space turns left into right; undefined where that depends on the place */
  readonly isMirrored: boolean | undefined;
  /** data to world, by all transforms between */
  readonly placement: Placement;
}

const LINEAR: readonly GlslModule[] = [linearSpaces];

/**
 * The spaces of a visual at a node.
 *
 * @returns undefined when the way to clip space cannot be turned back: then there is nothing to be seen
 */
export function spacesOf(visual: Visual, node: Node, camera: CameraMatrices): Spaces | undefined {
  const placement = placementOf(visual, node);
  return placement.matrix ? linear(placement, placement.matrix, camera) : mapped(placement, camera);
}

function linear(placement: Placement, worldFromData: readonly number[], camera: CameraMatrices): Spaces | undefined {
  const matrix = worldFromData as unknown as mat4;
  const clipFromData = mat4.multiply(mat4.create(), camera.clipFromWorld, matrix);
  const eyeFromData = mat4.multiply(mat4.create(), camera.eyeFromWorld, matrix);
  const dataFromClip = mat4.invert(mat4.create(), clipFromData);
  const dataFromEye = mat4.invert(mat4.create(), eyeFromData);
  if (!dataFromClip || !dataFromEye) return undefined;
  return {
    fills: LINEAR,
    uniforms: {
      u_clipFromData: clipFromData,
      u_dataFromClip: dataFromClip,
      u_worldFromData: mat4.copy(mat4.create(), matrix),
      u_eyeFromData: eyeFromData,
      u_dataFromEye: dataFromEye,
    },
    // A projection's determinant is negative in clip space's left-handed convention, so the sign is turned round.
    isMirrored: mat4.determinant(clipFromData) > 0,
    placement,
  };
}

function mapped(placement: Placement, camera: CameraMatrices): Spaces | undefined {
  const clipFromWorld = mat4.copy(mat4.create(), camera.clipFromWorld);
  const eyeFromWorld = mat4.copy(mat4.create(), camera.eyeFromWorld);
  const worldFromClip = mat4.invert(mat4.create(), clipFromWorld);
  const worldFromEye = mat4.invert(mat4.create(), eyeFromWorld);
  if (!worldFromClip || !worldFromEye) return undefined;
  const { there, back } = placement.glsl();
  return {
    fills: [mappedSpaces, there.module, back.module],
    uniforms: {
      ...there.uniforms,
      ...back.uniforms,
      u_clipFromWorld: clipFromWorld,
      u_worldFromClip: worldFromClip,
      u_eyeFromWorld: eyeFromWorld,
      u_worldFromEye: worldFromEye,
    },
    isMirrored: undefined,
    placement,
  };
}
