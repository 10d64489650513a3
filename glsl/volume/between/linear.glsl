// volume/between/linear.glsl -- trilinear by eight nearest taps, for texels that no sampler can interpolate.
#define BETWEEN_NOTHING -9999.0
uniform vec3 u_volumeTexels;   // texture size (x, y, z)

vec4 volume_sample(vec3 t);          // slot: volume/access
float volume_decode(vec4 texel);     // slot: volume/decode
bool volume_missing(float texel);    // slot: volume/decode

// Adds one corner with its weight; a missing voxel has none.
void linear_corner(vec3 t, float weight, inout vec2 sum) {
  float value = volume_decode(volume_sample(t));
  if (!volume_missing(value)) sum += vec2(value * weight, weight);
}

float volume_fetch(vec3 t) {
  vec3 place = clamp(t * u_volumeTexels - 0.5, vec3(0.0), u_volumeTexels - 1.0);
  vec3 low = floor(place);
  vec3 share = place - low;
  vec3 a = (low + 0.5) / u_volumeTexels;
  vec3 b = (min(low + 1.0, u_volumeTexels - 1.0) + 0.5) / u_volumeTexels;
  vec3 rest = 1.0 - share;
  vec2 sum = vec2(0.0);
  linear_corner(a, rest.x * rest.y * rest.z, sum);
  linear_corner(vec3(b.x, a.yz), share.x * rest.y * rest.z, sum);
  linear_corner(vec3(a.x, b.y, a.z), rest.x * share.y * rest.z, sum);
  linear_corner(vec3(b.xy, a.z), share.x * share.y * rest.z, sum);
  linear_corner(vec3(a.xy, b.z), rest.x * rest.y * share.z, sum);
  linear_corner(vec3(b.x, a.y, b.z), share.x * rest.y * share.z, sum);
  linear_corner(vec3(a.x, b.yz), rest.x * share.y * share.z, sum);
  linear_corner(b, share.x * share.y * share.z, sum);
  return sum.y < 0.5 ? BETWEEN_NOTHING : sum.x / sum.y;
}
