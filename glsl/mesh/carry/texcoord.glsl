// mesh/carry/texcoord.glsl -- a place in a row, a picture or a volume for each corner.
#include "../carried.glsl"
attribute vec3 a_texcoord;   // 0..1; what is not given is 0

void paint_carry() {
  v_texcoord = a_texcoord;
}
