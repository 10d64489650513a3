// clip/keeps_planes.glsl -- keeps places by planes: where all of them keep it, or any of them. Sibling of planes.glsl.
#define CLIP_MAX_PLANES 8
uniform vec4 u_clipPlanes[CLIP_MAX_PLANES];   // (a, b, c, d), world space: kept where ax + by + cz + d >= 0
uniform float u_clipPlaneCount;
uniform float u_clipAny;                      // 1: one plane that keeps is enough; 0: all must

vec4 world_from_data(vec4 p);   // slot: spaces

bool clip_keeps(vec3 p) {
  vec4 place = world_from_data(vec4(p, 1.0));
  float kept = 0.0;
  for (int i = 0; i < CLIP_MAX_PLANES; ++i) {
    if (float(i) >= u_clipPlaneCount) break;
    if (dot(u_clipPlanes[i], place) >= 0.0) kept += 1.0;
  }
  return u_clipAny > 0.5 ? kept > 0.0 || u_clipPlaneCount < 1.0 : kept >= u_clipPlaneCount;
}
