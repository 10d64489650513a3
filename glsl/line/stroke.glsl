// line/stroke.glsl -- one segment of a line on the screen: what both stages share. All of it is the same at the four
// corners but the place, and all corners have w = 1, so that device pixels are interpolated as they lie.
varying vec4 v_place;   // device pixels from the lower left; distances along the line at start and end
varying vec4 v_course;  // the segment's start, device pixels, and its direction
varying vec4 v_span;    // length and half width, pixels; clip w at start and end
varying vec4 v_cuts;    // direction between this segment and its neighbour, seen from this one: at start, at end; 0: none
varying vec4 v_from;    // start, data space; share of a pixel that a line thinner than one covers
varying vec3 v_to;      // end, data space
