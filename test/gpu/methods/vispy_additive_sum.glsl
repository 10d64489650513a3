// test/gpu/methods/vispy_additive_sum.glsl -- vispy's additive, added to what is behind (src_alpha, one): premultiplied "over" with
// an alpha of 0 covers nothing.
#include "vispy_screen.glsl"

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  vec4 color = clamp(1.0 - m.left, 0.0, 1.0);
  return vec4(color.rgb * color.a, 0.0);
}
