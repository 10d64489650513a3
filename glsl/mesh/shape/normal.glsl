// mesh/shape/normal.glsl -- the normal between the corners; smooth or flat, as the corners say.
#include "../carried.glsl"
vec3 eye_gradient_from_data(vec3 gradient);   // slot: spaces

vec3 shape_normal() {
  return eye_gradient_from_data(v_normal);
}
