// transform/spherical.glsl -- (azimuth, elevation, radius) to (x, y, z). Divides by w and gives w = 1.
// Twin of src/transforms/spherical.ts.

vec4 spherical_map(vec4 p) {
  vec3 q = p.xyz / p.w;
  float flatRadius = q.z * cos(q.y);
  return vec4(flatRadius * cos(q.x), flatRadius * sin(q.x), q.z * sin(q.y), 1.0);
}
