// line/one.vert.glsl -- a line of one colour.
#include "place.glsl"

vec4 vertex() {
  return line_place();
}
