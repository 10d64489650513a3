// marker/one.vert.glsl -- markers of one colour.
#include "place.glsl"

vec4 vertex() {
  return marker_place();
}
