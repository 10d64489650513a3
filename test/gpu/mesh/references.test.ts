// Meshes against pictures that the real vispy drew: its look is plugged in as a material, all else is ours.
// Values are coloured for each vertex there and for each spot here; that case is drawn with colours of vertices.

import { expect } from "chai";
import { colormap, mesh, surface, type MeshOptions, type Surface } from "../../../src/index";
import { invertMatrix } from "../../oracle/rays";
import vispyLook from "./vispy.frag.glsl";
import { multiply } from "../volume/matrices";
import { openFlat } from "../flat/stage";
import { fetchJson, page, postArtifact, printLine, skipWithout } from "../harness/page";
import { describeDifference, difference, isWithin, type Tolerance } from "../harness/pixels";
import { fetchPng, writePng } from "../harness/png";

interface MeshCase {
  readonly id: string;
  readonly kind: string;
  readonly canvas: { readonly size: readonly [number, number]; readonly bgcolor: readonly number[] };
  readonly visual: {
    readonly mesh_key: string;
    readonly shading: "flat" | "smooth" | null;
    readonly color?: readonly number[];
    readonly vertex_colors?: string;
    readonly face_colors?: string;
    readonly vertex_values?: string;
    readonly cmap?: string;
  };
  readonly image: string;
  readonly resolved: {
    readonly matrices: {
      readonly linear: boolean;
      readonly visual_to_render: readonly number[];
      readonly visual_to_scene: readonly number[];
    };
  };
  readonly suggested_tolerance: { readonly strict: Tolerance };
}

interface MeshData {
  readonly vertices: readonly (readonly number[])[];
  readonly faces: readonly (readonly number[])[];
}

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Cases drawn elsewhere: not one matrix. */
const ELSEWHERE = ["mesh_polar"];

/**
 * vispy takes the eye's direction from two points 1e-5 apart in depth, in single precision: in this view with its tiny near
 * plane that is off by up to 0.9 degrees from vertex to vertex, and highlights of 20 s^200 show it. The rest agrees.
 */
const OWN_TOLERANCE: Readonly<Record<string, Tolerance>> = {
  mesh_turntable_smooth: { mae_max: 0.3, psnr_min: 33, frac_gt16_max: 0.004 },
};

describe("meshes as vispy drew them", () => {
  let cases: readonly MeshCase[] = [];
  let data: Readonly<Record<string, MeshData>> = {};
  before(async function () {
    if (!page().shared) skipWithout(this, "no recorded references here");
    const all = await fetchJson<readonly MeshCase[]>("/shared/references/cases.json");
    cases = all.filter(({ kind, id }) => kind === "mesh" && ELSEWHERE.indexOf(id) < 0);
    data = await fetchJson("/shared/references/data2d.json");
  });

  for (const webgl of [1, 2] as const)
    it(`every linear case, strictly: WebGL${webgl}`, async function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      expect(cases.length).to.equal(6);
      const broken: string[] = [];
      for (const one of cases) {
        const [width, height] = one.canvas.size;
        const stage = openFlat(width, height, { webgl, background: one.canvas.bgcolor as number[] });
        const { visual_to_render: clip, visual_to_scene: world = IDENTITY } = one.resolved.matrices;
        const scene = multiply(clip, Array.from(invertMatrix(world)));
        const drawn = stage.draw([mesh(optionsOf(one, data[one.visual.mesh_key]!, world))], scene, world);
        stage.free();
        const found = difference(drawn, await fetchPng(`/shared/references/${one.image}`));
        await postArtifact(`mesh/${one.id}-${webgl}.png`, writePng(drawn));
        printLine(`${one.id} WebGL${webgl}: ${describeDifference(found)}`);
        if (!isWithin(found, OWN_TOLERANCE[one.id] ?? one.suggested_tolerance.strict))
          broken.push(`${one.id}: ${describeDifference(found)}`);
      }
      expect(broken).to.deep.equal([]);
    });
});

function optionsOf({ visual }: MeshCase, { vertices, faces }: MeshData, world: readonly number[]): MeshOptions {
  const positions = flat(vertices);
  const indices = flat(faces);
  if (visual.shading === null) return { surface: colored(visual, positions, indices), shading: "none" };
  const isFlat = visual.shading === "flat";
  const made = surface({ positions, faces: indices });
  const inScene = surface({ positions, faces: indices, normals: turned(made.vertexNormals(), world) });
  return {
    surface: isFlat ? made : inScene,
    shading: visual.shading,
    color: visual.color!,
    material: { glsl: vispyLook, uniforms: { u_vispyLight: [10, 5, -5], u_vispyIsFlat: isFlat ? 1 : 0 } },
  };
}

/** The recorded colours: of places, of numbers of triangles, of heights. */
function colored(visual: MeshCase["visual"], positions: number[], faces: number[]): Surface {
  if (visual.face_colors === "face_index") {
    const faceColors: number[] = [];
    for (let i = 0; i < faces.length / 3; ++i)
      faceColors.push(((7 * i) % 11) / 10, ((5 * i) % 13) / 12, ((3 * i) % 17) / 16);
    return surface({ positions, faces, faceColors });
  }
  if (visual.vertex_colors === "xyz_rgb")
    return surface({ positions, faces, colors: positions.map((p) => 0.5 + 0.5 * p) });
  const heights = positions.filter((_, i) => i % 3 === 2);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const map = colormap(visual.cmap!);
  const colors = heights.reduce<number[]>((all, z) => [...all, ...map.at((z - low) / (high - low)).slice(0, 3)], []);
  return surface({ positions, faces, colors });
}

function flat(rows: readonly (readonly number[])[]): number[] {
  return rows.reduce<number[]>((all, row) => [...all, ...row], []);
}

/** Directions through a matrix itself, as vispy does it. */
function turned(normals: Float32Array, m: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < normals.length; i += 3)
    for (let row = 0; row < 3; ++row)
      out.push(m[row]! * normals[i]! + m[4 + row]! * normals[i + 1]! + m[8 + row]! * normals[i + 2]!);
  return out;
}
