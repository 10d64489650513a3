// line/color/ends.glsl -- the colours at a segment's ends, as both stages see them.
varying vec4 v_colorFrom;   // straight alpha
varying vec4 v_colorTo;
