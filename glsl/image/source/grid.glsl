// image/source/grid.glsl -- a picture of values: one slice of a grid, coloured by a table.
#include "../../volume/frame.glsl"
#include "../../volume/window.glsl"
#include "../../color/table.glsl"

float volume_fetch(vec3 t);         // slot: the holder of textures
bool volume_missing(float texel);   // slot: the holder of textures

vec4 image_at(vec2 place) {
  return vec4(volume_fetch(frame_from_data(vec3(place, 0.0))));
}

bool image_missing(vec4 value) {
  return volume_missing(value.x);
}

vec4 image_color(vec4 value) {
  return table_color(window_tone(value.x));
}
