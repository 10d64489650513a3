// test/gpu/methods/count.glsl -- how many of a ray's samples were taken, as a share of all: tells whether anything was skipped.
#include "../../../glsl/volume/ray.glsl"
struct Method { float taken; };

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.taken = 0.0;
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  m.taken += 1.0;
  return false;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  return vec4(vec3(m.taken / ray.count), 1.0);
}
