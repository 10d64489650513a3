// output/color.frag.glsl -- what the viewer sees: premultiplied colour, and the depth of what it shows.
Fragment fragment();   // slot: the visual

void main() {
  Fragment f = fragment();
  o_color = f.color;
  WRITE_DEPTH(f.depth);
}
