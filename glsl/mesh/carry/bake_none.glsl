// mesh/carry/bake_none.glsl -- no maps of light.
void bake_carry() {
}
