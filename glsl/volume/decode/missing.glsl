// volume/decode/missing.glsl -- value in the first of two channels, and in the second whether there is one (not NaN).
// The value of a missing voxel is stored as 0, so dividing by the interpolated presence leaves it out of the mean.
#define DECODE_NOTHING -9999.0

vec2 decode_pair(vec4 texel);   // slot: which channels a pair lies in

float volume_decode(vec4 texel) {
  vec2 pair = decode_pair(texel);
  return pair.y < 0.5 ? DECODE_NOTHING : pair.x / pair.y;
}

bool volume_missing(float texel) {
  return texel < 0.5 * DECODE_NOTHING;
}
