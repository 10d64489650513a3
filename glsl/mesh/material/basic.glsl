// mesh/material/basic.glsl -- no lamp: the colour itself, or as far as the map of light lights it.
#include "../surfel.glsl"
#include "../../light/glow.glsl"
#define BASIC_PI 3.14159265
vec4 material_color(Surfel s) {
  vec3 arriving = (s.isBaked ? s.baked / BASIC_PI : vec3(1.0)) * s.open;
  return vec4(srgb_encode(srgb_decode(s.albedo.rgb) * arriving + glow_light()), s.albedo.a);
}
