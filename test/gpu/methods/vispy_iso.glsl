// test/gpu/methods/vispy_iso.glsl -- vispy's iso: tenths of the step before each sample that comes near the threshold; the light falls
// on the value (the largest of hit and six neighbours), which is coloured afterwards.
#include "../../../glsl/volume/ray.glsl"
#include "../../../glsl/volume/frame.glsl"
#include "../../../glsl/volume/window.glsl"
#include "../../../glsl/color/table.glsl"
#define VISPY_SLACK 0.2
#define VISPY_SUBSTEPS 10
#define VISPY_REACH 1.5
#define VISPY_AMBIENT 0.2
#define VISPY_SHININESS 40.0
uniform float u_threshold;   // texel units
struct Method { vec3 start; vec3 travel; vec3 hit; bool found; };

float volume_fetch(vec3 t);   // slot: the holder of textures

float method_phase() {
  return 0.0;
}

void method_begin(inout Method m, Ray ray) {
  m.start = ray.start;
  m.travel = ray.travel;
  m.hit = ray.start;
  m.found = false;
}

bool method_step(inout Method m, vec3 t, float texel, float index) {
  if (texel <= u_threshold - VISPY_SLACK) return false;
  for (int i = 0; i < VISPY_SUBSTEPS; ++i) {
    vec3 sub = m.start + (index - 1.0 + float(i) / float(VISPY_SUBSTEPS)) * m.travel;
    if (!m.found && volume_fetch(sub) > u_threshold) {
      m.found = true;
      m.hit = sub;
    }
  }
  return m.found;
}

vec4 method_end(Method m, Ray ray, inout vec3 hit) {
  if (!m.found) discard;
  hit = m.hit;
  vec3 h = VISPY_REACH * u_volumeScale;
  vec3 below = vec3(volume_fetch(hit - vec3(h.x, 0.0, 0.0)), volume_fetch(hit - vec3(0.0, h.y, 0.0)), volume_fetch(hit - vec3(0.0, 0.0, h.z)));
  vec3 above = vec3(volume_fetch(hit + vec3(h.x, 0.0, 0.0)), volume_fetch(hit + vec3(0.0, h.y, 0.0)), volume_fetch(hit + vec3(0.0, 0.0, h.z)));
  vec3 most = max(below, above);
  float greatest = max(volume_fetch(hit), max(most.x, max(most.y, most.z)));
  vec3 gradient = below - above;
  float size = length(gradient);
  float lambert = size > 0.0 ? min(1.0, abs(dot(gradient, normalize(ray.leave - ray.enter))) / size) : 0.0;
  float lit = greatest * (VISPY_AMBIENT + lambert) + (lambert > 0.0 ? pow(lambert, VISPY_SHININESS) : 0.0);
  vec4 color = table_color(window_tone(lit));
  return vec4(color.rgb, 1.0) * color.a;
}
