// transform/log.glsl -- logarithmic axes and, by negative bases, powers. Twin of src/transforms/log.ts.
// Divides by w and gives w = 1. Numbers without a logarithm count as the least there is: far out, but finite.
uniform vec3 u_logBase;    // beyond 1: logarithm; below -1: power of -base; between: the axis is left alone

const float LOG_LEAST = 1.0e-37;     // next to the least normal number of single precision
const float LOG_GREATEST = 88.0;     // exp of more overflows single precision

float log_of_axis(float x, float base) {
  if (base > 1.0) return log(max(x, LOG_LEAST)) / log(base);
  if (base < -1.0) return exp(clamp(x * log(-base), -LOG_GREATEST, LOG_GREATEST));
  return x;
}

vec4 log_map(vec4 p) {
  vec3 q = p.xyz / p.w;
  return vec4(log_of_axis(q.x, u_logBase.x), log_of_axis(q.y, u_logBase.y), log_of_axis(q.z, u_logBase.z), 1.0);
}
