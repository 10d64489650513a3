// mesh/contour.frag.glsl -- a stroke with round ends and soft edges.
#include "contour.glsl"
#include "../space/viewport.glsl"
uniform vec4 u_color;      // straight alpha, display-referred

Fragment fragment() {
  float beyond = v_stroke.x - clamp(v_stroke.x, 0.0, v_length);
  float far = length(vec2(beyond, v_stroke.y));
  float alpha = clamp(0.5 * u_width * u_pixelRatio + 0.5 - far, 0.0, 1.0) * u_color.a;
  if (alpha <= 0.0) discard;
  return Fragment(vec4(u_color.rgb * alpha, alpha), v_place, gl_FragCoord.z);
}
