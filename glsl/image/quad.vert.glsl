// image/quad.vert.glsl -- the rectangle of a picture, cut into cells so that a bent space bends it.
#include "place.glsl"
uniform vec2 u_size;       // pixels of the picture
attribute vec2 a_corner;   // 0 to 1 along each axis

vec4 clip_from_data(vec4 p);   // slot: spaces

vec4 vertex() {
  v_place = a_corner * u_size - 0.5;
  return clip_from_data(vec4(v_place, 0.0, 1.0));
}
