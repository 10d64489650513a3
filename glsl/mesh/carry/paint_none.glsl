// mesh/carry/paint_none.glsl -- one colour for all needs nothing of the corners.
void paint_carry() {
}
