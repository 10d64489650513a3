// line/color/one.glsl -- one colour for the whole line.
uniform vec4 u_color;   // straight alpha

vec4 line_color(float share) {
  return u_color;
}
