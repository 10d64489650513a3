// marker/shape/clobber.glsl -- three discs that touch, one on top.
#define CLOBBER_RADIUS 0.32
#define CLOBBER_SHIFT 0.2078461   // from the middle to the discs' centres: 0.36 / sqrt(3)

float shape_distance(vec2 p) {
  vec2 q = vec2(abs(p.x), p.y + 0.25 * CLOBBER_SHIFT);
  float top = length(q - vec2(0.0, CLOBBER_SHIFT));
  float low = length(q - CLOBBER_SHIFT * vec2(0.8660254, -0.5));
  return min(top, low) - CLOBBER_RADIUS;
}
