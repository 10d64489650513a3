// clip/none.glsl -- keeps the whole ray.
void clip_span(vec3 at, vec3 direction, inout vec2 span) {
}
