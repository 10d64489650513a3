// color/table.glsl -- a share in 0..1 to colour and opacity (straight alpha), read from a row of colours.
uniform sampler2D u_table;

vec4 table_color(float share) {
  return texture2D(u_table, vec2(share, 0.5));
}
