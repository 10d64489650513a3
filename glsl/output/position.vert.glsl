// output/position.vert.glsl -- every vertex stage ends here.
vec4 vertex();   // slot: the visual

void main() {
  gl_Position = vertex();
}
