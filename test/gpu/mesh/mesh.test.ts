// The mesh visual in browsers, both WebGLs: paints, light, maps, clipping and materials against their formulas.

import { expect } from "chai";
import { colormap, glsl, grid, mesh, picture, surface, type MeshOptions } from "../../../src/index";
import { clipFromPixels, openFlat, pixelAt, type FlatStage } from "../flat/stage";
import { chance } from "../harness/chance";
import { page, skipWithout } from "../harness/page";
import { difference, type Pixels } from "../harness/pixels";
import { covered, decode, encode, expectColor, phong, rectangle, unit } from "./formulas";

const SEED = 5;
const [WIDTH, HEIGHT] = [64, 48];
const BACK = [0.1, 0.15, 0.2];
/** One step of an 8-bit target, and one for pow in sRGB and tables. */
const ROUNDING = 2;
const GREY = [0.5, 0.5, 0.5] as const;

for (const webgl of [1, 2] as const)
  describe(`mesh on WebGL${webgl}`, () => {
    let stage: FlatStage;
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      stage = openFlat(WIDTH, HEIGHT, { webgl });
    });
    after(() => stage?.free());
    const draw = (options: MeshOptions, transform?: readonly number[]): Pixels =>
      stage.draw([mesh({ shading: "none", ...options })], clipFromPixels(WIDTH, HEIGHT), transform);
    const whole = (more: object = {}) => rectangle(0, 0, WIDTH, HEIGHT, more);

    it("one colour for all: the pixels whose centres the triangles cover, and no other", () => {
      const drawn = draw({ surface: rectangle(10, 8, 30, 20), color: [1, 0.5, 0] });
      expectColor(pixelAt(drawn, 10, 8), [1, 0.5, 0], ROUNDING);
      expectColor(pixelAt(drawn, 29, 19), [1, 0.5, 0], ROUNDING);
      expect(covered(drawn, BACK)).to.equal(20 * 12);
    });

    it("colours of corners are mixed by place", () => {
      // Red grows with x, green with y: the same in both triangles, so the diagonal must not show.
      const colors = [0, 0, 0.5, 1, 0, 0.5, 1, 1, 0.5, 0, 1, 0.5];
      const drawn = draw({ surface: whole({ colors }) });
      for (const [x, y] of [
        [0, 0],
        [63, 0],
        [20, 30],
        [50, 5],
        [63, 47],
      ] as const)
        expectColor(pixelAt(drawn, x, y), [(x + 0.5) / WIDTH, (y + 0.5) / HEIGHT, 0.5], ROUNDING);
    });

    it("colours of triangles stay within them", () => {
      const drawn = draw({ surface: whole({ faceColors: [1, 0, 0, 0, 0, 1] }) });
      expectColor(pixelAt(drawn, 60, 3), [1, 0, 0], ROUNDING);
      expectColor(pixelAt(drawn, 3, 44), [0, 0, 1], ROUNDING);
    });

    it("values are coloured for each spot, between and beyond the limits, with gamma; none where they are missing", () => {
      const values = [1000, 1400, 1400, 1000];
      const clim = [1300, 1100] as const;
      const drawn = draw({ surface: whole({ values }), clim, cmap: "plasma", gamma: 2 });
      for (const x of [0, 13, 20, 32, 40, 52, 63]) {
        const value = 1000 + (400 * (x + 0.5)) / WIDTH;
        const share = Math.min(1, Math.max(0, (value - clim[0]) / (clim[1] - clim[0])));
        expectColor(pixelAt(drawn, x, 24), colormap("plasma").at(share ** 2), ROUNDING + 1, `x ${x}:`);
      }
      const holed = draw({ surface: whole({ values: [1, 2, NaN, 1] }), cmap: "hot" });
      expectColor(pixelAt(holed, 40, 20), BACK, ROUNDING);
    });

    it("a picture lies where the texture coordinates say, row 0 at 0", () => {
      const pixels = new Uint8Array([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0]);
      const texture = picture({ data: pixels, width: 2, height: 2, channels: 3 });
      const drawn = draw({ surface: whole(), texture, textureInterpolation: "nearest" });
      expectColor(pixelAt(drawn, 10, 10), [1, 0, 0], ROUNDING);
      expectColor(pixelAt(drawn, 50, 10), [0, 1, 0], ROUNDING);
      expectColor(pixelAt(drawn, 10, 40), [0, 0, 1], ROUNDING);
      expectColor(pixelAt(drawn, 50, 40), [1, 1, 0], ROUNDING);
      // A row of colours, by one number for each corner.
      const row = picture({ data: new Uint8Array([0, 0, 0, 255]), width: 2, height: 1, channels: 2 });
      const faded = draw({ surface: whole({ texcoords: [0, 1, 1, 0] }), texture: row });
      expectColor(pixelAt(faded, 2, 30), BACK, ROUNDING);
      expectColor(pixelAt(faded, 62, 30), [0, 0, 0], ROUNDING);
    });

    it(`three texture coordinates cut through a grid (seed ${SEED})`, () => {
      const next = chance(SEED);
      const data = Float32Array.from({ length: 4 * 3 * 5 }, () => 10 + 90 * next());
      const values = grid({ data, shape: [4, 3, 5] });
      for (const slice of [0, 3]) {
        const z = (slice + 0.5) / 5;
        const texcoords = [0, 0, z, 1, 0, z, 1, 1, z, 0, 1, z];
        const options = { grid: values, clim: [0, 100], cmap: "viridis", interpolation: "nearest" } as const;
        const drawn = draw({ surface: whole({ texcoords }), texelFormat: "rg8", ...options });
        for (let j = 0; j < 3; ++j)
          for (let i = 0; i < 4; ++i)
            expectColor(
              pixelAt(drawn, 16 * i + 7, 16 * j + 9),
              colormap("viridis").at(values.at(i, j, slice) / 100),
              ROUNDING,
            );
      }
      const outside = draw({
        surface: whole({ texcoords: [0, 0, 1.2, 1, 0, 1.2, 1, 1, 1.2, 0, 1, 1.2] }),
        grid: values,
      });
      expect(covered(outside, BACK)).to.equal(0);
    });

    it("light: the normal goes through the inverse transpose, both sides alike, flat as smooth", () => {
      // A plane z = x / 2 in data space, doubled along z and halved along x by its node: z = 2 x in the world.
      const positions = [0, 0, 0, 2 * WIDTH, 0, WIDTH, 2 * WIDTH, HEIGHT, WIDTH, 0, HEIGHT, 0];
      const transform = [0.5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1];
      // Canvas pixels look along +z, so that the eye is at -z; depth is scaled to stay in the picture.
      const clip = [2 / WIDTH, 0, 0, 0, 0, -2 / HEIGHT, 0, 0, 0, 0, 0.001, 0, -1, 1, 0, 1];
      const view = [0, 0, -1];
      const normal = unit([2, 0, -1]);
      const light = unit([0.5, 0.4, -1]);
      const wanted = phong([0.8, 0.6, 0.3], normal, view, light, { shininess: 8, emissive: [0, 0, 0.2] });
      for (const shading of ["flat", "smooth"] as const)
        for (const faces of [
          [0, 1, 2, 0, 2, 3],
          [0, 2, 1, 0, 3, 2],
        ]) {
          const shown = mesh({
            surface: surface({ positions, faces }),
            color: [0.8, 0.6, 0.3],
            emissive: [0, 0, 0.2],
            shininess: 8,
            shading,
            light,
          });
          const drawn = stage.draw([shown], clip, transform);
          expectColor(pixelAt(drawn, 20, 20), wanted, ROUNDING, `${shading} ${faces.join(" ")}:`);
        }
    });

    it("maps of light and occlusion reach what comes from all around", () => {
      const lightMap = picture({ data: new Uint8Array([200, 100, 50]), width: 1, height: 1, channels: 3 });
      const aoMap = picture({ data: new Uint8Array([51]), width: 1, height: 1, channels: 1 });
      const baked = [200, 100, 50].map((byte) => decode(byte / 255));
      const open = (0.2 - 1) * 0.5 + 1;
      const shared = { surface: whole(), color: GREY, lightMap, aoMap, aoMapIntensity: 0.5, lightMapIntensity: 3 };
      const unlit = draw({ ...shared, material: "basic" });
      const arriving = baked.map((l) => ((3 * l) / Math.PI) * open);
      expectColor(
        pixelAt(unlit, 9, 9),
        arriving.map((l) => encode(decode(0.5) * l)),
        ROUNDING,
      );
      const lit = draw({ ...shared, shading: "smooth", material: "phong", light: [1, 0, -1] });
      const around = baked.map((l) => (0.1 + (3 * l) / Math.PI) * open);
      expectColor(pixelAt(lit, 9, 9), phong(GREY, [0, 0, -1], [0, 0, -1], unit([1, 0, -1]), { around }), ROUNDING);
      const open1 = draw({ surface: whole(), color: GREY, aoMap, material: "basic" });
      expectColor(
        pixelAt(open1, 9, 9),
        [0, 1, 2].map(() => encode(decode(0.5) * 0.2)),
        ROUNDING,
      );
    });

    it("planes cut away: where all keep, or where any keeps", () => {
      // Kept: right of 20, and above 10 (y down).
      const clipPlanes = [
        [1, 0, 0, -20],
        [0, -1, 0, 10],
      ];
      expect(covered(draw({ surface: whole(), clipPlanes }), BACK)).to.equal(44 * 10);
      const any = draw({ surface: whole(), clipPlanes, clipMode: "any" });
      expect(covered(any, BACK)).to.equal(WIDTH * HEIGHT - 20 * 38);
    });

    it("opacity shows what is behind; sides can be left out", () => {
      const half = draw({ surface: rectangle(0, 0, 32, 48), color: [1, 1, 1], opacity: 0.25 });
      expectColor(
        pixelAt(half, 5, 5),
        BACK.map((c) => 0.25 + 0.75 * c),
        ROUNDING,
      );
      const counts = (["front", "back"] as const).map((side) => covered(draw({ surface: whole(), side }), BACK));
      expect([...counts].sort((a, b) => a - b)).to.deep.equal([0, WIDTH * HEIGHT]);
    });

    it("a material of the page: its own words and uniforms, the mesh's paint and distances", () => {
      const text = `uniform vec3 u_tint;
vec4 material_color(Surfel s) {
  float nearest = min(min(s.edges.x, s.edges.y), s.edges.z);
  return nearest < 3.0 ? vec4(u_tint, 1.0) : vec4(s.albedo.rgb * 0.5, s.albedo.a);
}
`;
      const material = { glsl: glsl("page/own.glsl", text, []), uniforms: { u_tint: [0, 1, 0] }, edges: true };
      const drawn = draw({ surface: rectangle(10, 10, 50, 40), material, color: [1, 1, 0] });
      expectColor(pixelAt(drawn, 11, 30), [0, 1, 0], ROUNDING);
      expectColor(pixelAt(drawn, 15, 30), [0.5, 0.5, 0], ROUNDING);
    });

    it("more vertices than 16-bit indices name: no triangle is lost", () => {
      const columns = 40000;
      const positions = new Float32Array(6 * (columns + 1));
      const faces = new Uint32Array(6 * columns);
      for (let i = 0; i <= columns; ++i)
        positions.set([(i / columns) * WIDTH, 0, 0, (i / columns) * WIDTH, HEIGHT, 0], 6 * i);
      for (let i = 0; i < columns; ++i)
        faces.set(
          [0, 2, 1, 1, 2, 3].map((k) => 2 * i + k),
          6 * i,
        );
      expect(covered(draw({ surface: surface({ positions, faces }) }), BACK)).to.equal(WIDTH * HEIGHT);
    });

    it("is picked where it is, and says the nearest vertex's value", async () => {
      stage.draw([mesh({ surface: rectangle(10, 8, 30, 20, { values: [1, 2, 3, 4] }) })]);
      const picked = await stage.figure.pick(27.5, 18.5);
      expect(picked?.visual?.name).to.equal("mesh");
      expect(picked?.data[0]).to.be.closeTo(27.5, 0.01);
      expect(picked?.data[1]).to.be.closeTo(18.5, 0.01);
      expect(picked).to.include({ value: 3 });
      expect(await stage.figure.pick(2, 2)).to.equal(undefined);
    });

    it("a surface that was touched shows its new numbers", () => {
      const moving = rectangle(0, 0, 10, 10);
      const shown = mesh({ surface: moving, shading: "none" });
      const clip = clipFromPixels(WIDTH, HEIGHT);
      expect(covered(stage.draw([shown], clip), BACK)).to.equal(100);
      moving.positions.set([0, 0, 0, 20, 0, 0, 20, 10, 0, 0, 10, 0]);
      moving.touch();
      shown.surface = moving;
      expect(covered(stage.read(), BACK)).to.equal(200);
    });

    it("draws the same after the context was lost and came back", async function () {
      const extension = stage.figure.gpu.gl.getExtension("WEBGL_lose_context");
      if (!extension) return skipWithout(this, "this context cannot be lost on purpose");
      const options = { surface: whole({ values: [0, 1, 2, 3] }), wireframe: "over", shading: "flat" } as const;
      const before = draw(options);
      const back = new Promise((done) => stage.figure.on("restored", () => done(undefined)));
      extension.loseContext();
      setTimeout(() => extension.restoreContext(), 20);
      await back;
      expect(difference(stage.read(), before).max).to.equal(0);
    });
  });
