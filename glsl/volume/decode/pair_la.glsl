// volume/decode/pair_la.glsl -- a pair in luminance and alpha (WebGL 1 has no two-channel texture but this).
vec2 decode_pair(vec4 texel) {
  return texel.ra;
}
