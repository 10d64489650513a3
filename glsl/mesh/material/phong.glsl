// mesh/material/phong.glsl -- dull, with a highlight.
#include "../surfel.glsl"
#include "../../light/phong.glsl"
#define MATERIAL_PI 3.14159265
vec4 material_color(Surfel s) {
  vec3 indirect = (vec3(PHONG_AMBIENT) + s.baked / MATERIAL_PI) * s.open;
  vec3 linear = phong_light(srgb_decode(s.albedo.rgb), indirect, s.normal, s.view);
  return vec4(srgb_encode(linear + glow_light()), s.albedo.a);
}
