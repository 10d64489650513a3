// volume/method/slice.glsl -- a plane through the grid, unlit.
#include "../ray.glsl"
#include "../frame.glsl"
#include "../window.glsl"
#include "../../color/table.glsl"
uniform vec4 u_plane;   // (a, b, c, d), world space: ax + by + cz + d = 0
uniform float u_opacity;
struct Method { float unused; };

float volume_fetch(vec3 t);         // slot: the holder of textures
bool volume_missing(float texel);   // slot: the holder of textures
vec4 world_from_data(vec4 p);       // slot: spaces

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.unused = 0.0;
}

// One sample, where ray and plane meet; the march itself is not needed.
bool method_step(inout Method m, vec3 t, float texel, float index) {
  return true;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  float here = dot(u_plane, world_from_data(vec4(ray.enter, 1.0)));
  float there = dot(u_plane, world_from_data(vec4(ray.leave, 1.0)));
  if (here * there > 0.0) discard;
  float apart = here - there;
  float share = abs(apart) > 1.0e-12 ? clamp(here / apart, 0.0, 1.0) : 0.0;
  hit = frame_from_data(mix(ray.enter, ray.leave, share));
  float texel = volume_fetch(hit);
  if (volume_missing(texel)) discard;
  vec4 color = table_color(window_tone(texel));
  return vec4(color.rgb, 1.0) * (color.a * u_opacity);
}
