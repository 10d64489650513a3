// light/phong.glsl -- one light, diffuse and a highlight (Blinn 1977, SIGGRAPH), in linear light.
#include "../color/srgb.glsl"
#include "lamp.glsl"
#include "glow.glsl"
#define PHONG_AMBIENT 0.1
#define PHONG_DIFFUSE 0.7
#define PHONG_SPECULAR 0.3
uniform float u_shininess;    // > 0

// normal and view are unit vectors towards the viewer's side; all colours are linear; indirect: light from all around.
vec3 phong_light(vec3 albedo, vec3 indirect, vec3 normal, vec3 view) {
  vec3 light = lamp_direction(view);
  float lambert = max(dot(normal, light), 0.0);
  float shine = lambert > 0.0 ? pow(max(dot(normal, lamp_halfway(light, view)), 1.0e-4), u_shininess) : 0.0;
  return albedo * (indirect + PHONG_DIFFUSE * lambert) + PHONG_SPECULAR * shine;
}

// The same with display-referred albedo and result, and what the surface gives off.
vec3 phong_shade(vec3 albedo, vec3 normal, vec3 view) {
  vec3 linear = phong_light(srgb_decode(albedo), vec3(PHONG_AMBIENT), normal, view);
  return srgb_encode(linear + glow_light());
}
