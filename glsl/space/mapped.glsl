// space/mapped.glsl -- the way between the spaces when some of it is no matrix (log, polar ...).
uniform mat4 u_clipFromWorld;
uniform mat4 u_worldFromClip;
uniform mat4 u_eyeFromWorld;
uniform mat4 u_worldFromEye;

vec4 world_from_data(vec4 p);   // slot: the chain of transforms
vec4 data_from_world(vec4 p);   // slot: the chain of transforms, back

vec4 clip_from_data(vec4 p) {
  return u_clipFromWorld * world_from_data(p);
}

vec4 data_from_clip(vec4 p) {
  return data_from_world(u_worldFromClip * p);
}

vec4 eye_from_data(vec4 p) {
  return u_eyeFromWorld * world_from_data(p);
}

// As if data space were the world: the true answer depends on the place.
vec3 eye_gradient_from_data(vec3 gradient) {
  return (vec4(gradient, 0.0) * u_worldFromEye).xyz;
}
