// output/where.frag.glsl -- where in data space a fragment lies, one number of it in each pass, packed into four bytes.
uniform vec4 u_whereAxis;    // which of (x, y, z, depth) is asked for: 1 there, 0 else
uniform vec2 u_whereRange;   // values packed as 0 and as 1

Fragment fragment();   // slot: the visual

void main() {
  Fragment f = fragment();
  if (f.color.a < 0.02) discard;
  float value = dot(u_whereAxis, vec4(f.data, f.depth));
  float share = clamp((value - u_whereRange.x) / (u_whereRange.y - u_whereRange.x), 0.0, 1.0) * 0.9999;
  // Base 256 digits, highest first; each digit is exact in eight bits.
  vec4 digits = fract(share * vec4(1.0, 256.0, 65536.0, 16777216.0));
  digits -= digits.yzww * vec4(1.0 / 256.0, 1.0 / 256.0, 1.0 / 256.0, 0.0);
  o_color = floor(digits * 256.0 + 0.5) / 255.0;
  WRITE_DEPTH(f.depth);
}
