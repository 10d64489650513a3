// mesh/paint/value.glsl -- the value between the corners, coloured for each spot. Where a corner has none, nothing is shown.
#include "../carried.glsl"
#include "../../volume/window.glsl"
#include "../../color/table.glsl"
#define VALUE_NOTHING 2.0e6

vec4 paint_color() {
  return v_share > VALUE_NOTHING ? vec4(0.0) : table_color(window_gamma(clamp(v_share, 0.0, 1.0)));
}
