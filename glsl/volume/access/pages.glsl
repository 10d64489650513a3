// volume/access/pages.glsl -- one slice of a grid whose tiles fill up to six 2-D textures.
// GLSL ES 1.00 cannot index samplers by a variable, hence the ladder.
#include "tile.glsl"
uniform sampler2D u_volume;
uniform sampler2D u_volumePage1;
uniform sampler2D u_volumePage2;
uniform sampler2D u_volumePage3;
uniform sampler2D u_volumePage4;
uniform sampler2D u_volumePage5;

vec4 pages_slice(vec2 xy, float slice) {
  float page = floor((slice + 0.5) / u_atlasTiles.z);
  vec2 place = tile_place(xy, slice - page * u_atlasTiles.z);
  if (page < 0.5) return texture2D(u_volume, place);
  if (page < 1.5) return texture2D(u_volumePage1, place);
  if (page < 2.5) return texture2D(u_volumePage2, place);
  if (page < 3.5) return texture2D(u_volumePage3, place);
  if (page < 4.5) return texture2D(u_volumePage4, place);
  return texture2D(u_volumePage5, place);
}
