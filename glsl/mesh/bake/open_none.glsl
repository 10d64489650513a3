// mesh/bake/open_none.glsl -- nothing keeps light out.
float bake_open() {
  return 1.0;
}
