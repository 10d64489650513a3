// light/lamp.glsl -- the one light: from somewhere, or at the eye.
uniform vec3 u_light;         // towards the light, eye space; zero: the light is at the eye

// view: unit vector towards the eye.
vec3 lamp_direction(vec3 view) {
  float far = dot(u_light, u_light);
  return far > 0.0 ? u_light * inversesqrt(far) : view;
}

// Halfway between light and view.
vec3 lamp_halfway(vec3 light, vec3 view) {
  vec3 between = light + view;
  return between * inversesqrt(max(dot(between, between), 1.0e-8));
}
