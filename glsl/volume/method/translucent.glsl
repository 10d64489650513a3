// volume/method/translucent.glsl -- emission and absorption, front to back. Max 1995, IEEE TVCG 1(2).
// A colour's alpha is the opacity of one voxel; a step of another length gets the opacity of that length.
#include "../ray.glsl"
#include "../voxel.glsl"
#define TRANSLUCENT_ENOUGH 0.01
uniform float u_opacity;
struct Method { vec3 light; float left; float most; vec3 where; float dt; };

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.light = vec3(0.0);
  m.left = 1.0;
  m.most = 0.0;
  m.where = ray.start;
  m.dt = ray.dt;
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  vec4 color = voxel_color(texel);
  // Said, not left to rounding: what skipping leaves out must change nothing to the last bit.
  if (color.a <= 0.0) return false;
  // The base is 0 for an opaque colour, and 0 to a positive power is 0.
  float kept = pow(max(1.0 - color.a, 0.0), m.dt);
  float share = m.left * (1.0 - kept);
  m.light += share * color.rgb;
  m.left *= kept;
  if (share > m.most) {
    m.most = share;
    m.where = t;
  }
  return m.left < TRANSLUCENT_ENOUGH;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  if (m.most <= 0.0) discard;
  hit = m.where;
  return vec4(m.light, 1.0 - m.left) * u_opacity;
}
