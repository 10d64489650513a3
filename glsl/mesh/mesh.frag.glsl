// mesh/mesh.frag.glsl -- a spot of a triangle: its colour before light, its normal, then the material.
#include "carried.glsl"
#include "surfel.glsl"
uniform float u_opacity;

vec4 clip_from_data(vec4 p);                 // slot: spaces
vec4 data_from_clip(vec4 p);                 // slot: spaces
vec4 eye_from_data(vec4 p);                  // slot: spaces
bool clip_keeps(vec3 p);                     // slot: clip
vec3 shape_normal();                         // slot: mesh/shape
vec4 paint_color();                          // slot: mesh/paint
bool bake_maps();                            // slot: mesh/bake
vec3 bake_light();                           // slot: mesh/bake
float bake_open();                           // slot: mesh/bake
vec3 wire_distances();                       // slot: mesh/wire
vec4 wire_color(vec4 color, vec3 edges);     // slot: mesh/wire
vec4 material_color(Surfel s);               // slot: mesh/material

// Towards the eye, eye space: back along the line through this place and all that the pixel shows.
vec3 mesh_view() {
  vec4 clip = clip_from_data(vec4(v_place, 1.0));
  vec4 near = data_from_clip(vec4(clip.xy, -clip.w, clip.w));
  vec4 far = data_from_clip(vec4(clip.xy, clip.w, clip.w));
  // Kept homogeneous: the far plane may be endlessly far.
  vec3 back = (near.xyz * far.w - far.xyz * near.w) * (near.w * far.w < 0.0 ? -1.0 : 1.0);
  vec3 view = eye_from_data(vec4(back, 0.0)).xyz;
  float reach = max(max(abs(view.x), abs(view.y)), abs(view.z));
  return reach > 0.0 ? normalize(view / reach) : vec3(0.0, 0.0, 1.0);
}

Surfel mesh_surfel() {
  Surfel s;
  s.view = mesh_view();
  vec3 normal = shape_normal();
  float size = dot(normal, normal);
  // No area, no direction: such a spot faces the viewer.
  s.normal = size > 1.0e-20 ? normal * inversesqrt(size) : s.view;
  s.isFront = dot(s.normal, s.view) >= 0.0;
  if (!s.isFront) s.normal = -s.normal;
  s.albedo = paint_color();
  s.place = v_place;
  s.isBaked = bake_maps();
  s.baked = bake_light();
  s.open = bake_open();
  s.edges = wire_distances();
  return s;
}

Fragment fragment() {
  if (!clip_keeps(v_place)) discard;
  Surfel s = mesh_surfel();
  vec4 color = wire_color(material_color(s), s.edges);
  float alpha = color.a * u_opacity;
  if (alpha <= 0.0) discard;
  return Fragment(vec4(color.rgb * alpha, alpha), v_place, gl_FragCoord.z);
}
