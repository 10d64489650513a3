// volume/access/atlas.glsl -- a grid kept as tiles of one 2-D texture (any WebGL), linear in z by two taps.
#include "tile.glsl"
uniform sampler2D u_volume;

vec4 volume_sample(vec3 t) {
  float z = clamp(t.z * u_atlasShape.z - 0.5, 0.0, u_atlasShape.z - 1.0);
  float below = floor(z);
  float above = min(below + 1.0, u_atlasShape.z - 1.0);
  return mix(texture2D(u_volume, tile_place(t.xy, below)), texture2D(u_volume, tile_place(t.xy, above)), z - below);
}
