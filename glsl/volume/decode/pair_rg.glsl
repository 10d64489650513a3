// volume/decode/pair_rg.glsl -- a pair in red and green (WebGL 2).
vec2 decode_pair(vec4 texel) {
  return texel.rg;
}
