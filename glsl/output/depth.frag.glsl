// output/depth.frag.glsl -- the depth of what is opaque, packed into bytes: every context can draw and read those.
Fragment fragment();   // slot: the visual

void main() {
  Fragment f = fragment();
  float share = clamp(f.depth, 0.0, 1.0) * 0.9999;
  vec4 digits = fract(share * vec4(1.0, 256.0, 65536.0, 16777216.0));
  digits -= digits.yzww * vec4(1.0 / 256.0, 1.0 / 256.0, 1.0 / 256.0, 0.0);
  o_color = vec4(floor(digits.xyz * 256.0 + 0.5) / 255.0, 1.0);
  WRITE_DEPTH(f.depth);
}
