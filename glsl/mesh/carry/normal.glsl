// mesh/carry/normal.glsl -- a normal for each corner.
#include "../carried.glsl"
attribute vec3 a_normal;   // data space

void shape_carry() {
  v_normal = a_normal;
}
