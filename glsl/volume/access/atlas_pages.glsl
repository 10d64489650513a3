// volume/access/atlas_pages.glsl -- a grid kept as tiles of several 2-D textures, linear in z by two taps.
#include "pages.glsl"

vec4 volume_sample(vec3 t) {
  float z = clamp(t.z * u_atlasShape.z - 0.5, 0.0, u_atlasShape.z - 1.0);
  float below = floor(z);
  float above = min(below + 1.0, u_atlasShape.z - 1.0);
  return mix(pages_slice(t.xy, below), pages_slice(t.xy, above), z - below);
}
