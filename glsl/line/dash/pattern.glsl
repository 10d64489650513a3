// line/dash/pattern.glsl -- a line of dashes, each with the caps of the line.
#include "../../space/viewport.glsl"
#define DASH_MAX 4
uniform vec4 u_dashes[DASH_MAX];   // start and end of each dash, CSS pixels
uniform float u_dashCount;
uniform float u_dashPeriod;        // CSS pixels
uniform float u_dashOffset;        // CSS pixels

float cap_distance(vec2 beyond, float wide);   // slot: line/cap

float dash_distance(float along, float across, float wide) {
  float ratio = u_pixelRatio;
  float place = mod(along / ratio + u_dashOffset, u_dashPeriod);
  float nearest = 1.0e6;
  for (int i = 0; i < DASH_MAX; ++i) {
    if (float(i) >= u_dashCount) break;
    vec2 dash = u_dashes[i].xy;
    // The dash itself, the same one a period later, and one before.
    float here = max(dash.x - place, place - dash.y);
    float later = dash.x + u_dashPeriod - place;
    float earlier = place + u_dashPeriod - dash.y;
    nearest = min(nearest, min(here, min(later, earlier)));
  }
  return cap_distance(vec2(nearest * ratio, across), wide);
}
