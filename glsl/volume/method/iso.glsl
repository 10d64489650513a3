// volume/method/iso.glsl -- the first crossing of a level, found by halving the last step, lit by its gradient.
// Light falls on the colour, not on the value; the normal goes through the inverse transpose.
#include "../ray.glsl"
#include "../window.glsl"
#include "../../color/table.glsl"
#include "../../light/phong.glsl"
#define ISO_MAX_HALVINGS 10
uniform float u_threshold;     // texel units
uniform float u_substepSize;   // how far the last step is halved, steps
uniform float u_opacity;
struct Method { bool found; float index; };

float volume_fetch(vec3 t);                          // slot: the holder of textures
vec3 gradient_at(vec3 t, float centre);              // slot: volume/gradient
vec4 eye_from_data(vec4 p);                          // slot: spaces
vec3 eye_gradient_from_data(vec3 gradient);          // slot: spaces

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.found = false;
  m.index = 0.0;
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  m.found = texel > u_threshold;
  m.index = index;
  return m.found;
}

// Halves the step before the hit. A ray that starts inside hits at its start.
float iso_refine(Method m, Ray ray) {
  float below = max(m.index - 1.0, 0.0);
  float above = m.index;
  for (int i = 0; i < ISO_MAX_HALVINGS; ++i) {
    if (above - below <= u_substepSize) break;
    float middle = 0.5 * (below + above);
    if (volume_fetch(ray.start + middle * ray.travel) > u_threshold) above = middle;
    else below = middle;
  }
  return above;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  if (!m.found) discard;
  hit = ray.start + iso_refine(m, ray) * ray.travel;
  float texel = volume_fetch(hit);
  vec3 view = -normalize(eye_from_data(vec4(ray.leave - ray.enter, 0.0)).xyz);
  vec3 gradient = eye_gradient_from_data(gradient_at(hit, texel));
  float steep = dot(gradient, gradient);
  // A flat place (a constant region cut by the box) faces the viewer.
  vec3 normal = steep > 1.0e-20 ? -gradient * inversesqrt(steep) : view;
  if (dot(normal, view) < 0.0) normal = -normal;
  vec4 color = table_color(window_tone(texel));
  return vec4(phong_shade(color.rgb, normal, view), 1.0) * (color.a * u_opacity);
}
