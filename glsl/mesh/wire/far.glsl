// mesh/wire/far.glsl -- nobody asks how far the sides are.
#define WIRE_FAR 1.0e6

vec3 wire_distances() {
  return vec3(WIRE_FAR);
}
