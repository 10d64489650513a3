// test/data/marching.test -- marching cubes: closed, looking outward, where the level is, for balls and for noise.

import { expect } from "chai";
import { cubeCases, EDGE_CORNERS } from "../../src/data/cube-cases";
import { grid, type Grid } from "../../src/data/grid";
import { marchCubes, surfaceAt } from "../../src/data/marching";
import type { Surface } from "../../src/data/surface";
import { randomNumbers } from "../oracle/voxels";

const SEED = 17;

function gridOf(shape: readonly [number, number, number], at: (x: number, y: number, z: number) => number): Grid {
  const data = new Float32Array(shape[0] * shape[1] * shape[2]);
  for (let z = 0, i = 0; z < shape[2]; ++z)
    for (let y = 0; y < shape[1]; ++y) for (let x = 0; x < shape[0]; ++x) data[i++] = at(x, y, z);
  return grid({ data, shape });
}

/** For each directed side of the triangles: how often it is there. */
function sidesOf({ faces }: Surface): Map<string, number> {
  const sides = new Map<string, number>();
  for (let i = 0; i < faces.length; i += 3) {
    for (let corner = 0; corner < 3; ++corner) {
      const key = `${faces[i + corner]} ${faces[i + ((corner + 1) % 3)]}`;
      sides.set(key, (sides.get(key) ?? 0) + 1);
    }
  }
  return sides;
}

/** Sides that are there twice, or whose way back is not there: none in a closed surface. */
function openSides(made: Surface): string[] {
  const sides = sidesOf(made);
  const open: string[] = [];
  sides.forEach((count, key) => {
    const [a, b] = key.split(" ");
    if (count !== 1 || sides.get(`${b} ${a}`) !== 1) open.push(key);
  });
  return open;
}

/** Six times the volume within, by the divergence theorem. */
function sixVolumes({ positions, faces }: Surface): number {
  let sum = 0;
  const at = (i: number, axis: number): number => positions[3 * (faces[i] as number) + axis] as number;
  for (let i = 0; i < faces.length; i += 3) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = [0, 1, 2].flatMap((k) => [0, 1, 2].map((axis) => at(i + k, axis))) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    sum += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
  return sum;
}

describe("marching cubes", () => {
  it("cuts exactly the edges between inside and outside, in every case", () => {
    cubeCases().forEach((edges, inside) => {
      const wanted = EDGE_CORNERS.map(([a, b], i) => (((inside >> a) ^ (inside >> b)) & 1 ? i : -1)).filter(
        (i) => i >= 0,
      );
      expect(
        Array.from(new Set(edges)).sort((a, b) => a - b),
        `case ${inside}`,
      ).to.deep.equal(wanted);
    });
  });

  it(`is closed and free of double sides for any values that end below the level (seed ${SEED})`, () => {
    const random = randomNumbers(SEED);
    const shape = [9, 8, 7] as const;
    const noise = gridOf(shape, (x, y, z) => {
      const isRim = [x, y, z].some((p, axis) => p === 0 || p === shape[axis]! - 1);
      return isRim ? -1 : random();
    });
    const made = surfaceAt(noise, 0.5);
    expect(made.triangles).to.be.greaterThan(300);
    expect(openSides(made)).to.deep.equal([]);
  });

  it("a ball has its place, its volume, its area's normals, looking outward", () => {
    const radius = 9.3;
    const ball = gridOf([24, 25, 26], (x, y, z) => radius - Math.hypot(x - 11.6, y - 12.1, z - 12.8));
    const made = surfaceAt(ball, 0);
    expect(openSides(made)).to.deep.equal([]);
    const { positions, normals } = made;
    for (let i = 0; i < made.vertices; ++i) {
      const out = [0, 1, 2].map((axis) => positions[3 * i + axis]! - [11.6, 12.1, 12.8][axis]!);
      const distance = Math.hypot(...out);
      // Between voxels a distance bends by at most h^2 / 8 r.
      expect(distance).to.be.closeTo(radius, 0.02);
      const along = out.reduce((sum, o, axis) => sum + (o / distance) * normals![3 * i + axis]!, 0);
      expect(along).to.be.greaterThan(0.998);
    }
    // Chords lie inside the ball: a little less.
    expect(sixVolumes(made) / 6).to.be.within(0.985 * (4 / 3) * Math.PI * radius ** 3, (4 / 3) * Math.PI * radius ** 3);
  });

  it("a plane between slices lies where linear interpolation says, open at the rim", () => {
    const ramp = grid({ data: Uint8Array.from({ length: 4 * 4 * 4 }, (_, i) => 10 * (i >> 4)), shape: [4, 4, 4] });
    const made = surfaceAt(ramp, 17);
    expect(made.triangles).to.equal(2 * 9);
    expect(made.vertices).to.equal(16);
    for (let i = 0; i < 16; ++i) {
      expect(made.positions[3 * i + 2]).to.be.closeTo(1.7, 1e-6);
      expect(made.normals![3 * i + 2]).to.be.closeTo(-1, 1e-6);
    }
    // More is inside, so the outside is below.
    expect(made.bounds().max).to.deep.equal([3, 3, Math.fround(1.7)]);
  });

  it("leaves out cubes with a missing value; takes the first of several channels; keeps the placement", () => {
    const holed = gridOf([3, 3, 2], (x, y, z) => (x === 2 && y === 2 ? NaN : z));
    expect(surfaceAt(holed, 0.5).triangles).to.equal(2 * 3);
    const two = grid({
      data: new Float32Array([0, 9, 0, 9, 0, 9, 0, 9, 1, 9, 1, 9, 1, 9, 1, 9]),
      shape: [2, 2, 2],
      channels: 2,
      spacing: [2, 2, 2],
    });
    expect(surfaceAt(two, 0.25).positions[2]).to.be.closeTo(0.25, 1e-6);
    expect(surfaceAt(two, 0.25).worldFromData[0]).to.equal(2);
    const endless = gridOf([2, 2, 2], (_x, _y, z) => (z ? Infinity : -Infinity));
    expect(surfaceAt(endless, 0).bounds().max[2]).to.equal(0.5);
    expect(surfaceAt(two, 5).triangles).to.equal(0);
    expect(
      surfaceAt(
        gridOf([1, 5, 5], (_x, y) => y),
        2,
      ).triangles,
    ).to.equal(0);
  });

  it("pauses after each slice", () => {
    const { data, shape, channels } = gridOf([4, 4, 6], (_x, _y, z) => z);
    const work = marchCubes({ data, shape, channels, level: 2.5 });
    let pauses = 0;
    while (!work.next().done) pauses += 1;
    expect(pauses).to.equal(5);
  });
});
