// transform/polar.back.glsl -- (x, y, z) to (angle, radius, z). Divides by w and gives w = 1. Twin of src/transforms/polar.ts.

vec4 polar_unmap(vec4 p) {
  vec3 q = p.xyz / p.w;
  float r = length(q.xy);
  // atan says nothing of (0, 0).
  return vec4(r > 0.0 ? atan(q.y, q.x) : 0.0, r, q.z, 1.0);
}
