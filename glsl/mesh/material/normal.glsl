// mesh/material/normal.glsl -- the normal as a colour, to look at a surface's shape.
#include "../surfel.glsl"
vec4 material_color(Surfel s) {
  return vec4(0.5 + 0.5 * s.normal, s.albedo.a);
}
