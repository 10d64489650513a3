// volume/box.vert.glsl -- the box around a grid; its far side starts a ray for every pixel, also with the eye inside.
#include "ray.glsl"
attribute vec3 a_corner;   // 0 or 1 along each axis

vec4 clip_from_data(vec4 p);   // slot: spaces
vec4 data_from_clip(vec4 p);   // slot: spaces

vec4 vertex() {
  v_exit = a_corner * u_shape - 0.5;
  vec4 clip = clip_from_data(vec4(v_exit, 1.0));
  v_near = data_from_clip(vec4(clip.xy, -clip.w, clip.w));
  v_far = data_from_clip(vec4(clip.xy, clip.w, clip.w));
  // Depth 0 keeps the side whole where a near or far plane would cut it; the ray itself is cut by both.
  return vec4(clip.xy, 0.0, clip.w);
}
