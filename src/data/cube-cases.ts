// data/cube-cases.ts -- which triangles cut a cube whose corners lie inside or outside: the table of marching cubes, made
// from a rule instead of typed in. On each side of the cube the outline is drawn so that corners inside never join across
// a diagonal; two cubes that share a side draw it alike, so the surface has no holes. Outlines make closed loops; loops are
// cut into triangles without a cut within a side, where the neighbour's might lie too.
// After Lorensen and Cline 1987 (SIGGRAPH); the rule for the sides is Duerst 1988's (Computer Graphics 22(2)) remedy.

/** The two corners of each edge. Corner bits: 1 is x, 2 is y, 4 is z. Edges 0-3 run along x, 4-7 along y, 8-11 along z. */
export const EDGE_CORNERS: readonly (readonly [number, number])[] = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
];

/** Corners of each side, counter-clockwise seen from outside. */
const SIDES: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 6, 2],
  [1, 3, 7, 5],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 2, 3, 1],
  [4, 5, 7, 6],
];

let made: readonly (readonly number[])[] | undefined;

/**
 * Edges that triangles have their corners on, three for each, for each of the 256 cases: bit i of the case says that corner
 * i lies inside. Corners are counter-clockwise seen from outside. Made at the first call.
 */
export function cubeCases(): readonly (readonly number[])[] {
  if (!made) {
    const all: (readonly number[])[] = [];
    for (let inside = 0; inside < 256; ++inside) all.push(trianglesOf(inside));
    made = all;
  }
  return made;
}

function trianglesOf(inside: number): readonly number[] {
  const next = outlines(inside);
  const out: number[] = [];
  for (let edge = 0; edge < 12; ++edge) {
    if (next[edge] === undefined) continue;
    const loop: number[] = [];
    for (let at: number | undefined = edge; at !== undefined;) {
      loop.push(at);
      const after: number | undefined = next[at];
      next[at] = undefined;
      at = after !== undefined && next[after] !== undefined ? after : undefined;
    }
    out.push(...cut(loop).triangles);
  }
  return out;
}

/** For each edge that is cut, the edge that the outline goes to from there. */
function outlines(inside: number): (number | undefined)[] {
  const next = new Array<number | undefined>(12).fill(undefined);
  const isInside = (corner: number): boolean => ((inside >> corner) & 1) === 1;
  for (const side of SIDES) {
    for (let i = 0; i < 4; ++i) {
      const [before, from, to] = [side[(i + 3) % 4], side[i], side[(i + 1) % 4]] as [number, number, number];
      // Walking round the side, a run of inside corners ends here; the outline goes from where the run began to this end,
      // so that each run is cut off by itself.
      if (!isInside(from) || isInside(to)) continue;
      let start = i;
      let previous = before;
      while (isInside(previous)) {
        start = (start + 3) % 4;
        previous = side[(start + 3) % 4] as number;
      }
      next[edgeOf(previous, side[start] as number)] = edgeOf(from, to);
    }
  }
  return next;
}

function edgeOf(a: number, b: number): number {
  return EDGE_CORNERS.findIndex(([p, q]) => (p === a && q === b) || (p === b && q === a));
}

/** Triangles of a loop with the fewest cuts that lie in a side of the cube. */
function cut(loop: readonly number[]): { readonly triangles: readonly number[]; readonly faults: number } {
  if (loop.length < 3) return { triangles: [], faults: 0 };
  if (loop.length === 3) return { triangles: loop, faults: 0 };
  let best: { triangles: readonly number[]; faults: number } | undefined;
  // The triangle on the side from the last corner to the first; its third corner splits the rest in two.
  const [first, last] = [loop[0] as number, loop[loop.length - 1] as number];
  for (let i = 1; i < loop.length - 1; ++i) {
    const third = loop[i] as number;
    const left = cut(loop.slice(0, i + 1));
    const right = cut(loop.slice(i));
    const own = (i > 1 && shareSide(first, third) ? 1 : 0) + (i < loop.length - 2 && shareSide(third, last) ? 1 : 0);
    const faults = left.faults + right.faults + own;
    if (!best || faults < best.faults) {
      best = { triangles: [first, third, last, ...left.triangles, ...right.triangles], faults };
    }
  }
  return best ?? { triangles: [], faults: 0 };
}

/** Whether two edges lie in one side of the cube. */
function shareSide(a: number, b: number): boolean {
  const corners = [...(EDGE_CORNERS[a] ?? []), ...(EDGE_CORNERS[b] ?? [])];
  return SIDES.some((side) => corners.every((corner) => side.indexOf(corner) >= 0));
}
