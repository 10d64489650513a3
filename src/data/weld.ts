// data/weld.ts -- corners at one place become one vertex: files that list every triangle by itself can then be lit smoothly.

/** Vertices, and which three each triangle has. */
export interface Welded {
  readonly positions: Float32Array;
  readonly faces: Uint32Array;
}

/** One vertex for each place that corners share to the last bit (0 and -0 are one place). */
export function weld(corners: Float32Array): Welded {
  const count = corners.length / 3;
  // Adding 0 turns -0 into 0.
  const places = corners.map((value) => value + 0);
  const bits = new Int32Array(places.buffer, places.byteOffset, places.length);
  let size = 16;
  while (size < 2 * count) size *= 2;
  // Open addressing: vertex numbers from 1, 0 is an empty slot.
  const slots = new Uint32Array(size);
  const faces = new Uint32Array(count);
  const chosen: number[] = [];
  for (let i = 0; i < count; ++i) {
    let slot = hash(bits, i) & (size - 1);
    while (slots[slot] !== 0 && !isSame(bits, chosen[(slots[slot] as number) - 1] as number, i)) {
      slot = (slot + 1) & (size - 1);
    }
    if (slots[slot] === 0) {
      chosen.push(i);
      slots[slot] = chosen.length;
    }
    faces[i] = (slots[slot] as number) - 1;
  }
  const positions = new Float32Array(3 * chosen.length);
  chosen.forEach((corner, vertex) => positions.set(places.subarray(3 * corner, 3 * corner + 3), 3 * vertex));
  return { positions, faces };
}

/** Mixes the bits of a place: the multipliers are the usual large primes of spatial hashing (Teschner et al. 2003, VMV). */
function hash(bits: Int32Array, i: number): number {
  const mixed =
    Math.imul(bits[3 * i] as number, 73856093) ^
    Math.imul(bits[3 * i + 1] as number, 19349663) ^
    Math.imul(bits[3 * i + 2] as number, 83492791);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function isSame(bits: Int32Array, a: number, b: number): boolean {
  return bits[3 * a] === bits[3 * b] && bits[3 * a + 1] === bits[3 * b + 1] && bits[3 * a + 2] === bits[3 * b + 2];
}
