// mesh/carry/color.glsl -- a colour for each corner.
#include "../carried.glsl"
attribute vec4 a_color;   // straight alpha, display-referred

void paint_carry() {
  v_color = a_color;
}
