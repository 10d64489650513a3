// marker/shape/cross.glsl -- an upright cross of two bars.
float shape_distance(vec2 p) {
  vec2 q = abs(p);
  return min(max(q.x - 0.1666667, q.y - 0.5), max(q.y - 0.1666667, q.x - 0.5));
}
