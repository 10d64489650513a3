// marker/shape/disc.glsl -- a disc.
float shape_distance(vec2 p) {
  return length(p) - 0.5;
}
