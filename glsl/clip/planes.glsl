// clip/planes.glsl -- keeps what lies on the positive side of every plane: an interval of the ray, found once.
#define CLIP_MAX_PLANES 8
uniform vec4 u_clipPlanes[CLIP_MAX_PLANES];   // (a, b, c, d), world space: kept where ax + by + cz + d >= 0
uniform float u_clipPlaneCount;

vec4 world_from_data(vec4 p);   // slot: spaces

void clip_span(vec3 at, vec3 direction, inout vec2 span) {
  vec4 place = world_from_data(vec4(at, 1.0));
  vec4 travel = world_from_data(vec4(direction, 0.0));
  for (int i = 0; i < CLIP_MAX_PLANES; ++i) {
    if (float(i) >= u_clipPlaneCount) break;
    float here = dot(u_clipPlanes[i], place);
    float slope = dot(u_clipPlanes[i].xyz, travel.xyz);
    float cut = -here / (abs(slope) > 1.0e-12 ? slope : 1.0e-12);
    if (abs(slope) <= 1.0e-12) span.y = here >= 0.0 ? span.y : span.x;
    else if (slope > 0.0) span.x = max(span.x, cut);
    else span.y = min(span.y, cut);
  }
}
