// clip/keeps_none.glsl -- keeps every place.
bool clip_keeps(vec3 p) {
  return true;
}
