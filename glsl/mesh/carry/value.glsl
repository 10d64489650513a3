// mesh/carry/value.glsl -- a value for each corner, as its share of the contrast limits: large values keep their digits.
#include "../carried.glsl"
#include "../../volume/window.glsl"
#define VALUE_MISSING 1.0e29
#define VALUE_FAR 1.0e6
attribute float a_value;   // data units; VALUE_MISSING and more: there is none

void paint_carry() {
  float share = (a_value - u_share.x) * u_share.y;
  v_share = a_value >= VALUE_MISSING ? 1.0e9 : clamp(share, -VALUE_FAR, VALUE_FAR);
}
