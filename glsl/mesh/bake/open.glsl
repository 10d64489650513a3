// mesh/bake/open.glsl -- how open a spot is to light from all around (ambient occlusion), from the red of a picture.
#include "../carried.glsl"
uniform sampler2D u_aoMap;
uniform float u_aoMapIntensity;

float bake_open() {
  return (texture2D(u_aoMap, v_texcoord1).r - 1.0) * u_aoMapIntensity + 1.0;
}
