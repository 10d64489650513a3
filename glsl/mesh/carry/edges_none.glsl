// mesh/carry/edges_none.glsl -- nobody asks how far the sides are.
void wire_carry(vec4 clip) {
}
