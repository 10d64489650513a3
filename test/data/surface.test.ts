// test/data/surface.test -- surfaces: what is taken and refused, bounds, normals by area.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { faceNormals } from "../../src/data/normals";
import { surface, type SurfaceOptions } from "../../src/data/surface";

function codeOf(options: SurfaceOptions): string {
  try {
    surface(options);
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

/** A unit square in z = 0 of two triangles, seen from +z counter-clockwise. */
const SQUARE = { positions: [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0], faces: [0, 1, 2, 0, 2, 3] };

describe("surface", () => {
  it("keeps arrays of the right type, and turns others into them", () => {
    const positions = new Float32Array(SQUARE.positions);
    const faces = new Uint32Array(SQUARE.faces);
    const made = surface({ positions, faces });
    expect(made.positions).to.equal(positions);
    expect(made.faces).to.equal(faces);
    expect([made.vertices, made.triangles]).to.deep.equal([4, 2]);
    expect(Array.from(surface({ ...SQUARE, faces: new Uint16Array(SQUARE.faces) }).faces)).to.deep.equal(SQUARE.faces);
    expect(Array.from(surface({ positions: SQUARE.positions.slice(0, 9) }).faces)).to.deep.equal([0, 1, 2]);
    const bytes = new Uint8Array([0, 51, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(Array.from(surface({ ...SQUARE, colors: bytes }).colors?.data.slice(0, 3) ?? [])).to.deep.equal([
      0,
      Math.fround(0.2),
      1,
    ]);
  });

  it("tells sizes of what is carried from its length", () => {
    const made = surface({ ...SQUARE, texcoords: new Array(12).fill(0), texcoords1: new Array(8).fill(0) });
    expect([made.texcoords?.size, made.texcoords1?.size]).to.deep.equal([3, 2]);
    expect(surface({ ...SQUARE, texcoords: [0, 0, 0, 0] }).texcoords?.size).to.equal(1);
    expect(surface({ ...SQUARE, faceColors: new Array(8).fill(1) }).faceColors?.size).to.equal(4);
  });

  it("refuses what does not fit, by code", () => {
    expect(codeOf({ positions: [0, 0] })).to.equal("surface/shape");
    expect(codeOf({ positions: [0, 0, 0] })).to.equal("surface/shape");
    expect(codeOf({ ...SQUARE, faces: [0, 1] })).to.equal("surface/shape");
    expect(codeOf({ ...SQUARE, faces: [0, 1, 4] })).to.equal("param/range");
    expect(codeOf({ ...SQUARE, faces: [0, 1, -1] })).to.equal("param/range");
    expect(codeOf({ ...SQUARE, faces: [0, 1, 0.5] })).to.equal("param/range");
    expect(codeOf({ ...SQUARE, faces: [0, 1, NaN] })).to.equal("param/range");
    expect(codeOf({ ...SQUARE, normals: [0, 0, 1] })).to.equal("surface/shape");
    expect(codeOf({ ...SQUARE, values: [1, 2, 3] })).to.equal("surface/shape");
    expect(codeOf({ ...SQUARE, colors: [1, 2, 3] })).to.equal("surface/shape");
    expect(codeOf({ ...SQUARE, worldFromData: [1] })).to.equal("param/range");
    expect(codeOf({ positions: 7 as never })).to.equal("param/type");
  });

  it("has bounds of the vertices that are somewhere", () => {
    const made = surface({ ...SQUARE, positions: [-1, 0, 2, 3, NaN, 0, 1, 1, 0, 0, 5, 0] });
    expect(made.bounds()).to.deep.equal({ min: [-1, 0, 0], max: [1, 5, 2] });
    expect(surface({ positions: [] }).bounds().min[0]).to.equal(Infinity);
  });

  it("finds bounds and normals anew after touch", () => {
    const made = surface(SQUARE);
    const normals = made.vertexNormals();
    expect(made.vertexNormals()).to.equal(normals);
    made.positions[2] = 4;
    made.touch();
    expect(made.version).to.equal(1);
    expect(made.bounds().max[2]).to.equal(4);
    expect(made.vertexNormals()).not.to.equal(normals);
  });

  it("weights normals by area: a large triangle beside a small one", () => {
    // Two triangles at vertex 0: one in z = 0 of area 2, one in x = 0 of area 1/2; the sum of normals is (1, 0, 4).
    const made = surface({
      positions: [0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1],
      faces: [0, 1, 2, 0, 3, 4],
    });
    const [x = 0, y = 0, z = 0] = made.vertexNormals();
    expect(x).to.be.closeTo(1 / Math.sqrt(17), 1e-6);
    expect(y).to.equal(0);
    expect(z).to.be.closeTo(4 / Math.sqrt(17), 1e-6);
    expect(Array.from(faceNormals(made.positions, made.faces))).to.deep.equal([0, 0, 1, 1, 0, 0]);
  });

  it("takes given normals at unit length, and gives none where nothing has an area", () => {
    const given = surface({ ...SQUARE, normals: [0, 0, 5, 0, 3, 4, 0, 0, 0, 1, 0, 0] }).vertexNormals();
    expect(Array.from(given).map((n) => Math.round(n * 1e6) / 1e6)).to.deep.equal([
      0, 0, 1, 0, 0.6, 0.8, 0, 0, 0, 1, 0, 0,
    ]);
    expect(Array.from(surface({ positions: new Array(9).fill(1) }).vertexNormals())).to.deep.equal(
      new Array(9).fill(0),
    );
    // Triangles far smaller than float32's least cross product still have a direction.
    const tiny = SQUARE.positions.map((p) => p * 1e-25);
    expect(
      Array.from(
        surface({ ...SQUARE, positions: tiny })
          .vertexNormals()
          .slice(0, 3),
      ),
    ).to.deep.equal([0, 0, 1]);
  });

  it("knows the range of its values, NaN left out", () => {
    expect(surface({ ...SQUARE, values: [3, NaN, -2, Infinity] }).range()).to.deep.equal([-2, 3]);
    expect(surface(SQUARE).range()).to.deep.equal([0, 0]);
  });
});
