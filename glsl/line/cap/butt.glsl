// line/cap/butt.glsl -- a line ends where its last point is.
float cap_distance(vec2 beyond, float wide) {
  return beyond.x;
}
