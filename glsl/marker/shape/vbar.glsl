// marker/shape/vbar.glsl -- an upright bar.
float shape_distance(vec2 p) {
  return max(abs(p.x) - 0.1666667, abs(p.y) - 0.5);
}
