// transform/magnify.glsl -- a round magnifying glass in the xy plane, to where things are seen. Divides by w and gives w = 1.
// Twin of src/transforms/magnify.ts.
#include "lens.glsl"
uniform float u_magnifyMag;      // >= 1
uniform vec2 u_magnifyRadii;     // as seen, 0 < inner < outer
uniform vec3 u_magnifyCenter;    // z is not looked at

vec4 magnify_map(vec4 p) {
  vec3 q = p.xyz / p.w;
  vec2 away = q.xy - u_magnifyCenter.xy;
  float dist = length(away);
  // At the centre there is no direction, and nothing to move.
  if (dist > 0.0) q.xy = u_magnifyCenter.xy + away * (lens_seen(dist, u_magnifyMag, u_magnifyRadii) / dist);
  return vec4(q, 1.0);
}
