// test/gpu/methods/vispy_additive.glsl -- vispy's additive, covering what is behind by its alpha (src_alpha, one_minus_src_alpha).
#include "vispy_screen.glsl"

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  vec4 color = clamp(1.0 - m.left, 0.0, 1.0);
  return vec4(color.rgb, 1.0) * color.a;
}
