// marker/marker.frag.glsl -- a shape by its distance, in its colours.
#include "point.glsl"
uniform vec4 u_edgeColor;   // straight alpha
uniform vec2 u_turn;        // cosine and sine of the shape's turn, counter-clockwise
uniform float u_opacity;

float shape_distance(vec2 p);                                             // slot: marker/shape; size 1, y up
vec4 edge_color(float apart, float wide, vec4 face, vec4 edge);           // slot: marker/edge
vec4 marker_color();                                                      // slot: marker/color

Fragment fragment() {
  float size = v_mark.z;
  vec2 p = v_mark.xy / size;
  vec2 turned = vec2(u_turn.x * p.x + u_turn.y * p.y, u_turn.x * p.y - u_turn.y * p.x);
  vec4 color = edge_color(shape_distance(turned) * size, v_mark.w, marker_color(), u_edgeColor) * u_opacity;
  if (color.a <= 0.0) discard;
  return Fragment(color, v_centre, gl_FragCoord.z);
}
