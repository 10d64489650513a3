// skip/none.glsl -- nothing is known: the whole ray is one cell that matters.
#include "cell.glsl"
#define SKIP_ALL_STEPS 1.0e6

SkipCell skip_cell(vec3 t, vec3 travel) {
  return SkipCell(SKIP_ALL_STEPS, false, vec2(-SKIP_ALL_STEPS, SKIP_ALL_STEPS));
}
