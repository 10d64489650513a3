// mesh/material/standard.glsl -- physically based: roughness and metalness.
#include "../surfel.glsl"
#include "../../color/srgb.glsl"
#include "../../light/ggx.glsl"
#include "../../light/glow.glsl"
#define STANDARD_PI 3.14159265
vec4 material_color(Surfel s) {
  vec3 indirect = (vec3(GGX_AMBIENT) + s.baked / STANDARD_PI) * s.open;
  vec3 linear = ggx_light(srgb_decode(s.albedo.rgb), indirect, s.normal, s.view);
  return vec4(srgb_encode(linear + glow_light()), s.albedo.a);
}
