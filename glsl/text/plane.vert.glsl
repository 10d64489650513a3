// text/plane.vert.glsl -- words that lie in a plane of data space, as large as told in data units.
#include "glyph.glsl"
#include "../space/viewport.glsl"
#define TEXT_NUDGE 1.2e-4      // towards the eye, so that words lie on what they are written on
uniform float u_size;          // of the em, data units
uniform float u_atlasEm;       // of the em, texels of the atlas
uniform vec2 u_turn;           // cosine and sine of the words' turn, counter-clockwise
uniform vec2 u_offset;         // data units along the words and up
uniform vec3 u_right;          // along the words, unit length, data space
uniform vec3 u_up;             // unit length, data space
attribute vec3 a_anchor;       // data space
attribute vec4 a_glyph;        // place from the anchor, em, y up; place in the atlas

vec4 clip_from_data(vec4 p);   // slot: spaces

vec2 text_pixels(vec4 clip) {
  return 0.5 * u_viewport * clip.xy / max(clip.w, 1.0e-9);
}

vec4 vertex() {
  vec2 em = a_glyph.xy * u_size;
  vec2 moved = vec2(u_turn.x * em.x - u_turn.y * em.y, u_turn.y * em.x + u_turn.x * em.y) + u_offset;
  vec3 place = a_anchor + moved.x * u_right + moved.y * u_up;
  vec4 clip = clip_from_data(vec4(place, 1.0));
  vec2 here = text_pixels(clip);
  float across = distance(here, text_pixels(clip_from_data(vec4(place + u_right * u_size, 1.0))));
  float up = distance(here, text_pixels(clip_from_data(vec4(place + u_up * u_size, 1.0))));
  v_texel = vec3(a_glyph.zw, sqrt(across * up) / u_atlasEm);
  v_anchor = a_anchor;
  return vec4(clip.xy, clip.z - TEXT_NUDGE * clip.w, clip.w);
}
