// marker/shape/hbar.glsl -- a lying bar.
float shape_distance(vec2 p) {
  return max(abs(p.y) - 0.1666667, abs(p.x) - 0.5);
}
