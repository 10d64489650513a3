// line/place.glsl -- a segment as a rectangle on the screen, long and wide enough for its joins and caps.
#include "stroke.glsl"
#include "../space/viewport.glsl"
#define LINE_NUDGE 6.0e-5   // towards the eye, so that lines lie on flat pictures: two steps of a 16-bit depth
#define LINE_FRINGE 1.0     // pixels around, for the soft edge
uniform float u_width;        // CSS pixels
uniform float u_hardness;     // 1: edges as coverage; large: no softness, and a width as of GL's own lines
uniform float u_miterLimit;   // greatest reach of a miter, half widths
uniform vec4 u_dashFrame;     // a place (data space), and a length to measure data units by; 0: no dashes
attribute vec3 a_before;      // data space; equal to a_from at the start of a line
attribute vec3 a_from;
attribute vec3 a_to;
attribute vec3 a_after;       // equal to a_to at the end of a line
attribute vec4 a_corner;      // 0 start or 1 end; -1 right or 1 left; distances along the line at start and end

vec4 clip_from_data(vec4 p);   // slot: spaces

vec2 line_pixels(vec4 clip) {
  return 0.5 * u_viewport * clip.xy / max(clip.w, 1.0e-9);
}

// The shares between which a segment lies before the near plane; start behind end where none of it does.
vec2 line_seen(vec4 from, vec4 to) {
  float a = from.z + from.w;
  float b = to.z + to.w;
  if (a >= 0.0 && b >= 0.0) return vec2(0.0, 1.0);
  if (a < 0.0 && b < 0.0) return vec2(1.0, 0.0);
  float cut = clamp(a / (a - b), 0.0, 1.0);
  return a < 0.0 ? vec2(cut, 1.0) : vec2(0.0, cut);
}

vec2 line_direction(vec2 from, vec2 to, vec2 otherwise) {
  vec2 apart = to - from;
  float size = length(apart);
  return size > 1.0e-6 ? apart / size : otherwise;
}

// The direction in the middle between two, seen from `here`; 0 where the line turns back.
vec2 line_cut(vec2 before, vec2 after, vec2 here) {
  if (dot(before, after) < -0.999) return vec2(0.0);
  vec2 middle = normalize(before + after);
  return vec2(dot(middle, here), dot(middle, vec2(-here.y, here.x)));
}

// How far a rectangle must reach beyond its end.
float line_reach(vec2 cut, float wide) {
  float miter = cut.x > 1.0e-4 ? min(abs(cut.y) / cut.x, u_miterLimit) : 0.0;
  return wide * max(1.0, miter) + LINE_FRINGE;
}

// Device pixels for each data unit, at one place for the whole line, so that dashes go on around corners.
float line_scale() {
  if (u_dashFrame.w == 0.0) return 0.0;
  vec2 here = line_pixels(clip_from_data(vec4(u_dashFrame.xyz, 1.0)));
  float far = 0.0;
  for (int i = 0; i < 3; ++i) {
    vec3 unit = u_dashFrame.w * vec3(i == 0 ? 1.0 : 0.0, i == 1 ? 1.0 : 0.0, i == 2 ? 1.0 : 0.0);
    far = max(far, distance(here, line_pixels(clip_from_data(vec4(u_dashFrame.xyz + unit, 1.0)))));
  }
  return far / u_dashFrame.w;
}

// The corner's place; sets all varyings.
vec4 line_place() {
  vec4 whole_from = clip_from_data(vec4(a_from, 1.0));
  vec4 whole_to = clip_from_data(vec4(a_to, 1.0));
  vec2 seen = line_seen(whole_from, whole_to);
  vec4 from = mix(whole_from, whole_to, seen.x);
  vec4 to = mix(whole_from, whole_to, seen.y);
  vec2 start = line_pixels(from);
  vec2 end = line_pixels(to);
  vec2 here = line_direction(start, end, vec2(1.0, 0.0));
  vec4 before = clip_from_data(vec4(a_before, 1.0));
  before = mix(before, whole_from, line_seen(before, whole_from).x);
  vec4 after = clip_from_data(vec4(a_after, 1.0));
  after = mix(whole_to, after, line_seen(whole_to, after).y);
  vec2 cut_from = a_before == a_from || seen.x > 0.0 ? vec2(0.0)
    : line_cut(line_direction(line_pixels(before), start, here), here, here);
  vec2 cut_to = a_after == a_to || seen.y < 1.0 ? vec2(0.0)
    : line_cut(here, line_direction(end, line_pixels(after), here), here);
  // GL's own lines are as wide as told along the nearer axis.
  float slant = u_hardness > 1.0 ? max(abs(here.x), abs(here.y)) : 1.0;
  float wide = 0.5 * max(u_width * u_pixelRatio, 1.0) * slant;
  float size = distance(start, end);
  float x = a_corner.x < 0.5 ? -line_reach(cut_from, wide) : size + line_reach(cut_to, wide);
  float y = a_corner.y * (wide + LINE_FRINGE);
  float scale = line_scale();
  vec2 place = start + x * here + y * vec2(-here.y, here.x);
  v_place = vec4(place + 0.5 * u_viewport, mix(a_corner.z, a_corner.w, seen.x) * scale, mix(a_corner.z, a_corner.w, seen.y) * scale);
  v_course = vec4(start + 0.5 * u_viewport, here);
  v_span = vec4(size, wide, from.w, to.w);
  v_cuts = vec4(cut_from, cut_to);
  v_from = vec4(mix(a_from, a_to, seen.x), u_hardness > 1.0 ? 1.0 : min(u_width * u_pixelRatio, 1.0));
  v_to = mix(a_from, a_to, seen.y);
  if (seen.x > seen.y) return vec4(2.0, 2.0, 2.0, 1.0);
  vec4 clip = a_corner.x < 0.5 ? from : to;
  return vec4(2.0 * place / u_viewport, clip.z / max(clip.w, 1.0e-9) - LINE_NUDGE, 1.0);
}
