// marker/shape/arrow.glsl -- the head of an arrow to the right.
float shape_distance(vec2 p) {
  return max(abs(p.x) + abs(p.y) - 0.5, 0.25 - p.x - abs(p.y)) * 0.70710678;
}
