// render/spaces.ts -- the matrices between the spaces of one draw, as the uniforms that glsl/space/linear.glsl reads.

import { mat4 } from "gl-matrix";

/** Matrices of one thing in one view, column-major. */
export interface Spaces {
  readonly u_clipFromData: mat4;
  readonly u_dataFromClip: mat4;
  readonly u_worldFromData: mat4;
  readonly u_eyeFromData: mat4;
  readonly u_dataFromEye: mat4;
  /** whether the way to clip space turns left into right */
  isMirrored: boolean;
}

/** Room for the matrices of one draw; filled again for each. */
export function createSpaces(): Spaces {
  return {
    u_clipFromData: mat4.create(),
    u_dataFromClip: mat4.create(),
    u_worldFromData: mat4.create(),
    u_eyeFromData: mat4.create(),
    u_dataFromEye: mat4.create(),
    isMirrored: false,
  };
}

/**
 * Fills the matrices.
 *
 * @returns false when the way to clip space cannot be inverted: then there is nothing to be seen
 */
export function fillSpaces(spaces: Spaces, worldFromData: mat4, eyeFromWorld: mat4, clipFromWorld: mat4): boolean {
  mat4.copy(spaces.u_worldFromData, worldFromData);
  mat4.multiply(spaces.u_clipFromData, clipFromWorld, worldFromData);
  mat4.multiply(spaces.u_eyeFromData, eyeFromWorld, worldFromData);
  // A projection's determinant is negative in clip space's left-handed convention, so the sign is turned round.
  spaces.isMirrored = mat4.determinant(spaces.u_clipFromData) > 0;
  const invertible = mat4.invert(spaces.u_dataFromClip, spaces.u_clipFromData) !== null;
  return invertible && mat4.invert(spaces.u_dataFromEye, spaces.u_eyeFromData) !== null;
}
