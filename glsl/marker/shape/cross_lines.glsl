// marker/shape/cross_lines.glsl -- an upright cross of two thin lines.
float shape_distance(vec2 p) {
  vec2 q = abs(p);
  return min(max(q.x - 0.03, q.y - 0.5), max(q.y - 0.03, q.x - 0.5));
}
