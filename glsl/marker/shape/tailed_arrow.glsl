// marker/shape/tailed_arrow.glsl -- an arrow to the right, with its shaft.
#define TAIL_HALF 0.08838835   // half the shaft's width: 1 / (8 sqrt(2))

float shape_distance(vec2 p) {
  float wide = abs(p.y);
  float slant = (p.x + wide - 0.5) * 0.70710678;
  float head = max(abs(p.x) + wide - 0.5, 0.25 - p.x - wide) * 0.70710678;
  float shaft = max(max(wide - TAIL_HALF, -p.x - 0.5), slant);
  return min(head, shaft);
}
