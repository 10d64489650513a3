// mesh/paint/picture.glsl -- a picture, or a row of colours (a picture one pixel high).
#include "../carried.glsl"
uniform sampler2D u_texture;   // straight alpha, display-referred

vec4 paint_color() {
  return texture2D(u_texture, v_texcoord.xy);
}
