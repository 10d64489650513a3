// marker/shape/x.glsl -- a slanted cross of two bars.
float shape_distance(vec2 p) {
  vec2 q = abs(vec2(p.x + p.y, p.y - p.x) * 0.70710678);
  return min(max(q.x - 0.1666667, q.y - 0.5), max(q.y - 0.1666667, q.x - 0.5));
}
