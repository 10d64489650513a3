// marker/place.glsl -- a marker as a square on the screen around its place. Point sprites would be cut off at the size
// and at the border that a driver likes.
#include "point.glsl"
#include "../space/viewport.glsl"
#define MARKER_NUDGE 9.0e-5    // towards the eye, so that markers lie on lines and on flat pictures
#define MARKER_FRINGE 2.0      // pixels around, for the soft edge
uniform float u_size;          // of all markers
uniform float u_sizeInData;    // 1: sizes in data units; 0: in CSS pixels
uniform float u_edgeWidth;     // CSS pixels
attribute vec4 a_point;        // data space; size, times that of all
attribute vec2 a_corner;       // -1 or 1 along each axis

vec4 clip_from_data(vec4 p);   // slot: spaces

vec2 marker_pixels(vec4 clip) {
  return 0.5 * u_viewport * clip.xy / max(clip.w, 1.0e-9);
}

// Device pixels for each data unit around a place: the root of half the sum over the axes' squares is what it is from
// every side when all axes are scaled alike.
float marker_scale(vec3 data, vec2 here, float size) {
  float reach = max(size, 1.0e-6);
  vec2 x = marker_pixels(clip_from_data(vec4(data + vec3(reach, 0.0, 0.0), 1.0))) - here;
  vec2 y = marker_pixels(clip_from_data(vec4(data + vec3(0.0, reach, 0.0), 1.0))) - here;
  vec2 z = marker_pixels(clip_from_data(vec4(data + vec3(0.0, 0.0, reach), 1.0))) - here;
  return sqrt(0.5 * (dot(x, x) + dot(y, y) + dot(z, z))) / reach;
}

// The corner's place; sets all varyings.
vec4 marker_place() {
  vec4 clip = clip_from_data(vec4(a_point.xyz, 1.0));
  float size = u_size * a_point.w;
  vec2 here = marker_pixels(clip);
  float pixels = u_sizeInData > 0.5 ? size * marker_scale(a_point.xyz, here, size) : size * u_pixelRatio;
  float edge = u_edgeWidth * u_pixelRatio;
  vec2 place = a_corner * (0.5 * pixels + 0.5 * edge + MARKER_FRINGE);
  v_mark = vec4(place, pixels, edge);
  v_centre = a_point.xyz;
  // Behind the eye, or of no size: nowhere. NaN compares as false, and so goes the same way.
  if (!(clip.w > 0.0 && clip.z >= -clip.w && pixels > 0.0)) return vec4(2.0, 2.0, 2.0, 1.0);
  return vec4(2.0 * (here + place) / u_viewport, clip.z / clip.w - MARKER_NUDGE, 1.0);
}
