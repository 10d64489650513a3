// data/marching.ts -- marching cubes: the surface where values cross a level, as triangles that share their corners.
// A generator, one slice of cubes a step, so that it runs in a worker and in slices of time alike. Corners are found once
// and shared with the cubes beside, above and below; normals are the gradient's, which is smoother than the triangles'.

import type { VoxelArray } from "../base/arrays";
import { cubeCases, EDGE_CORNERS } from "./cube-cases";
import type { Grid } from "./grid";
import { surface, type Surface } from "./surface";

/** What to march through; plain, so that it can be sent to a worker. */
export interface MarchOptions {
  readonly data: VoxelArray;
  readonly shape: readonly [number, number, number];
  readonly channels: number;
  /** data units; more is inside */
  readonly level: number;
}

/** Triangles in data space (voxel centres at integers), counter-clockwise seen from outside. */
export interface Marched {
  readonly positions: Float32Array;
  /** unit normals out of the inside */
  readonly normals: Float32Array;
  readonly faces: Uint32Array;
}

/**
 * The surface of a level. Cubes with a missing value (NaN) at a corner are left out; the surface is open where the grid ends.
 *
 * @source Lorensen and Cline 1987, "Marching cubes", SIGGRAPH
 */
export function* marchCubes(options: MarchOptions): Generator<undefined, Marched, undefined> {
  const march = new March(options);
  for (let z = 0; z + 1 < options.shape[2]; ++z) {
    march.slice(z);
    yield undefined;
  }
  return march.result();
}

/**
 * The surface of a grid at a level, at once.
 *
 * @param level  data units; more is inside. Of several channels the first counts
 */
export function surfaceAt(grid: Grid, level: number): Surface {
  const work = marchCubes({ data: grid.data, shape: grid.shape, channels: grid.channels, level });
  for (;;) {
    const step = work.next();
    if (step.done) return marchedSurface(step.value, grid);
  }
}

/** What was marched, as a Surface placed as the grid is. */
export function marchedSurface(marched: Marched, { worldFromData, name }: Grid): Surface {
  return surface({ ...marched, worldFromData, name });
}

/** Numbers that grow in number. */
interface Rows<T extends Float32Array | Uint32Array> {
  data: T;
  length: number;
}

/** No corner found yet. */
const NONE = 0xffffffff;

class March {
  readonly #options: MarchOptions;
  readonly #cases = cubeCases();
  readonly #positions: Rows<Float32Array> = { data: new Float32Array(3072), length: 0 };
  readonly #normals: Rows<Float32Array> = { data: new Float32Array(3072), length: 0 };
  readonly #faces: Rows<Uint32Array> = { data: new Uint32Array(6144), length: 0 };
  /** corners on edges: along x and y in the lower and the upper slice, along z between them */
  #low: Uint32Array;
  #high: Uint32Array;
  readonly #between: Uint32Array;
  readonly #values = new Float64Array(8);
  readonly #offsets: readonly number[];

  constructor(options: MarchOptions) {
    this.#options = options;
    const [nx, ny] = options.shape;
    this.#low = new Uint32Array(2 * nx * ny).fill(NONE);
    this.#high = new Uint32Array(2 * nx * ny).fill(NONE);
    this.#between = new Uint32Array(nx * ny);
    const row = nx * options.channels;
    this.#offsets = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (corner) => (corner & 1) * options.channels + ((corner >> 1) & 1) * row + ((corner >> 2) & 1) * row * ny,
    );
  }

  /** The cubes between slices z and z + 1. */
  slice(z: number): void {
    const {
      shape: [nx, ny],
    } = this.#options;
    this.#between.fill(NONE);
    for (let y = 0; y + 1 < ny; ++y) for (let x = 0; x + 1 < nx; ++x) this.#cube(x, y, z);
    const spent = this.#low;
    this.#low = this.#high;
    this.#high = spent.fill(NONE);
  }

  result(): Marched {
    const { data: positions, length: count } = this.#positions;
    return {
      positions: positions.slice(0, count),
      normals: this.#normals.data.slice(0, count),
      faces: this.#faces.data.slice(0, this.#faces.length),
    };
  }

  #cube(x: number, y: number, z: number): void {
    const { data, shape, channels, level } = this.#options;
    const at = ((z * shape[1] + y) * shape[0] + x) * channels;
    let inside = 0;
    for (let corner = 0; corner < 8; ++corner) {
      const value = data[at + (this.#offsets[corner] as number)] as number;
      if (value !== value) return;
      this.#values[corner] = value;
      if (value > level) inside |= 1 << corner;
    }
    if (inside === 0 || inside === 255) return;
    const edges = this.#cases[inside] as readonly number[];
    for (let i = 0; i < edges.length; ++i) {
      const corner = this.#cornerOn(edges[i] as number, x, y, z);
      this.#faces.data = roomFor(this.#faces, 1);
      this.#faces.data[this.#faces.length++] = corner;
    }
  }

  /** The number of the corner on an edge of the cube at (x, y, z). */
  #cornerOn(edge: number, x: number, y: number, z: number): number {
    const [a, b] = EDGE_CORNERS[edge] as readonly [number, number];
    const [nx] = this.#options.shape;
    const place = (y + ((a >> 1) & 1)) * nx + x + (a & 1);
    const isAcross = edge >= 8;
    const store = isAcross ? this.#between : a & 4 ? this.#high : this.#low;
    const slot = isAcross ? place : 2 * place + (edge < 4 ? 0 : 1);
    let corner = store[slot] as number;
    if (corner === NONE) {
      corner = this.#positions.length / 3;
      store[slot] = corner;
      this.#add(a, b, x, y, z);
    }
    return corner;
  }

  /** A new corner where the level is crossed between corners a and b of the cube. */
  #add(a: number, b: number, x: number, y: number, z: number): void {
    const [from, to] = [this.#values[a] as number, this.#values[b] as number];
    const share = (this.#options.level - from) / (to - from);
    // An infinite value has its crossing in the middle.
    const t = share >= 0 && share <= 1 && isFinite(to - from) ? share : 0.5;
    const start = [x + (a & 1), y + ((a >> 1) & 1), z + ((a >> 2) & 1)] as const;
    const end = [x + (b & 1), y + ((b >> 1) & 1), z + ((b >> 2) & 1)] as const;
    this.#positions.data = roomFor(this.#positions, 3);
    this.#normals.data = roomFor(this.#normals, 3);
    const normal = [0, 1, 2].map(
      (axis) => -((1 - t) * this.#slope(start, axis as 0 | 1 | 2) + t * this.#slope(end, axis as 0 | 1 | 2)),
    );
    const length = Math.sqrt(normal.reduce((sum, n) => sum + n * n, 0));
    for (let axis = 0; axis < 3; ++axis) {
      this.#positions.data[this.#positions.length++] =
        (start[axis] as number) + t * ((end[axis] as number) - (start[axis] as number));
      this.#normals.data[this.#normals.length++] =
        length > 0 && isFinite(length) ? (normal[axis] as number) / length : 0;
    }
  }

  /** The change of values along an axis at a voxel: to both sides where there are both. */
  #slope(at: readonly [number, number, number], axis: 0 | 1 | 2): number {
    const { data, shape, channels } = this.#options;
    const stride = (axis === 0 ? 1 : axis === 1 ? shape[0] : shape[0] * shape[1]) * channels;
    const here = ((at[2] * shape[1] + at[1]) * shape[0] + at[0]) * channels;
    const value = data[here] as number;
    const before = at[axis] > 0 ? (data[here - stride] as number) : NaN;
    const after = at[axis] + 1 < shape[axis] ? (data[here + stride] as number) : NaN;
    // Where one side is missing, the other tells.
    const low = before === before ? value - before : NaN;
    const high = after === after ? after - value : NaN;
    if (low !== low) return high === high ? high : 0;
    return high === high ? 0.5 * (low + high) : low;
  }
}

/** The array with room for `count` more, twice as large when there is none. */
function roomFor<T extends Float32Array | Uint32Array>({ data, length }: Rows<T>, count: number): T {
  if (length + count <= data.length) return data;
  const grown = data instanceof Float32Array ? new Float32Array(2 * data.length) : new Uint32Array(2 * data.length);
  grown.set(data);
  return grown as T;
}
