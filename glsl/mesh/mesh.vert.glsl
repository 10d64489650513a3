// mesh/mesh.vert.glsl -- the corners of triangles; what they carry is chosen by the files included beside this one.
#include "carried.glsl"
attribute vec3 a_position;   // data space

vec4 clip_from_data(vec4 p);   // slot: spaces
void shape_carry();            // slot: mesh/carry, normals
void paint_carry();            // slot: mesh/carry, what colours are made of
void bake_carry();             // slot: mesh/carry, the second texture coordinates
void wire_carry(vec4 clip);    // slot: mesh/carry, distances to the sides

vec4 vertex() {
  v_place = a_position;
  shape_carry();
  paint_carry();
  bake_carry();
  vec4 clip = clip_from_data(vec4(a_position, 1.0));
  wire_carry(clip);
  return clip;
}
