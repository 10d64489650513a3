// light/phong.glsl -- one light, diffuse and a highlight (Blinn 1977, SIGGRAPH), in linear light.
#include "../color/srgb.glsl"
#define PHONG_AMBIENT 0.1
#define PHONG_DIFFUSE 0.7
#define PHONG_SPECULAR 0.3
uniform vec3 u_light;         // towards the light, eye space; zero: the light is at the eye
uniform vec3 u_emissive;      // display-referred
uniform float u_shininess;    // > 0

// normal and view are unit vectors towards the viewer's side; albedo and result are display-referred.
vec3 phong_shade(vec3 albedo, vec3 normal, vec3 view) {
  float far = dot(u_light, u_light);
  vec3 light = far > 0.0 ? u_light * inversesqrt(far) : view;
  float lambert = max(dot(normal, light), 0.0);
  vec3 between = light + view;
  vec3 halfway = between * inversesqrt(max(dot(between, between), 1.0e-8));
  float shine = lambert > 0.0 ? pow(max(dot(normal, halfway), 1.0e-4), u_shininess) : 0.0;
  vec3 linear = srgb_decode(albedo) * (PHONG_AMBIENT + PHONG_DIFFUSE * lambert) + PHONG_SPECULAR * shine;
  return srgb_encode(linear + srgb_decode(u_emissive));
}
