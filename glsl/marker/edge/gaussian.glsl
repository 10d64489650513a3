// marker/edge/gaussian.glsl -- face and edge that fall off as a bell over a pixel, softer than coverage: vispy's look.
// Rougier 2014, "Antialiased 2D grid, marker, and arrow shaders", JCGT 3(4).
float edge_bell(float x) {
  return exp(-x * x);
}

// Premultiplied; the edge lies in the middle of the outline.
vec4 edge_color(float apart, float wide, vec4 face, vec4 edge) {
  float outer = apart - 0.5 * wide;
  if (outer > 1.0) return vec4(0.0);
  vec4 rim = vec4(edge.rgb, edge.a * min(wide, 1.0));
  float beyond = abs(apart) - (0.5 * wide - 1.0);
  vec4 color = rim;
  if (wide == 0.0) color = vec4(face.rgb, face.a * (apart > -1.0 ? edge_bell(1.0 + apart) : 1.0));
  else if (beyond >= 0.0 && apart > 0.0) color = vec4(rim.rgb, rim.a * edge_bell(beyond));
  else if (beyond >= 0.0) color = mix(face, rim, edge_bell(beyond));
  return vec4(color.rgb, 1.0) * color.a;
}
