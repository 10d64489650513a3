// transform/spherical.back.glsl -- (x, y, z) to (azimuth, elevation, radius). Divides by w and gives w = 1.
// Twin of src/transforms/spherical.ts.

vec4 spherical_unmap(vec4 p) {
  vec3 q = p.xyz / p.w;
  float flatRadius = length(q.xy);
  float r = length(q);
  // atan says nothing of (0, 0): on the z axis azimuth is 0, at the origin elevation too.
  float azimuth = flatRadius > 0.0 ? atan(q.y, q.x) : 0.0;
  return vec4(azimuth, r > 0.0 ? atan(q.z, flatRadius) : 0.0, r, 1.0);
}
