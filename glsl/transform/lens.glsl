// transform/lens.glsl -- how a magnifying glass treats distances from its centre. Twin of src/transforms/lens.ts.
// radii: as seen; within the first all is magnified, beyond the second nothing is.

const float LENS_PI = 3.141592653589793;
const int LENS_HALVINGS = 24;     // one bit each: all that single precision has

float lens_true(float seen, float mag, vec2 radii) {
  if (seen >= radii.y) return seen;
  if (seen <= radii.x) return seen / mag;
  float share = 0.5 + 0.5 * cos((seen - radii.y) * LENS_PI / (radii.y - radii.x));
  return seen * (share + (1.0 - share) / mag);
}

float lens_seen(float dist, float mag, vec2 radii) {
  if (dist >= radii.y || mag == 1.0) return dist;
  if (dist <= radii.x / mag) return dist * mag;
  float low = radii.x;
  float high = radii.y;
  for (int i = 0; i < LENS_HALVINGS; ++i) {
    float middle = 0.5 * (low + high);
    if (lens_true(middle, mag, radii) < dist) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}
