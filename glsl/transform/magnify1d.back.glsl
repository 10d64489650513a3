// transform/magnify1d.back.glsl -- a magnifying glass for x alone, back to where things are. Divides by w and gives w = 1.
// Twin of src/transforms/magnify1d.ts.
#include "lens.glsl"
uniform float u_magnify1dMag;      // >= 1
uniform vec2 u_magnify1dRadii;     // as seen, 0 < inner < outer
uniform vec3 u_magnify1dCenter;    // z is not looked at

vec4 magnify1d_unmap(vec4 p) {
  vec3 q = p.xyz / p.w;
  float away = q.x - u_magnify1dCenter.x;
  q.x = u_magnify1dCenter.x + sign(away) * lens_true(abs(away), u_magnify1dMag, u_magnify1dRadii);
  return vec4(q, 1.0);
}
