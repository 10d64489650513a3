// text/text.frag.glsl -- signs from their distances: sharp at every size, and with a halo for the asking.
// Green 2007, "Improved alpha-tested magnification for vector textures", SIGGRAPH courses.
#include "glyph.glsl"
#include "../space/viewport.glsl"
uniform sampler2D u_atlas;     // 0.5 at the outline, more inside
uniform float u_atlasSpread;   // texels from the outline to 0 and to 1
uniform vec4 u_color;          // straight alpha
uniform vec4 u_haloColor;      // straight alpha
uniform float u_haloWidth;     // CSS pixels
uniform float u_opacity;

Fragment fragment() {
  float inside = (texture2D(u_atlas, v_texel.xy).r - 0.5) * 2.0 * u_atlasSpread * v_texel.z;
  float face = clamp(inside + 0.5, 0.0, 1.0) * u_color.a;
  // Beyond the spread all distances are one; where it begins, a halo must have ended.
  float reach = min(u_haloWidth * u_pixelRatio, max(u_atlasSpread * v_texel.z - 0.5, 0.0));
  float halo = u_haloWidth > 0.0 ? clamp(inside + reach + 0.5, 0.0, 1.0) * u_haloColor.a * (1.0 - face) : 0.0;
  vec4 color = vec4(u_color.rgb, 1.0) * face + vec4(u_haloColor.rgb, 1.0) * halo;
  if (color.a <= 0.0) discard;
  return Fragment(color * u_opacity, v_anchor, gl_FragCoord.z);
}
