// volume/method/additive.glsl -- light that adds up without hiding what is behind, and saturates softly ("screen").
// A colour's alpha is the share of one voxel; a step of another length gets the share of that length.
#include "../ray.glsl"
#include "../voxel.glsl"
uniform float u_opacity;
struct Method { vec4 left; float most; vec3 where; float dt; };

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.left = vec4(1.0);
  m.most = 0.0;
  m.where = ray.start;
  m.dt = ray.dt;
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  vec4 color = voxel_color(texel);
  // Said, not left to rounding: what skipping leaves out must change nothing to the last bit.
  if (color.a <= 0.0) return false;
  vec4 added = vec4(color.rgb, 1.0) * color.a;
  // Corrected for each channel, so that the picture of opaque maps does not depend on the step either.
  m.left *= pow(max(1.0 - added, 0.0), vec4(m.dt));
  if (color.a > m.most) {
    m.most = color.a;
    m.where = t;
  }
  return false;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  if (m.most <= 0.0) discard;
  hit = m.where;
  return (1.0 - m.left) * u_opacity;
}
