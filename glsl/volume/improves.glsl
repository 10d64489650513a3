// volume/improves.glsl -- for methods without a running best: a cell's bounds tell nothing.
bool method_improves(Method m, vec2 range) {
  return true;
}
