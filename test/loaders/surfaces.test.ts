// test/loaders/surfaces.test -- files of triangles: corners where they should be, hostile files refused by code.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { weld } from "../../src/data/weld";
import { readObj } from "../../src/loaders/obj";
import { readStl } from "../../src/loaders/stl";

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text.split("").map((letter) => letter.charCodeAt(0)));
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

/** Two triangles of a square. */
const SQUARE = [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0];

function binaryStl(triangles: number, words: string): Uint8Array {
  const bytes = new Uint8Array(84 + 50 * triangles);
  bytes.set(bytesOf(words));
  const view = new DataView(bytes.buffer);
  view.setUint32(80, triangles, true);
  SQUARE.slice(0, 9 * triangles).forEach((value, i) => {
    view.setFloat32(84 + 50 * Math.floor(i / 9) + 12 + 4 * (i % 9), value, true);
  });
  return bytes;
}

describe("weld", () => {
  it("makes corners at one place one vertex, in the order they come", () => {
    const { positions, faces } = weld(Float32Array.from(SQUARE));
    expect(Array.from(positions)).to.deep.equal([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]);
    expect(Array.from(faces)).to.deep.equal([0, 1, 2, 0, 2, 3]);
    expect(Array.from(weld(Float32Array.from([0, 0, 0, -0, 0, 0, 1, 0, 0])).faces)).to.deep.equal([0, 0, 1]);
  });
});

describe("STL", () => {
  it("reads binary files, also those that begin as if they were words", () => {
    for (const words of ["made by hand", "solid square"]) {
      const made = readStl(binaryStl(2, words), "square");
      expect([made.vertices, made.triangles, made.name]).to.deep.equal([4, 2, "square"]);
      expect(Array.from(made.vertexNormals().slice(0, 3))).to.deep.equal([0, 0, 1]);
    }
  });

  it("reads words", () => {
    const corners = [0, 1, 2, 3, 4, 5].map((i) => `vertex ${SQUARE.slice(3 * i, 3 * i + 3).join(" ")}`);
    const text = `solid s\nfacet normal 0 0 1\n outer loop\r\n${corners.join("\n  ")}\nendloop\nendsolid`;
    expect(readStl(bytesOf(text)).triangles).to.equal(2);
    expect(codeOf(() => readStl(bytesOf("solid\nvertex 1 2 x\n")))).to.equal("load/header");
    expect(codeOf(() => readStl(bytesOf("solid\nvertex 1 2 3\n")))).to.equal("load/truncated");
  });

  it("refuses what ends before its triangles do", () => {
    expect(codeOf(() => readStl(binaryStl(2, "x").subarray(0, 150)))).to.equal("load/truncated");
    expect(codeOf(() => readStl(new Uint8Array(10)))).to.equal("load/truncated");
  });
});

describe("OBJ", () => {
  const text = `# a square
v 0 0 0 1 0 0
v 1 0 0 0 1 0
v 1 1 0 0 0 1
v 0 1 0 1 1 1
vt 0 0
vt 1 0
vt 1 1
vt 0 1
vn 0 0 1
usemtl none
f 1/1/1 2/2/1 3/3/1 4/4/1
`;

  it("reads places, colours, texture coordinates, normals; faces of four corners are two triangles", () => {
    const made = readObj(bytesOf(text));
    expect([made.vertices, made.triangles]).to.deep.equal([4, 2]);
    expect(Array.from(made.faces)).to.deep.equal([0, 1, 2, 0, 2, 3]);
    expect(Array.from(made.texcoords?.data ?? [])).to.deep.equal([0, 0, 1, 0, 1, 1, 0, 1]);
    expect(Array.from(made.normals ?? []).slice(0, 3)).to.deep.equal([0, 0, 1]);
    expect(Array.from(made.colors?.data ?? []).slice(3, 6)).to.deep.equal([0, 1, 0]);
  });

  it("parts vertices whose texture coordinates differ, and counts from the end", () => {
    const parted = readObj(bytesOf(`${text}f 1/2/1 2/2/1 3/3/1\n`));
    expect(parted.vertices).to.equal(5);
    const relative = readObj(bytesOf("v 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\nv 5 5 5\nf -3 -2 -1"));
    expect(Array.from(relative.positions.slice(-3))).to.deep.equal([5, 5, 5]);
    expect(relative.triangles).to.equal(2);
  });

  it("refuses faces and numbers that are none", () => {
    expect(codeOf(() => readObj(bytesOf("v 0 0 0\nf 1 2 3")))).to.equal("load/header");
    expect(codeOf(() => readObj(bytesOf("v 0 0 0\nf 1 1 0")))).to.equal("load/header");
    expect(codeOf(() => readObj(bytesOf("v 0 zero 0")))).to.equal("load/header");
    expect(readObj(bytesOf("")).triangles).to.equal(0);
  });
});
