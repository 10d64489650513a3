// transform/linear.glsl -- a 4x4 matrix: shift, turn, scale, shear, mirror. Twin of src/transforms/linear.ts.
uniform mat4 u_linear;     // target from source, column-major

vec4 linear_map(vec4 p) {
  return u_linear * p;
}
