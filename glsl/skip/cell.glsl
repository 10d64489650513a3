// skip/cell.glsl -- what is known of the cell of voxels that a ray is in.
struct SkipCell {
  float steps;   // whole steps of the ray until its first sample outside
  bool empty;    // nothing in it can change the picture
  vec2 range;    // least and greatest texel in it
};
