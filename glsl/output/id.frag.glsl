// output/id.frag.glsl -- who is here: the number of the thing drawn, one for each draw.
uniform vec4 u_drawId;   // four digits of base 256, as bytes

Fragment fragment();   // slot: the visual

void main() {
  Fragment f = fragment();
  if (f.color.a < 0.02) discard;
  o_color = u_drawId;
  WRITE_DEPTH(f.depth);
}
