// mesh/carry/normal_none.glsl -- no normals: the surface is not lit.
void shape_carry() {
}
