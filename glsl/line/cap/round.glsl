// line/cap/round.glsl -- a line ends in half a disc.
float cap_distance(vec2 beyond, float wide) {
  return length(vec2(max(beyond.x, 0.0), beyond.y)) - wide;
}
