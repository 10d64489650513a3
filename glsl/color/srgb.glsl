// color/srgb.glsl -- display-referred colour to linear light and back. IEC 61966-2-1.
vec3 srgb_decode(vec3 c) {
  vec3 high = pow((max(c, 0.0) + 0.055) / 1.055, vec3(2.4));
  return mix(c / 12.92, high, step(0.04045, c));
}

vec3 srgb_encode(vec3 c) {
  vec3 l = clamp(c, 0.0, 1.0);
  vec3 high = 1.055 * pow(max(l, 1.0e-5), vec3(1.0 / 2.4)) - 0.055;
  return mix(l * 12.92, high, step(0.0031308, l));
}
