// volume/access/atlas_nearest.glsl -- a grid kept as tiles of one 2-D texture, the nearest slice only.
#include "tile.glsl"
uniform sampler2D u_volume;

vec4 volume_sample(vec3 t) {
  float slice = clamp(floor(t.z * u_atlasShape.z), 0.0, u_atlasShape.z - 1.0);
  return texture2D(u_volume, tile_place(t.xy, slice));
}
