// visuals/quads.ts -- rectangles in a row: the index that makes two triangles of every four corners, and how many fit
// into one draw call. No WebGL 1 context must know more than 65 536 vertices, so long rows are cut.

/** Rectangles of one draw call, at most. */
export const MAX_QUADS = 16384;

const made: Uint16Array[] = [];

/**
 * The index of at least `count` rectangles of four corners each, (0, 1, 2) and (2, 1, 3). The same array for the same
 * power of two.
 */
export function quadIndex(count: number): Uint16Array {
  let power = 0;
  while (1 << power < count) power += 1;
  return (made[power] ??= indexOf(1 << power));
}

function indexOf(count: number): Uint16Array {
  const index = new Uint16Array(6 * count);
  for (let quad = 0; quad < count; ++quad) {
    const v = 4 * quad;
    index.set([v, v + 1, v + 2, v + 2, v + 1, v + 3], 6 * quad);
  }
  return index;
}
