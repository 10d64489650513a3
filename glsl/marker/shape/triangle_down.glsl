// marker/shape/triangle_down.glsl -- a triangle of equal sides, its tip down.
float shape_distance(vec2 p) {
  return max(0.8660254 * abs(p.x) - 0.5 * p.y - 0.2165064, p.y - 0.4330127);
}
