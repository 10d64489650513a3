// marker/shape/square.glsl -- a square.
float shape_distance(vec2 p) {
  return max(abs(p.x), abs(p.y)) - 0.5;
}
