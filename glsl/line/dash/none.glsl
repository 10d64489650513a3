// line/dash/none.glsl -- a line without gaps.
float dash_distance(float along, float across, float wide) {
  return -1.0e6;
}
