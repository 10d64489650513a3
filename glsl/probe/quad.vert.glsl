// probe/quad.vert.glsl -- covers the target with one triangle.
attribute vec2 a_corner;

vec4 vertex() {
  return vec4(a_corner, 0.0, 1.0);
}
