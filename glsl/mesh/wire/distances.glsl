// mesh/wire/distances.glsl -- how far the three sides are, in CSS pixels: linear in the picture, so w is taken out again.
#include "../carried.glsl"
#include "../../space/viewport.glsl"
vec3 wire_distances() {
  return abs(v_edges) * gl_FragCoord.w / u_pixelRatio;
}
