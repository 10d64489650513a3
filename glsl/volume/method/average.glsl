// volume/method/average.glsl -- the mean of what a ray meets (an X-ray of sorts), coloured once.
#include "../ray.glsl"
#include "../window.glsl"
#include "../../color/table.glsl"
uniform float u_opacity;
struct Method { float sum; float count; float best; float index; };

// Samples in the middle of their steps: a mean is an integral, and the midpoint rule is exact for whole voxels.
float method_phase() {
  return 0.5;
}

void method_begin(inout Method m, Ray ray) {
  m.sum = 0.0;
  m.count = 0.0;
  m.best = -9999.0;
  m.index = 0.0;
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  m.sum += texel;
  m.count += 1.0;
  if (texel > m.best) {
    m.best = texel;
    m.index = index;
  }
  return false;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  if (m.count < 0.5) discard;
  hit = ray.start + m.index * ray.travel;
  vec4 color = table_color(window_tone(m.sum / m.count));
  return vec4(color.rgb, 1.0) * (color.a * u_opacity);
}
