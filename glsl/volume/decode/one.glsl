// volume/decode/one.glsl -- a texel that holds its value in one channel.
float volume_decode(vec4 texel) {
  return texel.r;
}

bool volume_missing(float texel) {
  return false;
}
