// mesh/wire/over.glsl -- the sides drawn on the surface, with soft borders.
#include "../../space/viewport.glsl"
uniform float u_wireframeThickness;   // CSS pixels
uniform vec4 u_wireframeColor;        // straight alpha, display-referred

vec4 wire_color(vec4 color, vec3 edges) {
  float nearest = min(min(edges.x, edges.y), edges.z) * u_pixelRatio;
  float cover = clamp(0.5 * u_wireframeThickness * u_pixelRatio - nearest + 0.5, 0.0, 1.0) * u_wireframeColor.a;
  float alpha = cover + color.a * (1.0 - cover);
  vec3 mixed = u_wireframeColor.rgb * cover + color.rgb * (color.a * (1.0 - cover));
  return vec4(mixed / max(alpha, 1.0e-4), alpha);
}
