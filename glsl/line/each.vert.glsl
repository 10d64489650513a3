// line/each.vert.glsl -- a line with a colour at each of its points.
#include "place.glsl"
#include "color/ends.glsl"
attribute vec4 a_colorFrom;   // straight alpha
attribute vec4 a_colorTo;

vec4 vertex() {
  v_colorFrom = a_colorFrom;
  v_colorTo = a_colorTo;
  return line_place();
}
