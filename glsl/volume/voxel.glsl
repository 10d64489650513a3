// volume/voxel.glsl -- colour and opacity of one voxel of way, for methods that add opacity up.
// The row's alpha is a share of the greatest opacity, so that a byte has steps enough for thin fog.
#include "window.glsl"
#include "../color/table.glsl"
uniform float u_tableOpacity;   // what the row's alpha 1 stands for

vec4 voxel_color(float texel) {
  vec4 color = table_color(window_tone(texel));
  return vec4(color.rgb, color.a * u_tableOpacity);
}
