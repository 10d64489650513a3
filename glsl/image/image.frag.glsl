// image/image.frag.glsl -- a flat picture: what the filter finds at a place, in its colour.
#include "place.glsl"
uniform float u_opacity;

vec4 image_filtered(vec2 place);   // slot: image/filter
bool image_missing(vec4 value);    // slot: image/source
vec4 image_color(vec4 value);      // slot: image/source

Fragment fragment() {
  vec4 value = image_filtered(v_place);
  if (image_missing(value)) discard;
  vec4 color = image_color(value);
  return Fragment(vec4(color.rgb, 1.0) * (color.a * u_opacity), vec3(v_place, 0.0), gl_FragCoord.z);
}
