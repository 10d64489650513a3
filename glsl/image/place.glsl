// image/place.glsl -- where in a picture a fragment lies: what both stages of it share.
varying vec2 v_place;   // data space: pixel centres at integers
