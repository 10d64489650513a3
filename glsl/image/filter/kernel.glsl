// image/filter/kernel.glsl -- a separable kernel of up to eight pixels a side; its weights are a row of 16-bit numbers.
// The weights are divided by their sum, so that an even picture stays even and missing pixels leave no hole.
#define KERNEL_ENTRIES 1024.0
#define KERNEL_LAST 4
uniform sampler2D u_kernel;      // weight at distance i / 1023 * radius, high byte and low byte
uniform vec2 u_kernelRange;      // weights stored as 0 and as 1
uniform float u_kernelRadius;    // pixels, at most 4

vec4 image_at(vec2 place);        // slot: image/source
bool image_missing(vec4 value);   // slot: image/source

float kernel_entry(float i) {
  vec2 digits = texture2D(u_kernel, vec2((i + 0.5) / KERNEL_ENTRIES, 0.5)).rg;
  return mix(u_kernelRange.x, u_kernelRange.y, (digits.x * 65280.0 + digits.y * 255.0) / 65535.0);
}

float kernel_weight(float apart) {
  if (apart >= u_kernelRadius) return 0.0;
  float place = apart / u_kernelRadius * (KERNEL_ENTRIES - 1.0);
  float below = floor(place);
  return mix(kernel_entry(below), kernel_entry(min(below + 1.0, KERNEL_ENTRIES - 1.0)), place - below);
}

vec4 image_filtered(vec2 place) {
  vec2 base = floor(place);
  float across[8];
  for (int i = -3; i <= KERNEL_LAST; ++i) {
    across[i + 3] = kernel_weight(abs(base.x + float(i) - place.x));
  }
  vec4 sum = vec4(0.0);
  float total = 0.0;
  vec4 last = vec4(0.0);
  for (int j = -3; j <= KERNEL_LAST; ++j) {
    float down = kernel_weight(abs(base.y + float(j) - place.y));
    if (down == 0.0) continue;
    for (int i = -3; i <= KERNEL_LAST; ++i) {
      float weight = down * across[i + 3];
      if (weight == 0.0) continue;
      vec4 value = image_at(base + vec2(float(i), float(j)));
      if (image_missing(value)) {
        last = value;
        continue;
      }
      sum += weight * value;
      total += weight;
    }
  }
  // Where half of the weight or more is missing, so is the pixel.
  return total < 0.5 && image_missing(last) ? last : sum / max(total, 1.0e-3);
}
