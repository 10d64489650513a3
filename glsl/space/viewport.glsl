// space/viewport.glsl -- the size of the picture, for what is measured in pixels.
uniform vec2 u_viewport;      // device pixels
uniform float u_pixelRatio;   // device pixels for each CSS pixel

// The same place, moved by so many device pixels to the right and up.
vec4 viewport_move(vec4 clip, vec2 pixels) {
  return vec4(clip.xy + 2.0 * pixels / u_viewport * clip.w, clip.zw);
}
