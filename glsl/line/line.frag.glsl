// line/line.frag.glsl -- one segment of a line by its distance: every pixel belongs to one segment, so that a line that
// one can see through is nowhere darker. Rougier 2013, "Shader-based antialiased, dashed, stroked polylines", JCGT 2(2).
#include "stroke.glsl"
#define LINE_FAR 1.0e6
#define LINE_SEAM 0.001     // pixels that the border between neighbours is moved: places in pixels often lie right on it
uniform float u_hardness;   // 1: edges as coverage; large: no softness
uniform float u_opacity;

float cap_distance(vec2 beyond, float wide);                         // slot: line/cap
float join_distance(vec2 beyond, vec2 cut, float wide);              // slot: line/join
float dash_distance(float along, float across, float wide);          // slot: line/dash
vec4 line_color(float share);                                        // slot: line/color

// How far outside a place is, as one end has it; `beyond` is measured from the end, outwards.
float line_end(vec2 beyond, vec2 cut, float wide, float seam) {
  if (cut.x < 1.0e-4) return cap_distance(beyond, wide);
  if (dot(beyond, cut) > seam) return LINE_FAR;
  return join_distance(beyond, cut, wide);
}

Fragment fragment() {
  float size = v_span.x;
  float wide = v_span.y;
  // The centre of the pixel, to the last digit the same in all segments, however well places are interpolated.
  vec2 apart = floor(v_place.xy) + 0.5 - v_course.xy;
  vec2 place = vec2(dot(apart, v_course.zw), dot(apart, vec2(-v_course.w, v_course.z)));
  float outside = abs(place.y) - wide;
  outside = max(outside, line_end(vec2(-place.x, place.y), vec2(v_cuts.x, -v_cuts.y), wide, -LINE_SEAM));
  outside = max(outside, line_end(vec2(place.x - size, place.y), v_cuts.zw, wide, LINE_SEAM));
  // The share of the way on the screen, and in space: with perspective they differ.
  float seen = clamp(place.x / max(size, 1.0e-6), 0.0, 1.0);
  float share = seen * v_span.z / max((1.0 - seen) * v_span.w + seen * v_span.z, 1.0e-9);
  outside = max(outside, dash_distance(mix(v_place.z, v_place.w, share), place.y, wide));
  float coverage = clamp(0.5 - outside * u_hardness, 0.0, 1.0);
  if (coverage <= 0.0) discard;
  vec4 color = line_color(share);
  float alpha = color.a * u_opacity * coverage * v_from.w;
  return Fragment(vec4(color.rgb, 1.0) * alpha, mix(v_from.xyz, v_to, share), gl_FragCoord.z);
}
