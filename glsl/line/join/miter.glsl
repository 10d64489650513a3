// line/join/miter.glsl -- the outer edges of two segments go on until they meet; where that is too far, they are cut.
#define JOIN_NO_BOUND -1.0e6
uniform float u_miterRatio;   // greatest length of a miter, widths of the line

float join_distance(vec2 beyond, vec2 cut, float wide) {
  if (cut.x * u_miterRatio >= 1.0) return JOIN_NO_BOUND;
  return dot(beyond, (cut.y < 0.0 ? -1.0 : 1.0) * vec2(cut.y, -cut.x)) - wide * cut.x;
}
