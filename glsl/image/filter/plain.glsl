// image/filter/plain.glsl -- what the sampler finds: the nearest pixel, or four of them mixed.
vec4 image_at(vec2 place);   // slot: image/source

vec4 image_filtered(vec2 place) {
  return image_at(place);
}
