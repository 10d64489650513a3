// marker/each.vert.glsl -- markers with a colour of their own.
#include "place.glsl"
#include "color/face.glsl"
attribute vec4 a_color;   // straight alpha

vec4 vertex() {
  v_color = a_color;
  return marker_place();
}
