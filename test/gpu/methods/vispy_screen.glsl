// test/gpu/methods/vispy_screen.glsl -- what vispy's additive gathers: "screen" of straight colours in all four channels.
#include "../../../glsl/volume/ray.glsl"
#include "../../../glsl/volume/window.glsl"
#include "../../../glsl/color/table.glsl"
struct Method { vec4 left; };

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.left = vec4(1.0);
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  m.left *= 1.0 - table_color(window_tone(texel));
  return false;
}
