// volume/window.glsl -- a texel to its share of the contrast limits: the first limit is 0, the second is 1.
uniform vec2 u_share;    // (offset, scale), texel units; scale < 0 shows inverted, 0 shows one colour
uniform float u_gamma;   // > 0

float window_share(float texel) {
  return clamp((texel - u_share.x) * u_share.y, 0.0, 1.0);
}

// pow is undefined at 0 for some exponents, and costs most where it changes nothing.
float window_gamma(float share) {
  return u_gamma == 1.0 ? share : (share > 0.0 ? pow(share, u_gamma) : 0.0);
}

// The share after gamma: where in the table to look.
float window_tone(float texel) {
  return window_gamma(window_share(texel));
}
