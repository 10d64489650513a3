// transform/mercator.glsl -- (longitude, latitude, z) to Mercator's map. Divides by w and gives w = 1.
// Twin of src/transforms/mercator.ts. Snyder 1987, USGS professional paper 1395, equation 7-1.

const float MERCATOR_LIMIT = 1.5706;     // radians; beyond it the tangent may come out on the far side of infinity
const float MERCATOR_QUARTER = 0.7853981633974483;

vec4 mercator_map(vec4 p) {
  vec3 q = p.xyz / p.w;
  float y = log(tan(MERCATOR_QUARTER + 0.5 * min(abs(q.y), MERCATOR_LIMIT)));
  return vec4(q.x, q.y < 0.0 ? -y : y, q.z, 1.0);
}
