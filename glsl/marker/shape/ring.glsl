// marker/shape/ring.glsl -- a disc with a hole of half its size.
float shape_distance(vec2 p) {
  return max(length(p) - 0.5, 0.25 - length(p));
}
