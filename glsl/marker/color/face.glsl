// marker/color/face.glsl -- the colour of a marker, as both stages see it.
varying vec4 v_color;   // straight alpha
