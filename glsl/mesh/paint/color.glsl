// mesh/paint/color.glsl -- the colour of the corners, mixed between them.
#include "../carried.glsl"
vec4 paint_color() {
  return v_color;
}
