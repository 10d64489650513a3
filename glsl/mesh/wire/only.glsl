// mesh/wire/only.glsl -- the sides alone; between them nothing.
uniform float u_wireframeThickness;   // CSS pixels; a side between two triangles gets half of it from each

vec4 wire_color(vec4 color, vec3 edges) {
  float nearest = min(min(edges.x, edges.y), edges.z);
  return nearest <= 0.5 * u_wireframeThickness ? color : vec4(0.0);
}
