// data/normals.ts -- which way a surface looks: of its triangles, and at its vertices by the areas of the triangles around.
// The cross product of two sides is as long as twice the area, so adding cross products up weights by area without asking.

/**
 * A unit normal for each triangle, counter-clockwise corners seen from outside; zero for one without area.
 *
 * @returns three numbers for each triangle
 */
export function faceNormals(positions: Float32Array, faces: Uint32Array): Float32Array {
  const crosses = new Float64Array(faces.length);
  for (let i = 0; i < faces.length; i += 3) {
    cross(positions, faces, i, scratchCross);
    crosses.set(scratchCross, i);
  }
  return normalized(crosses);
}

/**
 * A unit normal for each vertex; zero where no triangle with an area touches it.
 *
 * @param given  normals of any length, made unit ones instead
 */
export function vertexNormals(
  positions: Float32Array,
  faces: Uint32Array,
  given: Float32Array | undefined,
): Float32Array {
  if (given) return normalized(Float64Array.from(given));
  // Sums in double: small triangles beside large ones keep their say.
  const sums = new Float64Array(positions.length);
  for (let i = 0; i < faces.length; i += 3) {
    cross(positions, faces, i, scratchCross);
    for (let corner = 0; corner < 3; ++corner) {
      const at = 3 * (faces[i + corner] as number);
      for (let axis = 0; axis < 3; ++axis)
        sums[at + axis] = (sums[at + axis] as number) + (scratchCross[axis] as number);
    }
  }
  return normalized(sums);
}

const scratchCross: number[] = [0, 0, 0];

/** (b - a) x (c - a) of the triangle whose indices begin at `i`. */
function cross(positions: Float32Array, faces: Uint32Array, i: number, out: number[]): void {
  const a = 3 * (faces[i] as number);
  const b = 3 * (faces[i + 1] as number);
  const c = 3 * (faces[i + 2] as number);
  const [ax, ay, az] = [positions[a] as number, positions[a + 1] as number, positions[a + 2] as number];
  const ux = (positions[b] as number) - ax;
  const uy = (positions[b + 1] as number) - ay;
  const uz = (positions[b + 2] as number) - az;
  const vx = (positions[c] as number) - ax;
  const vy = (positions[c + 1] as number) - ay;
  const vz = (positions[c + 2] as number) - az;
  out[0] = uy * vz - uz * vy;
  out[1] = uz * vx - ux * vz;
  out[2] = ux * vy - uy * vx;
}

/** Each three numbers as a unit vector; zeros where there is no direction. */
function normalized(vectors: Float64Array): Float32Array {
  const out = new Float32Array(vectors.length);
  for (let i = 0; i < vectors.length; i += 3) {
    const [x, y, z] = [vectors[i] as number, vectors[i + 1] as number, vectors[i + 2] as number];
    const length = Math.sqrt(x * x + y * y + z * z);
    if (!(length > 0 && isFinite(length))) continue;
    out[i] = x / length;
    out[i + 1] = y / length;
    out[i + 2] = z / length;
  }
  return out;
}
