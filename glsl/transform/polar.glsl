// transform/polar.glsl -- (angle, radius, z) to (x, y, z). Divides by w and gives w = 1. Twin of src/transforms/polar.ts.

vec4 polar_map(vec4 p) {
  vec3 q = p.xyz / p.w;
  return vec4(q.y * cos(q.x), q.y * sin(q.x), q.z, 1.0);
}
