// light/ggx.glsl -- a surface of small mirrors: Trowbridge and Reitz's spread of them (GGX, Walter et al. 2007, EGSR), the
// height-correlated shadowing of Heitz 2014 (JCGT 3(2)), Schlick's Fresnel (1994, CGF 13(3)). One light, linear.
#include "lamp.glsl"
#define GGX_AMBIENT 0.1
#define GGX_LIGHT 0.9
#define GGX_F0 0.04
uniform float u_roughness;    // 0..1, perceived; squared it is the width of the spread
uniform float u_metalness;    // 0..1

float ggx_spread(float n_h, float a2) {
  float d = n_h * n_h * (a2 - 1.0) + 1.0;
  return a2 / max(d * d, 1.0e-7);
}

float ggx_seen(float n_l, float n_v, float a2) {
  float l = n_v * sqrt(n_l * n_l * (1.0 - a2) + a2);
  float v = n_l * sqrt(n_v * n_v * (1.0 - a2) + a2);
  return 0.5 / max(l + v, 1.0e-5);
}

// As phong_light. The light's strength is such that a white, rough surface facing it is white.
vec3 ggx_light(vec3 albedo, vec3 indirect, vec3 normal, vec3 view) {
  vec3 light = lamp_direction(view);
  vec3 between = lamp_halfway(light, view);
  float n_l = max(dot(normal, light), 0.0);
  float n_v = max(dot(normal, view), 1.0e-3);
  // Below a fifth the highlight of a point light is smaller than a pixel and only sparkles.
  float a = max(u_roughness * u_roughness, 0.04);
  vec3 f0 = mix(vec3(GGX_F0), albedo, u_metalness);
  float grazing = 1.0 - clamp(dot(view, between), 0.0, 1.0);
  vec3 fresnel = f0 + (1.0 - f0) * grazing * grazing * grazing * grazing * grazing;
  float spread = ggx_spread(max(dot(normal, between), 0.0), a * a);
  vec3 mirrored = fresnel * (spread * ggx_seen(n_l, n_v, a * a));
  vec3 diffuse = albedo * (1.0 - u_metalness) * (1.0 - fresnel);
  // Of what comes from all around, metals mirror the mean.
  vec3 around = indirect * (albedo * (1.0 - u_metalness) + f0);
  return (diffuse + mirrored) * GGX_LIGHT * n_l + around;
}
