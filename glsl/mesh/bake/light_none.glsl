// mesh/bake/light_none.glsl -- no map of light.
bool bake_maps() {
  return false;
}

vec3 bake_light() {
  return vec3(0.0);
}
