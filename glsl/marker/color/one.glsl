// marker/color/one.glsl -- all markers have one colour.
uniform vec4 u_color;   // straight alpha

vec4 marker_color() {
  return u_color;
}
