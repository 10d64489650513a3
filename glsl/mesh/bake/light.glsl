// mesh/bake/light.glsl -- light that was computed before, from a picture over the second texture coordinates.
#include "../carried.glsl"
#include "../../color/srgb.glsl"
uniform sampler2D u_lightMap;            // display-referred
uniform float u_lightMapIntensity;

bool bake_maps() {
  return true;
}

vec3 bake_light() {
  return srgb_decode(texture2D(u_lightMap, v_texcoord1).rgb) * u_lightMapIntensity;
}
