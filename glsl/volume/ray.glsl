// volume/ray.glsl -- what the two stages of a ray caster share, and the ray itself.
varying vec4 v_near;   // where the ray leaves the near plane, data space, w not yet divided
varying vec4 v_far;    // where it meets the far plane, likewise
varying vec3 v_exit;   // where it leaves the box, data space
uniform vec3 u_shape;  // grid size in voxels (x, y, z); the box reaches from -0.5 to u_shape - 0.5

struct Ray {
  vec3 start;      // sample 0, texture space
  vec3 travel;     // from a sample to the next, texture space
  float count;     // number of samples
  float dt;        // from a sample to the next, voxels
  float least;     // smallest index that may be looked at: 0 where a plane cuts the ray off, less where the box begins
  vec3 enter;      // data space
  vec3 leave;      // data space
};
