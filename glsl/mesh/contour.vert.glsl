// mesh/contour.vert.glsl -- where a plane cuts a triangle, as a stroke: each triangle has a rectangle waiting.
#include "contour.glsl"
#include "../space/viewport.glsl"
#define CONTOUR_NEARER 2.0   // half widths towards the eye: a surface that leans by up to 63 degrees does not hide its stroke
attribute vec3 a_first;    // the corners of the triangle, data space
attribute vec3 a_second;
attribute vec3 a_third;
attribute vec2 a_side;     // which end, 0 or 1, and which side, -1 or 1
uniform vec4 u_plane;      // world space: ax + by + cz + d = 0

vec4 clip_from_data(vec4 p);    // slot: spaces
vec4 data_from_clip(vec4 p);    // slot: spaces
vec4 world_from_data(vec4 p);   // slot: spaces

float contour_height(vec3 p) {
  return dot(u_plane, world_from_data(vec4(p, 1.0)));
}

vec3 contour_cut(vec3 p, vec3 q) {
  float high = contour_height(p);
  return mix(p, q, high / (high - contour_height(q)));
}

// The stroke ends where it meets the near plane: nothing behind the eye has a place in the picture.
vec4 contour_before(vec4 clip, vec4 other) {
  float here = clip.z + clip.w;
  float there = other.z + other.w;
  return here < 0.0 && there > 0.0 ? mix(clip, other, here / (here - there)) : clip;
}

// The depth of a place a little nearer to the eye, by so many pixels in space.
float contour_depth(vec4 place, float pixels) {
  vec4 near = data_from_clip(vec4(place.xy, -1.0, 1.0));
  vec4 here = data_from_clip(place);
  vec4 beside = data_from_clip(viewport_move(place, vec2(pixels, 0.0)));
  vec3 p = here.xyz / here.w;
  vec3 view = near.xyz / near.w - p;
  float step = length(beside.xyz / beside.w - p) / max(length(view), 1.0e-6);
  vec4 nearer = clip_from_data(vec4(p + view * min(step, 0.5), 1.0));
  return nearer.z / nearer.w;
}

vec4 contour_stroke(vec3 from, vec3 to) {
  vec4 start = clip_from_data(vec4(from, 1.0));
  vec4 end = clip_from_data(vec4(to, 1.0));
  vec4 a = contour_before(start, end);
  vec4 b = contour_before(end, start);
  if (a.w <= 0.0 || b.w <= 0.0) return vec4(2.0, 2.0, 2.0, 1.0);
  vec2 travel = 0.5 * u_viewport * (b.xy / b.w - a.xy / a.w);
  v_length = length(travel);
  vec2 along = v_length > 1.0e-6 ? travel / v_length : vec2(1.0, 0.0);
  float reach = 0.5 * u_width * u_pixelRatio + 1.0;
  float beyond = a_side.x > 0.5 ? reach : -reach;
  v_stroke = vec2(a_side.x * v_length + beyond, a_side.y * reach);
  vec2 pixels = along * beyond + vec2(-along.y, along.x) * v_stroke.y;
  vec4 end_clip = a_side.x > 0.5 ? b : a;
  // w is 1, so that what is measured in pixels is interpolated in pixels.
  vec4 place = vec4(end_clip.xyz / end_clip.w, 1.0);
  return viewport_move(vec4(place.xy, contour_depth(place, CONTOUR_NEARER * reach), 1.0), pixels);
}

vec4 vertex() {
  bool first = contour_height(a_first) >= 0.0;
  bool second = contour_height(a_second) >= 0.0;
  bool third = contour_height(a_third) >= 0.0;
  v_length = 0.0;
  v_stroke = vec2(0.0);
  v_place = a_first;
  if (first == second && second == third) return vec4(2.0, 2.0, 2.0, 1.0);
  // The corner that lies alone on its side of the plane: the cut goes through its two sides.
  vec3 alone = second == third ? a_first : first == third ? a_second : a_third;
  vec3 one = second == third ? a_second : a_first;
  vec3 other = first == second ? a_second : a_third;
  vec3 from = contour_cut(alone, one);
  vec3 to = contour_cut(alone, other);
  v_place = a_side.x > 0.5 ? to : from;
  return contour_stroke(from, to);
}
