// marker/point.glsl -- one marker on the screen: what both stages share.
varying vec4 v_mark;     // place from the centre, device pixels, y up; size and edge width, device pixels
varying vec3 v_centre;   // data space
