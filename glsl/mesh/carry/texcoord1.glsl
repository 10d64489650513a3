// mesh/carry/texcoord1.glsl -- the place in the maps of light and occlusion for each corner.
#include "../carried.glsl"
attribute vec2 a_texcoord1;   // 0..1

void bake_carry() {
  v_texcoord1 = a_texcoord1;
}
