// volume/method/minip.glsl -- minimum intensity projection: the smallest value met, looked for again around its sample.
#include "../ray.glsl"
#include "../window.glsl"
#include "../../color/table.glsl"
#define MINIP_REFINE_SAMPLES 10
uniform float u_minipStart;   // texel units; only smaller values count
uniform float u_minipFirst;   // 0: a ray that meets none shows this value; -1: it shows nothing
uniform float u_opacity;
struct Method { float best; float index; };

float volume_fetch(vec3 t);         // slot: the holder of textures
bool volume_missing(float texel);   // slot: the holder of textures

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.best = u_minipStart;
  m.index = u_minipFirst;
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  if (texel < m.best) {
    m.best = texel;
    m.index = index;
  }
  // At the lower limit every smaller value looks the same; with descending limits the second one is the lower.
  return u_share.y > 0.0 ? m.best <= u_share.x : (m.best - u_share.x) * u_share.y >= 1.0;
}

bool method_improves(Method m, vec2 range) {
  return range.x < m.best;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  if (m.index < 0.0) discard;
  hit = ray.start + m.index * ray.travel;
  // As in mip: never what a plane cuts away.
  for (int i = 0; i < MINIP_REFINE_SAMPLES; ++i) {
    float index = max(m.index - 0.5 + 0.1 * float(i), ray.least);
    float texel = volume_fetch(ray.start + index * ray.travel);
    if (texel < m.best && !volume_missing(texel)) {
      m.best = texel;
      hit = ray.start + max(index, 0.0) * ray.travel;
    }
  }
  vec4 color = table_color(window_tone(m.best));
  return vec4(color.rgb, 1.0) * (color.a * u_opacity);
}
