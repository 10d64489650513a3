// volume/frame.glsl -- data space (voxel centres at integers) to the texture space of u_volume (0..1) and back.
uniform vec3 u_volumeScale;   // texture units for each voxel

vec3 frame_from_data(vec3 p) {
  return (p + 0.5) * u_volumeScale;
}

vec3 frame_to_data(vec3 t) {
  return t / u_volumeScale - 0.5;
}
