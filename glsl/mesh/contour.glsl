// mesh/contour.glsl -- what the two stages of a contour share: a stroke measured in device pixels.
varying vec2 v_stroke;     // along the stroke from its beginning, and across it
varying float v_length;    // of the stroke
varying vec3 v_place;      // data space
uniform float u_width;     // CSS pixels
