// line/join/bevel.glsl -- the corner of two segments is cut straight, from outer edge to outer edge.
float join_distance(vec2 beyond, vec2 cut, float wide) {
  return dot(beyond, (cut.y < 0.0 ? -1.0 : 1.0) * vec2(cut.y, -cut.x)) - wide * cut.x;
}
