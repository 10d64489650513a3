// test/data/bricks.test -- bounds of cells and distances between them, against the slow way of finding them.

import { expect } from "chai";
import { addToBricks, brickCells, BRICK_EDGE, emptyBricks, type Bricks } from "../../src/data/bricks";
import { occupancy, type CellTest } from "../../src/data/occupancy";
import type { Triple } from "../../src/data/grid";

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function slowBounds(texels: Uint8Array, [nx, ny, nz]: Triple, cell: Triple, hasMissing: boolean): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const span = (c: number, n: number): [number, number] => [Math.max(0, c * 8 - 1), Math.min(n, c * 8 + 9)];
  const [[x0, x1], [y0, y1], [z0, z1]] = [span(cell[0], nx), span(cell[1], ny), span(cell[2], nz)];
  for (let z = z0; z < z1; ++z) {
    for (let y = y0; y < y1; ++y) {
      for (let x = x0; x < x1; ++x) {
        const at = (z * ny + y) * nx + x;
        if (hasMissing && texels[2 * at + 1] === 0) continue;
        const value = Math.fround((texels[hasMissing ? 2 * at : at] as number) / 255);
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return [low, high];
}

describe("bricks", () => {
  const shapes: readonly Triple[] = [
    [24, 17, 9],
    [8, 8, 8],
    [1, 1, 1],
    [7, 33, 16],
    [16, 16, 25],
  ];
  for (const shape of shapes) {
    for (const hasMissing of [false, true]) {
      it(`bounds every cell of ${shape.join(" x ")}${hasMissing ? " with holes" : ""} and its border (seed 3)`, () => {
        const chance = random(3);
        const count = shape[0] * shape[1] * shape[2];
        const components = hasMissing ? 2 : 1;
        const texels = Uint8Array.from({ length: count * components }, () => Math.floor(chance() * 256));
        if (hasMissing) for (let i = 0; i < count; ++i) texels[2 * i + 1] = chance() < 0.6 ? 0 : 255;
        const bricks = emptyBricks(shape);
        const middle = Math.floor(shape[2] / 2);
        const slice = shape[0] * shape[1] * components;
        // In two parts and the later first: the order must not count.
        const part = (from: number, to: number): void =>
          addToBricks(bricks, {
            shape,
            format: "r8",
            components,
            hasMissing,
            from,
            to,
            texels: texels.subarray(from * slice, to * slice),
          });
        part(middle, shape[2]);
        part(0, middle);
        const [cx, cy, cz] = brickCells(shape);
        for (let k = 0; k < cz; ++k) {
          for (let j = 0; j < cy; ++j) {
            for (let i = 0; i < cx; ++i) {
              const at = (k * cy + j) * cx + i;
              const bounds = [bricks.least[at], bricks.greatest[at]];
              expect(bounds).to.deep.equal(slowBounds(texels, shape, [i, j, k], hasMissing));
            }
          }
        }
      });
    }
  }

  it("reads two bytes as one value", () => {
    const bricks = emptyBricks([1, 1, 2]);
    const texels = new Uint8Array([1, 2, 255, 255]);
    addToBricks(bricks, { shape: [1, 1, 2], format: "rg8", components: 2, hasMissing: false, from: 0, to: 2, texels });
    expect(bricks.least[0]).to.be.closeTo(258 / 65535, 1e-7);
    expect(bricks.greatest[0]).to.equal(1);
  });
});

function bricksOf(cells: Triple, values: readonly number[]): Bricks {
  return { cells, least: Float32Array.from(values), greatest: Float32Array.from(values) };
}

describe("occupancy", () => {
  for (const cells of [
    [5, 4, 3],
    [1, 1, 7],
    [9, 1, 1],
    [6, 6, 6],
  ] as readonly Triple[]) {
    for (const share of [0.02, 0.1, 0.5]) {
      it(`counts cells to the nearest that matters: ${cells.join(" x ")}, ${share} of them (seed 5)`, () => {
        const chance = random(5);
        const values = Array.from({ length: cells[0] * cells[1] * cells[2] }, () => (chance() < share ? 1 : 0));
        values[0] = 1;
        const { distance, occupied } = occupancy(bricksOf(cells, values), { kind: "above", value: 0.5 });
        expect(occupied).to.equal(values.filter((v) => v === 1).length);
        const place = (at: number): Triple => [
          at % cells[0],
          Math.floor(at / cells[0]) % cells[1],
          Math.floor(at / cells[0] / cells[1]),
        ];
        values.forEach((_, at) => {
          const [x, y, z] = place(at);
          let least = 255;
          values.forEach((value, other) => {
            const [a, b, c] = place(other);
            if (value === 1) least = Math.min(least, Math.max(Math.abs(a - x), Math.abs(b - y), Math.abs(c - z)));
          });
          expect(distance[at]).to.equal(least);
        });
      });
    }
  }

  it("knows which cells matter to whom", () => {
    const bricks: Bricks = {
      cells: [4, 1, 1],
      least: new Float32Array([0, 0.2, 0.6, Infinity]),
      greatest: new Float32Array([0.1, 0.7, 0.9, -Infinity]),
    };
    const seen = (test: CellTest): boolean[] => Array.from(occupancy(bricks, test).distance, (d) => d === 0);
    expect(seen({ kind: "above", value: 0.5 })).to.deep.equal([false, true, true, false]);
    expect(seen({ kind: "above", value: 0.9 })).to.deep.equal([false, false, false, false]);
    expect(seen({ kind: "below", value: 0.2 })).to.deep.equal([true, false, false, false]);
    const table = new Uint8Array(4 * 1024);
    for (let i = 512; i < 600; ++i) table[4 * i + 3] = 9;
    expect(seen({ kind: "alpha", table, offset: 0, scale: 1 })).to.deep.equal([false, true, false, false]);
    // Turned round, share 0.5..0.59 is texel 0.41..0.5.
    expect(seen({ kind: "alpha", table, offset: 1, scale: -1 })).to.deep.equal([false, true, false, false]);
    expect(seen({ kind: "alpha", table, offset: 0, scale: 0 })).to.deep.equal([false, false, false, false]);
  });

  it("never leaves out a cell whose interpolated alpha can be seen", () => {
    // One visible entry, and cells that hold a single value each: the shader reads between entries.
    const table = new Uint8Array(4 * 64);
    table[4 * 20 + 3] = 255;
    const values = Array.from({ length: 2000 }, (_, i) => i / 1999);
    const { distance } = occupancy(bricksOf([2000, 1, 1], values), { kind: "alpha", table, offset: 0, scale: 1 });
    values.forEach((value, at) => {
      const place = value * 64 - 0.5;
      const isSeen = Math.abs(place - 20) < 1;
      if (isSeen) expect(distance[at], `value ${value}`).to.equal(0);
    });
    expect(BRICK_EDGE).to.equal(8);
  });
});
