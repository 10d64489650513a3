// test/visuals/mesh.test -- the mesh visual without a GPU: parameters, what its draws hold, every paint and material links.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { grid } from "../../src/data/grid";
import { picture } from "../../src/data/picture";
import { surface, type Surface } from "../../src/data/surface";
import { arrange } from "../../src/shader/link";
import { glsl } from "../../src/shader/module";
import { meshMaterials } from "../../src/visuals/mesh/materials";
import { mesh } from "../../src/visuals/mesh/mesh";
import type { MeshOptions } from "../../src/visuals/mesh/params";
import linear from "../../glsl/space/linear.glsl";
import color from "../../glsl/output/color.frag.glsl";
import position from "../../glsl/output/position.vert.glsl";
import hardware from "../../glsl/volume/between/hardware.glsl";
import texture3d from "../../glsl/volume/access/texture3d.glsl";
import one from "../../glsl/volume/decode/one.glsl";

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

const map = picture({ data: new Uint8Array(12).fill(255), width: 2, height: 2, channels: 3 });
const cube = grid({ data: Float32Array.from({ length: 8 }, (_, i) => i), shape: [2, 2, 2] });

/** A square with everything that a surface can carry. */
const rich = surface({
  positions: [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0],
  faces: [0, 1, 2, 0, 2, 3],
  texcoords: [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0],
  texcoords1: [0, 0, 1, 0, 1, 1, 0, 1],
  colors: new Array(16).fill(1),
  faceColors: new Array(6).fill(0.5),
  values: [1, 2, NaN, 4],
});

/** A strip of `n` quads: 2 n + 2 vertices. */
function strip(n: number): Surface {
  const positions: number[] = [];
  const faces: number[] = [];
  for (let i = 0; i <= n; ++i) positions.push(i, 0, 0, i, 1, 0);
  for (let i = 0; i < n; ++i) faces.push(2 * i, 2 * i + 2, 2 * i + 1, 2 * i + 1, 2 * i + 2, 2 * i + 3);
  return surface({ positions, faces });
}

const combinations: readonly MeshOptions[] = [
  ...(["uniform", "vertex", "face", "values", "texture", "volume"] as const).map((colorMode) => ({ colorMode })),
  ...(["smooth", "flat", "none"] as const).map((shading) => ({ shading })),
  ...Object.keys(meshMaterials).map((material) => ({ material })),
  { wireframe: true },
  { wireframe: "over" },
  { lightMap: map },
  { aoMap: map },
  { lightMap: map, aoMap: map, wireframe: "over", shading: "flat", clipPlanes: [[1, 0, 0, 0]], colorMode: "face" },
];

describe("mesh", () => {
  for (const options of combinations) {
    const words = JSON.stringify(options, (key, value: unknown) => (key.endsWith("Map") ? "a picture" : value));
    it(`its draw composes: ${words}`, () => {
      for (const draw of mesh({ surface: rich, texture: map, grid: cube, ...options }).draws()) {
        const own = [draw.fragment, ...draw.fills];
        const volume = "u_volume" in draw.uniforms ? [hardware, texture3d, one] : [];
        expect(arrange(color, [...own, ...volume, linear]).unused.map(({ path }) => path)).to.deep.equal([]);
        const stage = arrange(position, [draw.vertex, linear]);
        const text = stage.order.map((module) => module.text).join("\n");
        for (const [, name = ""] of text.matchAll(/^attribute \w+ (\w+);/gm)) {
          const attribute = draw.attributes[name];
          const corners = draw.index ? 1 + Math.max(...Array.from(draw.index)) : draw.count;
          expect(attribute?.data.length, name).to.equal(corners * (attribute?.size ?? 0));
        }
      }
    });
  }

  it("takes the first paint whose data are there", () => {
    const slotsOf = (options: MeshOptions): string => mesh(options).draws()[0]?.fills[2]?.path ?? "";
    expect(slotsOf({ surface: strip(1) })).to.equal("mesh/paint/uniform.glsl");
    expect(slotsOf({ surface: rich })).to.equal("mesh/paint/color.glsl");
    expect(slotsOf({ surface: rich, texture: map })).to.equal("mesh/paint/picture.glsl");
    expect(slotsOf({ surface: rich, texture: map, grid: cube })).to.equal("mesh/paint/volume.glsl");
    expect(slotsOf({ surface: rich, texture: map, colorMode: "values" })).to.equal("mesh/paint/value.glsl");
  });

  it("refuses what lacks its data, and changes nothing then", () => {
    const shown = mesh({ surface: strip(1) });
    const before = shown.draws();
    expect(codeOf(() => shown.set({ colorMode: "vertex" }))).to.equal("param/type");
    expect(codeOf(() => shown.set({ lightMap: map }))).to.equal("param/type");
    expect(codeOf(() => shown.set({ material: "gold" }))).to.equal("param/choice");
    expect(codeOf(() => shown.set({ material: { glsl: glsl("x.glsl", "", []) } }))).to.equal("param/type");
    expect(codeOf(() => shown.set({ texture: {} as never }))).to.equal("param/type");
    expect(codeOf(() => shown.set({ opacity: 2 }))).to.equal("param/range");
    expect(codeOf(() => mesh({}))).to.equal("param/type");
    expect(shown.draws()).to.equal(before);
    expect(shown.colorMode).to.equal("auto");
  });

  it("is opaque until something lets light through; then the far side is drawn first", () => {
    const cullsOf = (options: MeshOptions): string[] =>
      mesh({ surface: strip(1), ...options })
        .draws()
        .map(({ blend, cull }) => `${blend} ${cull}`);
    expect(cullsOf({})).to.deep.equal(["none none"]);
    expect(cullsOf({ opacity: 0.5 })).to.deep.equal(["over front", "over back"]);
    expect(cullsOf({ opacity: 0.5, side: "front" })).to.deep.equal(["over back"]);
    expect(cullsOf({ color: [1, 0, 0, 0.5] })).to.deep.equal(["over front", "over back"]);
    expect(cullsOf({ side: "back" })).to.deep.equal(["none front"]);
  });

  it("gives the same arrays for the same surface, and new ones for a touched one", () => {
    const made = strip(2);
    const shown = mesh({ surface: made });
    const first = shown.draws()[0]?.attributes["a_position"]?.data;
    shown.set({ color: "red" });
    expect(shown.draws()[0]?.attributes["a_position"]?.data).to.equal(first);
    expect(mesh({ surface: made, opacity: 0.5 }).draws()[0]?.attributes["a_position"]?.data).to.equal(first);
    made.positions[0] = -1;
    made.touch();
    shown.surface = made;
    expect(shown.draws()[0]?.attributes["a_position"]?.data).not.to.equal(first);
    expect(shown.draws()[0]?.attributes["a_position"]?.data[0]).to.equal(-1);
  });

  it("cuts what 16-bit indices cannot name; the parts together are the whole", () => {
    const made = strip(40000);
    const draws = mesh({ surface: made }).draws();
    expect(draws.length).to.equal(2);
    let triangle = 0;
    for (const { attributes, index, count } of draws) {
      const positions = attributes["a_position"]?.data as Float32Array;
      expect(positions.length / 3).to.be.at.most(65535);
      for (let i = 0; i < count; ++i) {
        const vertex = made.faces[3 * triangle + (i % 3)] as number;
        const at = 3 * (index as Uint16Array)[i]!;
        if (positions[at] !== made.positions[3 * vertex]) throw new Error(`corner ${i} of triangle ${triangle}`);
        if (i % 3 === 2) triangle += 1;
      }
    }
    expect(triangle).to.equal(made.triangles);
  });

  it("says which vertex is near, and its value; bounds and placement are the surface's", () => {
    const shown = mesh({ surface: rich });
    expect(shown.probe([0.9, 0.2, 0])).to.deep.equal({ index: [1], value: 2 });
    expect(mesh({ surface: strip(1) }).probe([1, 1, 0])?.value).to.be.NaN;
    expect(shown.bounds()).to.deep.equal({ min: [0, 0, 0], max: [1, 1, 0] });
    expect(mesh({ surface: surface({ positions: [] }) }).draws()).to.deep.equal([]);
  });
});
