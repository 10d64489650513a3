// text/glyph.glsl -- one sign on the screen: what both stages share.
varying vec3 v_texel;    // place in the atlas, 0 to 1; device pixels for each texel of it
varying vec3 v_anchor;   // data space
