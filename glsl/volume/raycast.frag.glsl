// volume/raycast.frag.glsl -- marches a ray through a grid; the method says what to keep of what it meets.
#include "ray.glsl"
#include "frame.glsl"
#include "../skip/cell.glsl"
#define RAY_MAX_SAMPLES 16384
#define RAY_MAX_CELLS 8192
uniform float u_stepVoxels;   // wanted distance between samples, voxels

float volume_fetch(vec3 t);                                             // slot: the holder of textures
bool volume_missing(float texel);                                       // slot: the holder of textures
vec4 clip_from_data(vec4 p);                                            // slot: spaces
vec4 data_from_clip(vec4 p);                                            // slot: spaces
float scene_depth();                                                    // slot: depth
void clip_span(vec3 at, vec3 direction, inout vec2 span);               // slot: clip
SkipCell skip_cell(vec3 t, vec3 travel);                                // slot: skip
float method_phase();                                                   // slot: volume/method
void method_begin(inout Method m, Ray ray);                             // slot: volume/method
bool method_step(inout Method m, vec3 t, float texel, float index);     // slot: volume/method
vec4 method_end(Method m, Ray ray, inout vec3 hit);                     // slot: volume/method
bool method_improves(Method m, vec2 range);                             // slot: volume/method, or volume/improves

// The part of the ray inside the box and between the near and far planes, measured in voxels back from the exit, so
// that a far plane a million voxels away costs no precision. Slab test: Williams et al. 2005, JGT 10(1).
vec2 raycast_span(vec3 direction) {
  // No component may be zero, or the slabs of an axis-parallel ray would divide zero by zero.
  vec3 d = direction + (1.0 - step(1.0e-7, abs(direction))) * 1.0e-7;
  vec3 nearer = min((-0.5 - v_exit) / d, (u_shape - 0.5 - v_exit) / d);
  float enter = max(max(nearer.x, nearer.y), nearer.z);
  float from_near = dot(v_near.xyz / v_near.w - v_exit, direction);
  float from_far = dot(v_far.xyz / v_far.w - v_exit, direction);
  return vec2(max(enter, from_near), min(0.0, from_far));
}

// How far along the ray something opaque ends it.
float raycast_sight(vec3 direction) {
  float depth = scene_depth();
  if (depth >= 1.0) return 0.0;
  vec4 clip = clip_from_data(vec4(v_exit, 1.0));
  vec4 stop = data_from_clip(vec4(clip.xy / clip.w, 2.0 * depth - 1.0, 1.0));
  return dot(stop.xyz / stop.w - v_exit, direction);
}

Ray raycast_ray(vec3 direction, vec2 span, float least) {
  // Whole steps, stretched so that they fill the span; at least half a step long or nothing.
  float count = floor((span.y - span.x) / u_stepVoxels + 0.5);
  float dt = (span.y - span.x) / max(count, 1.0);
  vec3 enter = v_exit + span.x * direction;
  vec3 start = frame_from_data(enter + method_phase() * dt * direction);
  return Ray(start, dt * direction * u_volumeScale, count, dt, least, enter, v_exit + span.y * direction);
}

Fragment fragment() {
  vec3 direction = normalize(v_far.xyz / v_far.w - v_near.xyz / v_near.w);
  vec2 whole = raycast_span(direction);
  vec2 span = whole;
  clip_span(v_exit, direction, span);
  span.y = min(span.y, raycast_sight(direction));
  // Before the box lies nothing but its edge; before a cut lies what was cut away.
  Ray ray = raycast_ray(direction, span, span.x > whole.x ? 0.0 : -1.0);
  if (ray.count < 1.0) discard;
  Method m;
  method_begin(m, ray);
  float index = 0.0;
  bool enough = false;
  for (int i = 0; i < RAY_MAX_CELLS; ++i) {
    if (enough || index >= ray.count) break;
    SkipCell cell = skip_cell(ray.start + index * ray.travel, ray.travel);
    float leave = min(index + cell.steps, ray.count);
    if (cell.empty || !method_improves(m, cell.range)) {
      index = leave;
      continue;
    }
    for (int j = 0; j < RAY_MAX_SAMPLES; ++j) {
      if (index >= leave) break;
      vec3 t = ray.start + index * ray.travel;
      float texel = volume_fetch(t);
      if (!volume_missing(texel)) enough = method_step(m, t, texel, index);
      if (enough) break;
      index += 1.0;
    }
  }
  vec3 hit = ray.start;
  vec4 color = method_end(m, ray, hit);
  vec3 data = frame_to_data(hit);
  vec4 clip = clip_from_data(vec4(data, 1.0));
  return Fragment(color, data, clamp(0.5 * clip.z / clip.w + 0.5, 0.0, 1.0));
}
