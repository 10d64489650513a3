// volume/access/atlas_pages_nearest.glsl -- a grid kept as tiles of several 2-D textures, the nearest slice only.
#include "pages.glsl"

vec4 volume_sample(vec3 t) {
  float slice = clamp(floor(t.z * u_atlasShape.z), 0.0, u_atlasShape.z - 1.0);
  return pages_slice(t.xy, slice);
}
