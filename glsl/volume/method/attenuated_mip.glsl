// volume/method/attenuated_mip.glsl -- a maximum that what lies before it dims, so that near things stand out.
// The dimming grows with the sum of the shares met, as in vispy since 0.13.
#include "../ray.glsl"
#include "../window.glsl"
#include "../../color/table.glsl"
uniform float u_attenuation;   // >= 0, for each voxel of full share
uniform float u_mipFirst;      // 0: a ray that meets no share shows the first colour; -1: it shows nothing yet
uniform float u_opacity;
struct Method { float best; float sum; float index; float dt; };

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.best = u_mipFirst;
  m.sum = 0.0;
  m.index = u_mipFirst;
  m.dt = ray.dt;
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  float share = window_share(texel);
  m.sum += m.dt * share;
  float dimmed = share * exp(-u_attenuation * (m.sum - 1.0));
  if (dimmed > m.best) {
    m.best = dimmed;
    m.index = index;
  }
  // Nothing further on can be brighter than the best: shares are at most 1 and the sum only grows.
  return m.best >= exp(-u_attenuation * (m.sum - 1.0)) || m.best >= 1.0;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  if (m.index < 0.0) discard;
  hit = ray.start + m.index * ray.travel;
  float share = clamp(m.best, 0.0, 1.0);
  vec4 color = table_color(window_gamma(share));
  return vec4(color.rgb, 1.0) * (color.a * u_opacity);
}
