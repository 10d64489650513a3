// light/glow.glsl -- light that a surface gives off by itself, linear.
#include "../color/srgb.glsl"
uniform vec3 u_emissive;      // display-referred

vec3 glow_light() {
  return srgb_decode(u_emissive);
}
