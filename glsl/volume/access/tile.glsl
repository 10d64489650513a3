// volume/access/tile.glsl -- where slice k of a grid lies when its slices are tiles of 2-D textures (pages).
uniform vec3 u_atlasShape;   // slices: width, height in texels, and number
uniform vec4 u_atlasTiles;   // tiles across, tiles down, tiles on a page, 1 / tiles across
uniform vec2 u_atlasTexel;   // 1 / (page width, page height)

// Texture place of (x, y) in tile k of a page. Half a texel is kept from the tile's edge, which is what
// CLAMP_TO_EDGE does, and keeps the neighbour tile out.
vec2 tile_place(vec2 xy, float k) {
  vec2 texel = clamp(xy * u_atlasShape.xy, vec2(0.5), u_atlasShape.xy - 0.5);
  float row = floor((k + 0.5) * u_atlasTiles.w);
  vec2 tile = vec2(k - row * u_atlasTiles.x, row);
  return (tile * u_atlasShape.xy + texel) * u_atlasTexel;
}
