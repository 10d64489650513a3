// line/cap/square.glsl -- a line goes on for half its width beyond its last point.
float cap_distance(vec2 beyond, float wide) {
  return beyond.x - wide;
}
