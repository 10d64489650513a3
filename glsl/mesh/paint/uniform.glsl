// mesh/paint/uniform.glsl -- one colour for all.
uniform vec4 u_color;   // straight alpha, display-referred

vec4 paint_color() {
  return u_color;
}
