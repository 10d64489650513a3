// transform/mercator.back.glsl -- Mercator's map to (longitude, latitude, z). Divides by w and gives w = 1.
// Twin of src/transforms/mercator.ts. Snyder 1987, USGS professional paper 1395, equation 7-4.

const float MERCATOR_FARTHEST = 80.0;     // exp of more than 88 overflows single precision
const float MERCATOR_HALF_PI = 1.5707963267948966;

vec4 mercator_unmap(vec4 p) {
  vec3 q = p.xyz / p.w;
  float latitude = 2.0 * atan(exp(min(abs(q.y), MERCATOR_FARTHEST))) - MERCATOR_HALF_PI;
  return vec4(q.x, q.y < 0.0 ? -latitude : latitude, q.z, 1.0);
}
