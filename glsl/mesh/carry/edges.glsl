// mesh/carry/edges.glsl -- the distance to the side across, in pixels, without derivatives: a corner knows the other two.
// A side is a line L of the picture, in homogeneous coordinates the cross product of its ends; dot(L, corner) / |L.xy| is
// the distance times the corner's w, linear in clip space, so right also where a corner lies behind the eye.
#include "../carried.glsl"
#include "../../space/viewport.glsl"
attribute vec3 a_next;     // the corner after this one, data space
attribute vec3 a_after;    // the one after that
attribute vec3 a_corner;   // 1 for which of the three this is, 0 else

vec4 clip_from_data(vec4 p);   // slot: spaces

vec3 edges_pixels(vec4 clip) {
  return vec3(0.5 * u_viewport * clip.xy, clip.w);
}

void wire_carry(vec4 clip) {
  vec3 next = edges_pixels(clip_from_data(vec4(a_next, 1.0)));
  vec3 after = edges_pixels(clip_from_data(vec4(a_after, 1.0)));
  vec3 side = cross(next, after);
  v_edges = a_corner * abs(dot(side, edges_pixels(clip)) / max(length(side.xy), 1.0e-6));
}
