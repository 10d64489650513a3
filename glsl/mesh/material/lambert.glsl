// mesh/material/lambert.glsl -- dull (Lambert 1760): bright by the angle to the light, without a highlight.
#include "../surfel.glsl"
#include "../../light/glow.glsl"
#include "../../light/lamp.glsl"
#define LAMBERT_AMBIENT 0.1
#define LAMBERT_DIFFUSE 0.9
#define LAMBERT_PI 3.14159265
vec4 material_color(Surfel s) {
  vec3 indirect = (vec3(LAMBERT_AMBIENT) + s.baked / LAMBERT_PI) * s.open;
  vec3 arriving = indirect + LAMBERT_DIFFUSE * max(dot(s.normal, lamp_direction(s.view)), 0.0);
  return vec4(srgb_encode(srgb_decode(s.albedo.rgb) * arriving + glow_light()), s.albedo.a);
}
