// visuals/image/cells.ts -- the unit square cut into cells: what a flat thing is made of, so that a bent space (log, polar)
// bends it. Straight spaces cost no more for it than a few vertices.

/** The square's corners (0 to 1 along each axis) and the triangles between them. */
export interface Cells {
  readonly corners: Float32Array;
  readonly index: Uint16Array;
}

const made: Record<number, Cells> = {};

/** The square cut into `side` by `side` cells; the same arrays each time. */
export function cells(side: number): Cells {
  return (made[side] ??= make(side));
}

function make(side: number): Cells {
  const corners = new Float32Array(2 * (side + 1) * (side + 1));
  const index = new Uint16Array(6 * side * side);
  let vertex = 0;
  let at = 0;
  for (let j = 0; j <= side; ++j) {
    for (let i = 0; i <= side; ++i) {
      corners[2 * vertex] = i / side;
      corners[2 * vertex + 1] = j / side;
      if (i < side && j < side) {
        index.set([vertex, vertex + 1, vertex + side + 1, vertex + side + 1, vertex + 1, vertex + side + 2], at);
        at += 6;
      }
      vertex += 1;
    }
  }
  return { corners, index };
}
