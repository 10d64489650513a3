// line/color/each.glsl -- a colour between those of the ends.
#include "ends.glsl"

vec4 line_color(float share) {
  return mix(v_colorFrom, v_colorTo, share);
}
