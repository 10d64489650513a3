// skip/bricks.glsl -- cells of 8 x 8 x 8 voxels, each with its bounds and its distance to the next cell that matters.
// A ray leaves at once the cube of cells around it of which none matters. It does so by whole steps, so that the samples
// that are taken lie exactly where they would have lain. The bounds hold half a voxel beyond the cell's faces, which is
// more than any rounding of `floor` below can amount to. Cohen and Sheffer 1994, "Proximity clouds", Visual Computer 11(1).
#include "cell.glsl"
uniform sampler2D u_skip;     // cells, slices as tiles: distance, greatest, least
uniform vec3 u_skipCells;     // cells along x, y, z
uniform vec3 u_skipScale;     // cells for each texture unit of u_volume
uniform vec2 u_skipTiles;     // tiles across, and 1 / that
uniform vec2 u_skipTexel;     // 1 / (width, height) of u_skip

SkipCell skip_cell(vec3 t, vec3 travel) {
  vec3 place = t * u_skipScale;
  vec3 cell = clamp(floor(place), vec3(0.0), u_skipCells - 1.0);
  float row = floor((cell.z + 0.5) * u_skipTiles.y);
  vec2 tile = vec2(cell.z - row * u_skipTiles.x, row);
  vec4 known = texture2D(u_skip, (tile * u_skipCells.xy + cell.xy + 0.5) * u_skipTexel);
  float reach = floor(known.r * 255.0 + 0.5);
  vec3 pace = travel * u_skipScale;
  // No component may be zero, or a ray along a face would divide zero by zero.
  pace += (1.0 - step(1.0e-9, abs(pace))) * 1.0e-9;
  vec3 wall = mix(cell - max(reach - 1.0, 0.0), cell + max(reach, 1.0), step(0.0, pace));
  vec3 steps = (wall - place) / pace;
  return SkipCell(max(floor(min(min(steps.x, steps.y), steps.z)) + 1.0, 1.0), reach > 0.5, known.bg);
}
