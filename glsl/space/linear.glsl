// space/linear.glsl -- the way between the spaces when all of it is one matrix: the painter's answer to X_from_Y.
uniform mat4 u_clipFromData;
uniform mat4 u_dataFromClip;
uniform mat4 u_worldFromData;
uniform mat4 u_eyeFromData;
uniform mat4 u_dataFromEye;

vec4 clip_from_data(vec4 p) {
  return u_clipFromData * p;
}

vec4 data_from_clip(vec4 p) {
  return u_dataFromClip * p;
}

vec4 world_from_data(vec4 p) {
  return u_worldFromData * p;
}

vec4 eye_from_data(vec4 p) {
  return u_eyeFromData * p;
}

// A gradient is a covector: it goes through the inverse transpose, so that normals hold under unequal scales.
vec3 eye_gradient_from_data(vec3 gradient) {
  return (vec4(gradient, 0.0) * u_dataFromEye).xyz;
}
