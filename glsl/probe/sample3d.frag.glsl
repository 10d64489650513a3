// probe/sample3d.frag.glsl -- the middle of a 3-D texture: half way between two texels when the sampler interpolates.
uniform sampler3D u_probe;

Fragment fragment() {
  return Fragment(vec4(texture3D(u_probe, vec3(0.5)).rrr, 1.0), vec3(0.0), 0.5);
}
