// marker/shape/diamond.glsl -- a square on its corner.
float shape_distance(vec2 p) {
  return (abs(p.x) + abs(p.y) - 0.5) * 0.70710678;
}
