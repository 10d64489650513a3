// marker/shape/star.glsl -- a star of five spikes, one up; moved down a little, so that it stands in the middle.
#define STAR_SPIKES 5
#define STAR_TURN 1.2566371    // between spikes: 72 degrees
#define STAR_SHIFT 0.05

float shape_distance(vec2 p) {
  float nearest = 1.0e6;
  for (int i = 0; i < STAR_SPIKES; ++i) {
    float turn = float(i) * STAR_TURN;
    vec2 q = vec2(p.x, p.y + STAR_SHIFT);
    q = vec2(cos(turn) * q.x + sin(turn) * q.y, cos(turn) * q.y - sin(turn) * q.x);
    // One spike, upwards: two edges of 18 degrees through its tip, and its foot.
    float edges = 0.9510565 * abs(q.x) - 0.3090170 * (0.5 - q.y);
    nearest = min(nearest, max(edges, -q.y - 0.1));
  }
  return nearest;
}
