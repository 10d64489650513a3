// data/grid.ts -- Grid: values on a regular lattice, and where that lattice lies in the world.
// A plain value with a version: nothing here knows of pictures. Everything that is made from a Grid (textures, ranges,
// bricks) is kept elsewhere, keyed by the Grid and its version.

import { EngineError } from "../base/errors";
import type { Triple } from "../math/box";
import { dtypeOf, finiteRange, isFloating, isVoxelArray, type DtypeName, type VoxelArray } from "../base/arrays";

export type { Triple } from "../math/box";

/** A box of voxels: first index and number of voxels along x, y, z. */
export interface VoxelBox {
  readonly from: Triple;
  readonly size: Triple;
}

/** What `grid` takes. */
export interface GridOptions {
  /** values, x fastest, then y, then z; channels interleaved */
  readonly data: VoxelArray;
  /** number of voxels along x, y, z */
  readonly shape: Triple;
  /** values per voxel, 1 to 4 */
  readonly channels?: number;
  /** distance of voxel centres along x, y, z, world units */
  readonly spacing?: Triple;
  /** world place of the centre of voxel (0, 0, 0) */
  readonly origin?: Triple;
  /** column-major 4x4, data to world; replaces spacing and origin */
  readonly worldFromData?: ArrayLike<number>;
  readonly name?: string;
  /** names of label values: `{ 3: "left thalamus" }` */
  readonly labels?: Readonly<Record<number, string>>;
  /** least and greatest finite value, where the maker knows them already */
  readonly range?: readonly [number, number];
}

/** Values on a lattice of voxels. Voxel (i, j, k) has its centre at (i, j, k) in data space. */
export class Grid {
  readonly data: VoxelArray;
  readonly shape: Triple;
  readonly channels: number;
  readonly spacing: Triple;
  readonly origin: Triple;
  /** column-major 4x4, data to world */
  readonly worldFromData: readonly number[];
  readonly name: string;
  readonly labels: Readonly<Record<number, string>>;
  readonly #changes: (VoxelBox | undefined)[] = [];
  #known: { version: number; range: readonly [number, number] } | undefined;
  #hasMissing: { version: number; value: boolean } | undefined;

  /** Use `grid(options)`. */
  constructor(options: GridOptions) {
    const { data, shape, channels, matrix } = checked(options);
    this.data = data;
    this.shape = shape;
    this.channels = channels;
    this.worldFromData = matrix;
    this.spacing = [length(matrix, 0), length(matrix, 4), length(matrix, 8)];
    this.origin = [matrix[12] as number, matrix[13] as number, matrix[14] as number];
    this.name = options.name ?? "";
    this.labels = options.labels ?? {};
    if (options.range) this.#known = { version: 0, range: options.range };
  }

  /** Grows by one at every `touch`. */
  get version(): number {
    return this.#changes.length;
  }

  /** Element type of the values. */
  get dtype(): DtypeName {
    return dtypeOf(this.data);
  }

  /** Number of voxels. */
  get voxels(): number {
    return this.shape[0] * this.shape[1] * this.shape[2];
  }

  /**
   * Says that values were changed in place.
   *
   * @param box  the voxels that changed; all of them when left out
   */
  touch(box?: VoxelBox): void {
    this.#changes.push(box);
  }

  /** The boxes changed since `version`; an `undefined` among them means all voxels. */
  changesSince(version: number): readonly (VoxelBox | undefined)[] {
    return this.#changes.slice(version);
  }

  /** Least and greatest finite value of all channels; [0, 0] when no value is finite. Found once for each version. */
  range(): readonly [number, number] {
    if (this.#known?.version !== this.version) {
      const [least, greatest] = finiteRange(this.data, 0, this.data.length, 1);
      this.#known = { version: this.version, range: least <= greatest ? [least, greatest] : [0, 0] };
    }
    return this.#known.range;
  }

  /** Whether some value is NaN, and so shows as nothing. Found once for each version. */
  hasMissing(): boolean {
    if (!isFloating(this.data)) return false;
    if (this.#hasMissing?.version !== this.version) {
      this.#hasMissing = { version: this.version, value: holdsNaN(this.data) };
    }
    return this.#hasMissing.value;
  }

  /**
   * The value of one voxel.
   *
   * @param x @param y @param z  voxel indices; a voxel outside gives NaN
   * @param channel  0 to channels - 1
   */
  at(x: number, y: number, z: number, channel = 0): number {
    const [nx, ny, nz] = this.shape;
    if (!(x >= 0 && y >= 0 && z >= 0 && x < nx && y < ny && z < nz)) return NaN;
    return this.data[((z * ny + y) * nx + x) * this.channels + channel] ?? NaN;
  }
}

/**
 * A Grid from an array of values.
 *
 * @throws grid/shape when data.length is not nx * ny * nz * channels; param/type, param/range for the rest
 */
export function grid(options: GridOptions): Grid {
  return new Grid(options);
}

function holdsNaN(data: VoxelArray): boolean {
  for (let i = 0; i < data.length; ++i) if (data[i] !== data[i]) return true;
  return false;
}

function length(matrix: readonly number[], column: number): number {
  const [x = 0, y = 0, z = 0] = matrix.slice(column, column + 3);
  return Math.sqrt(x * x + y * y + z * z);
}

function checked(options: GridOptions) {
  const { data, shape, channels = 1 } = options;
  if (!isVoxelArray(data)) {
    throw new EngineError(
      "param/type",
      `grid.data must be a typed array of 8, 16, 32-bit integers or floats, got ${kind(data)}`,
    );
  }
  if (!isTriple(shape) || !shape.every((n) => Math.floor(n) === n && n >= 1)) {
    throw new EngineError("param/range", `grid.shape must be three whole numbers of at least 1, got ${show(shape)}`);
  }
  if (channels !== 1 && channels !== 2 && channels !== 3 && channels !== 4) {
    throw new EngineError("param/range", `grid.channels must be 1, 2, 3 or 4, got ${show(channels)}`);
  }
  const wanted = shape[0] * shape[1] * shape[2] * channels;
  if (data.length !== wanted) {
    const rule = `grid.data must hold ${shape.join(" x ")} x ${channels} = ${wanted} values`;
    throw new EngineError("grid/shape", `${rule}, got ${data.length}`);
  }
  return { data, shape: [shape[0], shape[1], shape[2]] as const, channels, matrix: placement(options) };
}

function placement({ worldFromData, spacing = [1, 1, 1], origin = [0, 0, 0] }: GridOptions): readonly number[] {
  if (worldFromData !== undefined) {
    const matrix: number[] = Array.prototype.slice.call(worldFromData);
    if (matrix.length !== 16 || !matrix.every((v) => isFinite(v)) || determinant(matrix) === 0) {
      throw new EngineError(
        "param/range",
        `grid.worldFromData must be 16 finite numbers that can be inverted, got ${show(matrix)}`,
      );
    }
    return matrix;
  }
  if (!isTriple(spacing) || !spacing.every((s) => isFinite(s) && s > 0)) {
    throw new EngineError("param/range", `grid.spacing must be three positive numbers, got ${show(spacing)}`);
  }
  if (!isTriple(origin) || !origin.every((s) => isFinite(s))) {
    throw new EngineError("param/range", `grid.origin must be three finite numbers, got ${show(origin)}`);
  }
  return [spacing[0], 0, 0, 0, 0, spacing[1], 0, 0, 0, 0, spacing[2], 0, origin[0], origin[1], origin[2], 1];
}

function determinant(m: readonly number[]): number {
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0, , g = 0, h = 0, i = 0] = m;
  return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e);
}

function isTriple(value: unknown): value is Triple {
  return typeof value === "object" && value !== null && (value as ArrayLike<unknown>).length === 3;
}

function kind(value: unknown): string {
  return value === null ? "null" : Object.prototype.toString.call(value).slice(8, -1);
}

function show(value: unknown): string {
  return typeof value === "object" && value !== null ? `[${Array.prototype.join.call(value, ", ")}]` : String(value);
}
