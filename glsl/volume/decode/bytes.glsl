// volume/decode/bytes.glsl -- sixteen bits as a high and a low byte; only for texels that were not interpolated.
vec2 decode_pair(vec4 texel);   // slot: which channels a pair lies in

float volume_decode(vec4 texel) {
  vec2 pair = decode_pair(texel);
  return (pair.x * 65280.0 + pair.y * 255.0) / 65535.0;
}

bool volume_missing(float texel) {
  return false;
}
