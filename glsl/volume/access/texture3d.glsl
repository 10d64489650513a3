// volume/access/texture3d.glsl -- a grid kept in one 3-D texture (WebGL 2).
uniform sampler3D u_volume;

vec4 volume_sample(vec3 t) {
  return texture3D(u_volume, t);
}
