// data/surface.ts -- Surface: triangles as plain data, with what their corners carry, and a version.
// Everything that is made from a Surface (buffers, normals of its own) is kept elsewhere, keyed by it and its version.

import { EngineError } from "../base/errors";
import { show } from "../base/check";
import { EMPTY_BOX, type Box } from "../math/box";
import { vertexNormals } from "./normals";

/** Numbers in a row: a typed array, or a list. */
export type NumberList = ArrayLike<number>;

/** What `surface` takes. All lists are interleaved: x, y, z, x, y, z, ... */
export interface SurfaceOptions {
  /** three numbers for each vertex, data space */
  readonly positions: NumberList;
  /** three vertex indices for each triangle; left out: every three vertices are one */
  readonly faces?: NumberList;
  /** three for each vertex, of any length; left out: from the triangles, by their areas */
  readonly normals?: NumberList;
  /** one, two or three for each vertex: places in a row of colours, a picture or a volume, 0..1 */
  readonly texcoords?: NumberList;
  /** two for each vertex: places in the maps of light and occlusion */
  readonly texcoords1?: NumberList;
  /** three or four for each vertex, display-referred, straight alpha: 0..1, or 0..255 in arrays of bytes */
  readonly colors?: NumberList;
  /** three or four for each triangle, likewise */
  readonly faceColors?: NumberList;
  /** one for each vertex; NaN: there is none */
  readonly values?: NumberList;
  /** column-major 4x4, data to world */
  readonly worldFromData?: ArrayLike<number>;
  readonly name?: string;
}

/** Numbers for each vertex or triangle: `size` of them. */
export interface Carried {
  readonly data: Float32Array;
  readonly size: 1 | 2 | 3 | 4;
}

const IDENTITY: readonly number[] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Triangles. */
export class Surface {
  readonly positions: Float32Array;
  /** three vertex indices for each triangle */
  readonly faces: Uint32Array;
  /** the normals that were given; see `vertexNormals` */
  readonly normals: Float32Array | undefined;
  readonly texcoords: Carried | undefined;
  readonly texcoords1: Carried | undefined;
  readonly colors: Carried | undefined;
  readonly faceColors: Carried | undefined;
  readonly values: Float32Array | undefined;
  /** column-major 4x4, data to world */
  readonly worldFromData: readonly number[];
  readonly name: string;
  #version = 0;
  #bounds: { readonly version: number; readonly box: Box } | undefined;
  #normals: { readonly version: number; readonly data: Float32Array } | undefined;

  /** Use `surface(options)`. */
  constructor(options: SurfaceOptions) {
    this.positions = floats(options.positions, "positions");
    const vertices = wholeParts(this.positions.length, 3, "positions");
    this.faces = facesOf(options.faces, vertices);
    const triangles = this.faces.length / 3;
    this.normals = carried(options.normals, "normals", vertices, [3])?.data;
    this.texcoords = carried(options.texcoords, "texcoords", vertices, [1, 2, 3]);
    this.texcoords1 = carried(options.texcoords1, "texcoords1", vertices, [2]);
    this.colors = colorsOf(options.colors, "colors", vertices);
    this.faceColors = colorsOf(options.faceColors, "faceColors", triangles);
    this.values = carried(options.values, "values", vertices, [1])?.data;
    this.worldFromData = placementOf(options.worldFromData);
    this.name = options.name ?? "";
  }

  /** Number of vertices. */
  get vertices(): number {
    return this.positions.length / 3;
  }

  /** Number of triangles. */
  get triangles(): number {
    return this.faces.length / 3;
  }

  /** Grows by one at every `touch`. */
  get version(): number {
    return this.#version;
  }

  /** Says that numbers were changed in place. What shows the surface is told by setting it again. */
  touch(): void {
    this.#version += 1;
  }

  /** The least box that holds all vertices whose place is finite; empty when there is none. */
  bounds(): Box {
    if (this.#bounds?.version !== this.#version)
      this.#bounds = { version: this.#version, box: boundsOf(this.positions) };
    return this.#bounds.box;
  }

  /** A unit normal for each vertex: the given ones, or those of the triangles around it, weighted by area. */
  vertexNormals(): Float32Array {
    if (this.#normals?.version !== this.#version)
      this.#normals = { version: this.#version, data: vertexNormals(this.positions, this.faces, this.normals) };
    return this.#normals.data;
  }

  /** Least and greatest finite value; [0, 0] when there is none. */
  range(): readonly [number, number] {
    let least = Infinity;
    let greatest = -Infinity;
    const values = this.values ?? new Float32Array(0);
    for (let i = 0; i < values.length; ++i) {
      const value = values[i] as number;
      if (value < least && value > -Infinity) least = value;
      if (value > greatest && value < Infinity) greatest = value;
    }
    return least <= greatest ? [least, greatest] : [0, 0];
  }
}

/**
 * A Surface from its vertices and triangles. Arrays of the right type are kept, not copied.
 *
 * @throws surface/shape when a list does not fit the vertices or triangles; param/type, param/range for the rest
 */
export function surface(options: SurfaceOptions): Surface {
  return new Surface(options);
}

function isList(value: unknown): value is NumberList {
  return typeof value === "object" && value !== null && typeof (value as NumberList).length === "number";
}

function floats(list: NumberList, name: string): Float32Array {
  if (list instanceof Float32Array) return list;
  if (!isList(list))
    throw new EngineError("param/type", `surface.${name} must be a list of numbers, got ${show(list)}`);
  const out = new Float32Array(list.length);
  for (let i = 0; i < out.length; ++i) out[i] = list[i] as number;
  return out;
}

function wholeParts(length: number, size: number, name: string): number {
  if (length % size !== 0) {
    throw new EngineError("surface/shape", `surface.${name} must hold ${size} numbers for each, got ${length} in all`);
  }
  return length / size;
}

function facesOf(list: NumberList | undefined, vertices: number): Uint32Array {
  if (list === undefined) {
    wholeParts(vertices, 3, "positions, without faces, three vertices a triangle:");
    const faces = new Uint32Array(vertices);
    for (let i = 0; i < vertices; ++i) faces[i] = i;
    return faces;
  }
  if (!isList(list)) throw new EngineError("param/type", `surface.faces must be a list of indices, got ${show(list)}`);
  wholeParts(list.length, 3, "faces");
  const faces = list instanceof Uint32Array ? list : new Uint32Array(list.length);
  for (let i = 0; i < list.length; ++i) {
    const index = list[i] as number;
    if (!(index >= 0 && index < vertices && Math.floor(index) === index)) {
      const rule = `surface.faces must hold whole numbers from 0 to ${vertices - 1}`;
      throw new EngineError("param/range", `${rule}, got ${show(index)} at ${i}`);
    }
    faces[i] = index;
  }
  return faces;
}

function carried(
  list: NumberList | undefined,
  name: string,
  count: number,
  sizes: readonly (1 | 2 | 3 | 4)[],
): Carried | undefined {
  if (list === undefined) return undefined;
  const data = floats(list, name);
  for (const size of sizes) if (data.length === size * count) return { data, size };
  const rule = `surface.${name} must hold ${sizes.join(" or ")} x ${count} numbers`;
  throw new EngineError("surface/shape", `${rule}, got ${data.length}`);
}

function colorsOf(list: NumberList | undefined, name: string, count: number): Carried | undefined {
  const isBytes = list instanceof Uint8Array || list instanceof Uint8ClampedArray;
  const made = carried(list, name, count, [3, 4]);
  return made && isBytes ? { size: made.size, data: made.data.map((value) => value / 255) } : made;
}

function placementOf(matrix: ArrayLike<number> | undefined): readonly number[] {
  if (matrix === undefined) return IDENTITY;
  const numbers: number[] = Array.prototype.slice.call(matrix);
  if (numbers.length !== 16 || !numbers.every((value) => typeof value === "number" && isFinite(value))) {
    throw new EngineError("param/range", `surface.worldFromData must be 16 finite numbers, got ${show(matrix)}`);
  }
  return numbers;
}

function boundsOf(positions: Float32Array): Box {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [positions[i] as number, positions[i + 1] as number, positions[i + 2] as number];
    if (!isFinite(x + y + z)) continue;
    if (x < min[0]) min[0] = x;
    if (y < min[1]) min[1] = y;
    if (z < min[2]) min[2] = z;
    if (x > max[0]) max[0] = x;
    if (y > max[1]) max[1] = y;
    if (z > max[2]) max[2] = z;
  }
  return min[0] <= max[0] ? { min, max } : EMPTY_BOX;
}
