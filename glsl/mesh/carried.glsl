// mesh/carried.glsl -- what a corner of a triangle may carry on to the fragments; what is not used costs nothing.
varying vec3 v_place;       // data space
varying vec3 v_normal;      // data space, not of unit length
varying vec4 v_color;       // straight alpha, display-referred
varying vec3 v_texcoord;    // 0..1
varying vec2 v_texcoord1;   // 0..1
varying float v_share;      // of the contrast limits, before gamma
varying vec3 v_edges;       // clip w times the distance to the three sides, device pixels
