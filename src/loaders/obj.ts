// loaders/obj.ts -- Wavefront OBJ: vertices, normals, texture coordinates, colours of vertices, faces of any count of
// corners. Corners that share a place but not a normal or a texture coordinate become vertices of their own; materials,
// curves and groups are left out. @source Wavefront, Advanced Visualizer Manual, appendix B1

import { EngineError } from "../base/errors";
import { surface, type Surface } from "../data/surface";
import { latin1 } from "./latin1";

interface Parts {
  readonly places: number[];
  readonly colors: number[];
  readonly texcoords: number[];
  readonly normals: number[];
  /** for each vertex of the result: its place, texture coordinate and normal, -1 for none */
  readonly corners: number[];
  readonly numbers: Map<string, number>;
  readonly faces: number[];
}

/** Characters that are turned into lines at a time. */
const SLICE = 65536;

/**
 * The Surface in the bytes of an OBJ file.
 *
 * @throws load/header
 */
export function readObj(bytes: Uint8Array, name = ""): Surface {
  const numbers = new Map<string, number>();
  const parts: Parts = { places: [], colors: [], texcoords: [], normals: [], corners: [], numbers, faces: [] };
  let rest = "";
  for (let from = 0; from < bytes.length; from += SLICE) {
    const lines = (rest + latin1(bytes.subarray(from, from + SLICE))).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) readLine(line, parts);
  }
  readLine(rest, parts);
  return surfaceOf(parts, name);
}

function readLine(line: string, parts: Parts): void {
  const words = line.trim().split(/\s+/);
  const kind = words.shift();
  if (kind === "v") {
    parts.places.push(...numbersOf(words, 3, line));
    // Colours after the place are an extension that scanners write.
    if (words.length >= 6) parts.colors.push(...numbersOf(words.slice(3), 3, line));
  } else if (kind === "vt")
    parts.texcoords.push(...numbersOf(words.length < 2 ? [words[0] ?? "", "0"] : words, 2, line));
  else if (kind === "vn") parts.normals.push(...numbersOf(words, 3, line));
  else if (kind === "f") readFace(words, parts, line);
}

function numbersOf(words: readonly string[], count: number, line: string): number[] {
  const out = words.slice(0, count).map(Number);
  if (out.length < count || !out.every((value) => isFinite(value))) {
    throw new EngineError("load/header", `an OBJ line must hold ${count} numbers, got ${line.slice(0, 80)}`);
  }
  return out;
}

function readFace(words: readonly string[], parts: Parts, line: string): void {
  const corners = words.map((word) => cornerOf(word, parts, line));
  // A fan: right for what is convex, which is what writers promise.
  for (let i = 1; i + 1 < corners.length; ++i) {
    parts.faces.push(corners[0] as number, corners[i] as number, corners[i + 1] as number);
  }
}

function cornerOf(word: string, parts: Parts, line: string): number {
  const known = parts.numbers.get(word);
  // Numbers from the end mean something else later on.
  const isRelative = word.indexOf("-") >= 0;
  if (known !== undefined && !isRelative) return known;
  const [place = "", texcoord = "", normal = ""] = word.split("/");
  const made = parts.corners.length / 3;
  parts.corners.push(
    indexOf(place, parts.places.length / 3, line),
    texcoord === "" ? -1 : indexOf(texcoord, parts.texcoords.length / 2, line),
    normal === "" ? -1 : indexOf(normal, parts.normals.length / 3, line),
  );
  if (!isRelative) parts.numbers.set(word, made);
  return made;
}

/** From 1, or from the end of what was read so far. */
function indexOf(word: string, count: number, line: string): number {
  const number = Number(word);
  const index = number < 0 ? count + number : number - 1;
  if (Math.floor(index) === index && index >= 0 && index < count) return index;
  throw new EngineError("load/header", `an OBJ face must name one of ${count}, got ${line.slice(0, 80)}`);
}

function surfaceOf({ places, colors, texcoords, normals, corners, faces }: Parts, name: string): Surface {
  const has = (part: number): boolean =>
    corners.length > 0 && corners.every((index, i) => i % 3 !== part || index >= 0);
  const spread = (part: number, from: readonly number[], size: number): Float32Array => {
    const out = new Float32Array((corners.length / 3) * size);
    for (let i = 0; i < corners.length / 3; ++i) {
      const at = (corners[3 * i + part] as number) * size;
      for (let j = 0; j < size; ++j) out[i * size + j] = from[at + j] as number;
    }
    return out;
  };
  return surface({
    positions: spread(0, places, 3),
    faces,
    ...(has(1) ? { texcoords: spread(1, texcoords, 2) } : {}),
    ...(has(2) ? { normals: spread(2, normals, 3) } : {}),
    ...(colors.length === places.length && colors.length > 0 ? { colors: spread(0, colors, 3) } : {}),
    name,
  });
}
