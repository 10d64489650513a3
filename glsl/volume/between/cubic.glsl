// volume/between/cubic.glsl -- smooth (C2) interpolation by a cubic B-spline: eight linear taps instead of 64 nearest.
// Sigg and Hadwiger 2005, "Fast third-order texture filtering", GPU Gems 2, chapter 20.
#define BETWEEN_NOTHING -9999.0
uniform vec3 u_volumeTexels;   // texture size (x, y, z)

vec4 volume_sample(vec3 t);         // slot: volume/access
float volume_decode(vec4 texel);    // slot: volume/decode
bool volume_missing(float texel);   // slot: volume/decode

void cubic_corner(vec3 t, float weight, inout vec2 sum) {
  float value = volume_decode(volume_sample(t));
  if (!volume_missing(value)) sum += vec2(value * weight, weight);
}

float volume_fetch(vec3 t) {
  vec3 place = t * u_volumeTexels - 0.5;
  vec3 low = floor(place);
  vec3 f = place - low;
  vec3 r = 1.0 - f;
  vec3 w0 = r * r * r / 6.0;
  vec3 w1 = 2.0 / 3.0 - 0.5 * f * f * (2.0 - f);
  vec3 w2 = 2.0 / 3.0 - 0.5 * r * r * (2.0 - r);
  vec3 w3 = f * f * f / 6.0;
  vec3 g0 = w0 + w1;
  vec3 g1 = w2 + w3;
  vec3 a = (low - 0.5 + w1 / g0) / u_volumeTexels;
  vec3 b = (low + 1.5 + w3 / g1) / u_volumeTexels;
  vec2 sum = vec2(0.0);
  cubic_corner(a, g0.x * g0.y * g0.z, sum);
  cubic_corner(vec3(b.x, a.yz), g1.x * g0.y * g0.z, sum);
  cubic_corner(vec3(a.x, b.y, a.z), g0.x * g1.y * g0.z, sum);
  cubic_corner(vec3(b.xy, a.z), g1.x * g1.y * g0.z, sum);
  cubic_corner(vec3(a.xy, b.z), g0.x * g0.y * g1.z, sum);
  cubic_corner(vec3(b.x, a.y, b.z), g1.x * g0.y * g1.z, sum);
  cubic_corner(vec3(a.x, b.yz), g0.x * g1.y * g1.z, sum);
  cubic_corner(b, g1.x * g1.y * g1.z, sum);
  return sum.y < 0.5 ? BETWEEN_NOTHING : sum.x / sum.y;
}
