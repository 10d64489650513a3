// test/gpu/methods/vispy_translucent.glsl -- vispy's translucent: straight-alpha "over", each sample as opaque as its colour says,
// whatever the step.
#include "../../../glsl/volume/ray.glsl"
#include "../../../glsl/volume/voxel.glsl"
#define VISPY_LEAST_ALPHA 0.001
#define VISPY_OPAQUE 0.99
struct Method { vec4 color; };

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.color = vec4(0.0);
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  vec4 color = voxel_color(texel);
  float before = m.color.a;
  float added = color.a * (1.0 - before);
  float alpha = max(before + added, VISPY_LEAST_ALPHA);
  m.color = vec4((m.color.rgb * before + color.rgb * added) / alpha, alpha);
  return alpha > VISPY_OPAQUE;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  return vec4(clamp(m.color.rgb, 0.0, 1.0), 1.0) * m.color.a;
}
