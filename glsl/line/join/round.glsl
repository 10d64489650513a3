// line/join/round.glsl -- the corner of two segments is part of a disc.
float join_distance(vec2 beyond, vec2 cut, float wide) {
  return length(vec2(max(beyond.x, 0.0), beyond.y)) - wide;
}
