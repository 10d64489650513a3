// volume/gradient/central.glsl -- central differences one voxel to each side; data space, texel units for each voxel.
#include "../frame.glsl"

float volume_fetch(vec3 t);         // slot: the holder of textures
bool volume_missing(float texel);   // slot: the holder of textures

// What lies at t, or the value at the centre where nothing does.
float central_tap(vec3 t, float centre) {
  float texel = volume_fetch(t);
  return volume_missing(texel) ? centre : texel;
}

vec3 gradient_at(vec3 t, float centre) {
  vec3 h = u_volumeScale;
  return 0.5 * vec3(
    central_tap(t + vec3(h.x, 0.0, 0.0), centre) - central_tap(t - vec3(h.x, 0.0, 0.0), centre),
    central_tap(t + vec3(0.0, h.y, 0.0), centre) - central_tap(t - vec3(0.0, h.y, 0.0), centre),
    central_tap(t + vec3(0.0, 0.0, h.z), centre) - central_tap(t - vec3(0.0, 0.0, h.z), centre));
}
