// volume/between/hardware.glsl -- the sampler interpolates, or nothing does (nearest).
vec4 volume_sample(vec3 t);       // slot: volume/access
float volume_decode(vec4 texel);  // slot: volume/decode

float volume_fetch(vec3 t) {
  return volume_decode(volume_sample(t));
}
