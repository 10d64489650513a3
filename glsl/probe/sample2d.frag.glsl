// probe/sample2d.frag.glsl -- the middle of a 2-D texture: half way between two texels when the sampler interpolates.
uniform sampler2D u_probe;

Fragment fragment() {
  return Fragment(vec4(texture2D(u_probe, vec2(0.5)).rrr, 1.0), vec3(0.0), 0.5);
}
