// mesh/shape/none.glsl -- no normal: every spot faces the viewer.
vec3 shape_normal() {
  return vec3(0.0);
}
