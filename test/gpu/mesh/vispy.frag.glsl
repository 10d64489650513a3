// test/gpu/mesh/vispy.frag.glsl -- the look of vispy's meshes of 2020, as a material of the page: to be held against its pictures.
// The normal goes through the node's matrix itself, nothing is made a unit vector again, colours are not decoded.
#include "../../../glsl/mesh/carried.glsl"
#include "../../../glsl/mesh/surfel.glsl"
#define VISPY_AMBIENT 0.3
#define VISPY_SPREAD 20.0
#define VISPY_SHININESS 200.0
uniform vec3 u_vispyLight;      // scene space
uniform float u_vispyIsFlat;    // 1: normals are of triangles, data space; 0: of vertices, scene space already

vec4 world_from_data(vec4 p);   // slot: spaces

vec4 material_color(Surfel s) {
  vec3 normal = v_normal;
  if (u_vispyIsFlat > 0.5) normal = normalize(world_from_data(vec4(v_normal, 0.0)).xyz);
  vec3 light = normalize(u_vispyLight);
  float lambert = clamp(dot(light, normal), 0.0, 1.0);
  float shine = clamp(dot(reflect(light, normal), -s.view), 0.0, 1.0);
  float spot = shine > 0.0 ? VISPY_SPREAD * pow(shine, VISPY_SHININESS) : 0.0;
  return vec4(clamp(s.albedo.rgb * (VISPY_AMBIENT + lambert) + spot, 0.0, 1.0), s.albedo.a);
}
