// text/screen.vert.glsl -- words that face the viewer, as large as told in CSS pixels.
#include "glyph.glsl"
#include "../space/viewport.glsl"
#define TEXT_NUDGE 1.2e-4      // towards the eye, so that words lie on markers, lines and pictures
uniform float u_size;          // of the em, CSS pixels
uniform float u_atlasEm;       // of the em, texels of the atlas
uniform vec2 u_turn;           // cosine and sine of the words' turn, counter-clockwise
uniform vec2 u_offset;         // CSS pixels to the right and up
attribute vec3 a_anchor;       // data space
attribute vec4 a_glyph;        // place from the anchor, em, y up; place in the atlas

vec4 clip_from_data(vec4 p);   // slot: spaces

vec4 vertex() {
  vec2 em = a_glyph.xy * u_size;
  vec2 moved = vec2(u_turn.x * em.x - u_turn.y * em.y, u_turn.y * em.x + u_turn.x * em.y) + u_offset;
  v_texel = vec3(a_glyph.zw, u_size * u_pixelRatio / u_atlasEm);
  v_anchor = a_anchor;
  vec4 clip = clip_from_data(vec4(a_anchor, 1.0));
  // What is anchored behind the eye is nowhere.
  if (!(clip.w > 0.0)) return vec4(2.0, 2.0, 2.0, 1.0);
  clip = viewport_move(clip, moved * u_pixelRatio);
  return vec4(clip.xy, clip.z - TEXT_NUDGE * clip.w, clip.w);
}
