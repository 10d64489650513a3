// volume/decode/bytes_missing.glsl -- sixteen bits as a high and a low byte, and in the third whether there is a value.
#define DECODE_NOTHING -9999.0

float volume_decode(vec4 texel) {
  return texel.b < 0.5 ? DECODE_NOTHING : (texel.r * 65280.0 + texel.g * 255.0) / 65535.0;
}

bool volume_missing(float texel) {
  return texel < 0.5 * DECODE_NOTHING;
}
