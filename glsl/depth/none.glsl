// depth/none.glsl -- nothing stands in the way.
float scene_depth() {
  return 1.0;
}
