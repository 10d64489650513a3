// visuals/mesh/geometry.ts -- a Surface as arrays for drawing: shared corners in parts that 16-bit indices can name, or
// every triangle with three corners of its own, where something differs from triangle to triangle.
// Made once for each surface and version: the same array again is the same buffer again.

import type { Attribute } from "../../data/draw";
import { faceNormals } from "../../data/normals";
import type { Surface } from "../../data/surface";

/** What is drawn in one call. */
export interface MeshPart {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly index: Uint16Array | undefined;
  readonly count: number;
}

/** How corners are stored, and what they carry. */
export interface GeometryWish {
  /** every triangle has corners of its own */
  readonly apart: boolean;
  readonly normals: "vertex" | "face" | "none";
  readonly paint: "none" | "color" | "faceColor" | "texcoord" | "value";
  readonly texcoords1: boolean;
  /** corners know the other two of their triangle */
  readonly edges: boolean;
}

/** Vertices that 16-bit indices can name. */
const MAX_VERTICES = 65535;
/** What NaN among the values becomes: far beyond any value, and no NaN, which not every GPU keeps. */
const MISSING = 1e30;

/** Corners of one part. */
interface Cut {
  /** which vertex of the surface each corner is; undefined: they are the vertices */
  readonly vertices: Uint32Array | undefined;
  readonly index: Uint16Array | undefined;
  readonly count: number;
  readonly made: Map<string, Attribute>;
}

interface Kept {
  readonly version: number;
  readonly shared: Cut[];
  readonly apart: Cut[];
}

const kept = new WeakMap<Surface, Kept>();

/** The parts of a surface, as wished. `normals: "face"`, `faceColor` and `edges` need `apart`. */
export function meshParts(surface: Surface, wish: GeometryWish): readonly MeshPart[] {
  let known = kept.get(surface);
  if (known?.version !== surface.version) {
    known = { version: surface.version, shared: [], apart: [] };
    kept.set(surface, known);
  }
  const cuts = wish.apart ? known.apart : known.shared;
  if (cuts.length === 0 && surface.triangles > 0) cuts.push(...(wish.apart ? [apartCut(surface)] : cutShared(surface)));
  return cuts.map((cut) => ({ attributes: attributesOf(surface, cut, wish), index: cut.index, count: cut.count }));
}

function apartCut({ faces }: Surface): Cut {
  return { vertices: faces, index: undefined, count: faces.length, made: new Map<string, Attribute>() };
}

function cutShared({ faces, vertices }: Surface): Cut[] {
  if (vertices <= MAX_VERTICES) {
    const index = Uint16Array.from(faces);
    return [{ vertices: undefined, index, count: faces.length, made: new Map<string, Attribute>() }];
  }
  const cuts: Cut[] = [];
  // The number of a vertex in the part that it was last put into, and which part that was.
  const numbers = new Uint16Array(vertices);
  const places = new Uint32Array(vertices);
  for (let from = 0; from < faces.length;) {
    const chosen: number[] = [];
    const index: number[] = [];
    let at = from;
    for (; at < faces.length && chosen.length + 3 <= MAX_VERTICES; at += 3) {
      for (let corner = 0; corner < 3; ++corner) {
        const vertex = faces[at + corner] as number;
        if (places[vertex] !== cuts.length + 1) {
          places[vertex] = cuts.length + 1;
          numbers[vertex] = chosen.length;
          chosen.push(vertex);
        }
        index.push(numbers[vertex] as number);
      }
    }
    const made = new Map<string, Attribute>();
    cuts.push({ vertices: Uint32Array.from(chosen), index: Uint16Array.from(index), count: index.length, made });
    from = at;
  }
  return cuts;
}

function attributesOf(surface: Surface, cut: Cut, wish: GeometryWish): Readonly<Record<string, Attribute>> {
  const out: Record<string, Attribute> = {};
  const put = (name: string, key: string, size: Attribute["size"], make: () => Float32Array): void => {
    let known = cut.made.get(key);
    if (!known) cut.made.set(key, (known = { data: make(), size }));
    out[name] = known;
  };
  const spread = (name: string, key: string, data: Float32Array, size: Attribute["size"]): void =>
    put(name, key, size, () => gathered(surface, cut, data, size));
  spread("a_position", "position", surface.positions, 3);
  if (wish.normals === "vertex") spread("a_normal", "normal", surface.vertexNormals(), 3);
  if (wish.normals === "face") {
    put("a_normal", "faceNormal", 3, () => tripled(faceNormals(surface.positions, surface.faces), 3));
  }
  putPaint(surface, wish.paint, put, spread);
  if (wish.texcoords1 && surface.texcoords1) spread("a_texcoord1", "texcoord1", surface.texcoords1.data, 2);
  if (wish.edges) {
    put("a_next", "next", 3, () => gathered(surface, turned(cut, 1), surface.positions, 3));
    put("a_after", "after", 3, () => gathered(surface, turned(cut, 2), surface.positions, 3));
    put("a_corner", "corner", 3, () => cornerNumbers(cut.count));
  }
  return out;
}

function putPaint(
  { colors, faceColors, texcoords, values }: Surface,
  paint: GeometryWish["paint"],
  put: (name: string, key: string, size: Attribute["size"], make: () => Float32Array) => void,
  spread: (name: string, key: string, data: Float32Array, size: Attribute["size"]) => void,
): void {
  if (paint === "color" && colors) spread("a_color", "color", colors.data, colors.size);
  if (paint === "faceColor" && faceColors) {
    put("a_color", "faceColor", faceColors.size, () => tripled(faceColors.data, faceColors.size));
  }
  if (paint === "texcoord" && texcoords) spread("a_texcoord", "texcoord", texcoords.data, texcoords.size);
  if (paint === "value" && values) {
    spread("a_value", "value", values.some(isMissing) ? values.map((v) => (isMissing(v) ? MISSING : v)) : values, 1);
  }
}

function isMissing(value: number): boolean {
  return value !== value;
}

/** The numbers of each corner's vertex. */
function gathered({ version }: Surface, { vertices }: Cut, data: Float32Array, size: number): Float32Array {
  // Numbers changed in place are other numbers: they need an array of their own to be seen as such.
  if (!vertices) return version > 0 ? data.slice() : data;
  const out = new Float32Array(vertices.length * size);
  for (let i = 0; i < vertices.length; ++i) {
    const from = (vertices[i] as number) * size;
    for (let j = 0; j < size; ++j) out[i * size + j] = data[from + j] as number;
  }
  return out;
}

/** The corners of each triangle turned on by `by`. */
function turned(cut: Cut, by: number): Cut {
  const from = cut.vertices ?? new Uint32Array(0);
  return { ...cut, vertices: from.map((_, i) => from[i - (i % 3) + ((i + by) % 3)] as number) };
}

/** What each triangle has, for each of its three corners. */
function tripled(data: Float32Array, size: number): Float32Array {
  const out = new Float32Array(3 * data.length);
  for (let i = 0; i < out.length / size; ++i) {
    const from = Math.floor(i / 3) * size;
    for (let j = 0; j < size; ++j) out[i * size + j] = data[from + j] as number;
  }
  return out;
}

function cornerNumbers(count: number): Float32Array {
  const out = new Float32Array(3 * count);
  for (let i = 0; i < count; ++i) out[3 * i + (i % 3)] = 1;
  return out;
}
