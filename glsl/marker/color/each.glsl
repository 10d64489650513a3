// marker/color/each.glsl -- each marker has its colour.
#include "face.glsl"

vec4 marker_color() {
  return v_color;
}
