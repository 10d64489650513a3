// marker/edge/coverage.glsl -- face and edge by the share of the pixel that each covers.
float edge_share(float apart) {
  return clamp(0.5 - apart, 0.0, 1.0);
}

// Premultiplied; the edge lies in the middle of the outline.
vec4 edge_color(float apart, float wide, vec4 face, vec4 edge) {
  float whole = edge_share(apart - 0.5 * wide);
  float inner = edge_share(apart + 0.5 * wide);
  return vec4(face.rgb, 1.0) * (face.a * inner) + vec4(edge.rgb, 1.0) * (edge.a * (whole - inner));
}
