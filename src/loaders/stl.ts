// loaders/stl.ts -- STL: triangles, binary or in words. Every triangle lists its corners; equal ones are made one vertex.
// Normals in the file are left alone: many writers fill in zeros. @source https://www.fabbers.com/tech/STL_Format

import { EngineError } from "../base/errors";
import { surface, type Surface } from "../data/surface";
import { weld } from "../data/weld";
import { latin1 } from "./latin1";

const HEADER_BYTES = 84;
const TRIANGLE_BYTES = 50;

/**
 * The Surface in the bytes of an STL file.
 *
 * @throws load/truncated, load/header
 */
export function readStl(bytes: Uint8Array, name = ""): Surface {
  const corners = isBinary(bytes) ? binaryCorners(bytes) : wordCorners(bytes);
  return surface({ ...weld(corners), name });
}

/** Binary files say how long they are. Some begin with "solid" too, so the words do not decide. */
function isBinary(bytes: Uint8Array): boolean {
  if (bytes.length >= HEADER_BYTES && HEADER_BYTES + TRIANGLE_BYTES * countOf(bytes) === bytes.length) return true;
  return latin1(bytes.subarray(0, 5)).toLowerCase() !== "solid";
}

function countOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(80, true);
}

function binaryCorners(bytes: Uint8Array): Float32Array {
  if (bytes.length < HEADER_BYTES) {
    throw new EngineError("load/truncated", `an STL file has at least ${HEADER_BYTES} bytes, got ${bytes.length}`);
  }
  const count = countOf(bytes);
  const wanted = HEADER_BYTES + TRIANGLE_BYTES * count;
  if (bytes.length < wanted) {
    throw new EngineError("load/truncated", `${count} STL triangles need ${wanted} bytes, got ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const out = new Float32Array(9 * count);
  for (let triangle = 0; triangle < count; ++triangle) {
    // Twelve bytes of normal come first.
    const at = HEADER_BYTES + TRIANGLE_BYTES * triangle + 12;
    for (let i = 0; i < 9; ++i) out[9 * triangle + i] = view.getFloat32(at + 4 * i, true);
  }
  return out;
}

/** Characters that are turned into words at a time. */
const SLICE = 65536;

function wordCorners(bytes: Uint8Array): Float32Array {
  const numbers: number[] = [];
  let rest = "";
  for (let from = 0; from < bytes.length; from += SLICE) {
    const lines = (rest + latin1(bytes.subarray(from, from + SLICE))).split(/[\r\n]+/);
    rest = lines.pop() ?? "";
    for (const line of lines) pushVertex(line, numbers);
  }
  pushVertex(rest, numbers);
  if (numbers.length % 9 !== 0) {
    throw new EngineError("load/truncated", `STL triangles have three vertices, got ${numbers.length / 3} in all`);
  }
  return Float32Array.from(numbers);
}

function pushVertex(line: string, numbers: number[]): void {
  const words = line.trim().split(/\s+/);
  if (words[0]?.toLowerCase() !== "vertex") return;
  for (let i = 1; i <= 3; ++i) {
    const value = Number(words[i]);
    if (!isFinite(value))
      throw new EngineError("load/header", `an STL vertex has three numbers, got ${line.slice(0, 80)}`);
    numbers.push(value);
  }
}
