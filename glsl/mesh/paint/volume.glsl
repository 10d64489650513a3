// mesh/paint/volume.glsl -- the values of a grid where the surface cuts through it, coloured. Nothing outside the grid.
#include "../carried.glsl"
#include "../../volume/frame.glsl"
#include "../../volume/window.glsl"
#include "../../color/table.glsl"
#define PAINT_RIM 1.0e-4
uniform vec3 u_texcoordShape;   // voxels of the whole range 0..1

float volume_fetch(vec3 t);         // slot: the holder of textures
bool volume_missing(float texel);   // slot: the holder of textures

vec4 paint_color() {
  vec3 t = clamp(v_texcoord, 0.0, 1.0);
  vec3 beyond = abs(v_texcoord - t);
  float texel = volume_fetch(frame_from_data(t * u_texcoordShape - 0.5));
  bool isNothing = max(max(beyond.x, beyond.y), beyond.z) > PAINT_RIM || volume_missing(texel);
  return isNothing ? vec4(0.0) : table_color(window_tone(texel));
}
