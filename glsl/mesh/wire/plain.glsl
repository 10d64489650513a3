// mesh/wire/plain.glsl -- triangles as they are.
vec4 wire_color(vec4 color, vec3 edges) {
  return color;
}
