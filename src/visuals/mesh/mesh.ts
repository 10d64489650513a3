// visuals/mesh/mesh.ts -- the mesh visual: a Surface, a paint, a material, as Draws.
// What varies is chosen as small GLSL files behind slots: what corners carry (vertex stage), and what spots make of it.

import { EngineError } from "../../base/errors";
import type { Draw, UniformValue, VolumeSource } from "../../data/draw";
import type { Surface } from "../../data/surface";
import { rescaled, texelWindow, windowOf, withClim, type WindowState } from "../../data/window";
import type { Box } from "../../math/box";
import type { GlslModule } from "../../shader/module";
import carryBakeNone from "../../../glsl/mesh/carry/bake_none.glsl";
import carryEdges from "../../../glsl/mesh/carry/edges.glsl";
import carryEdgesNone from "../../../glsl/mesh/carry/edges_none.glsl";
import carryNormal from "../../../glsl/mesh/carry/normal.glsl";
import carryNormalNone from "../../../glsl/mesh/carry/normal_none.glsl";
import carryTexcoord1 from "../../../glsl/mesh/carry/texcoord1.glsl";
import bakeLight from "../../../glsl/mesh/bake/light.glsl";
import bakeLightNone from "../../../glsl/mesh/bake/light_none.glsl";
import bakeOpen from "../../../glsl/mesh/bake/open.glsl";
import bakeOpenNone from "../../../glsl/mesh/bake/open_none.glsl";
import keepsNone from "../../../glsl/clip/keeps_none.glsl";
import keepsPlanes from "../../../glsl/clip/keeps_planes.glsl";
import meshFragment from "../../../glsl/mesh/mesh.frag.glsl";
import meshVertex from "../../../glsl/mesh/mesh.vert.glsl";
import shapeNone from "../../../glsl/mesh/shape/none.glsl";
import shapeNormal from "../../../glsl/mesh/shape/normal.glsl";
import wireDistances from "../../../glsl/mesh/wire/distances.glsl";
import wireFar from "../../../glsl/mesh/wire/far.glsl";
import wireOnly from "../../../glsl/mesh/wire/only.glsl";
import wireOver from "../../../glsl/mesh/wire/over.glsl";
import wirePlain from "../../../glsl/mesh/wire/plain.glsl";
import { defineVisual, type Probed, type VisualOf } from "../visual";
import { MAX_CLIP_PLANES } from "../volume/params";
import { meshParts, type GeometryWish, type MeshPart } from "./geometry";
import { meshMaterials, type MeshMaterial } from "./materials";
import { isCut, limitsOf, paintOf, type MeshPaint } from "./paints";
import { meshParams, type MeshOptions, type MeshValues } from "./params";

/** A mesh. */
export type Mesh = VisualOf<typeof meshParams>;

/** The texels of the grid that colours the mesh, if there is one. */
interface State {
  readonly asker: object;
  readonly window: WindowState | undefined;
  readonly source: VolumeSource | undefined;
}

const define = defineVisual(
  {
    name: "mesh",
    params: meshParams,
    derive: ({ surface }) => {
      if (!surface) throw new EngineError("param/type", "mesh.surface is required: a Surface, got undefined");
      return {};
    },
    state: (values: MeshValues, before: { values: MeshValues; state: State } | undefined): State => {
      requireAll(values);
      const asker = before?.state.asker ?? {};
      const window = windowFor(values, before);
      return { asker, window, source: window && sourceOf(values, window, asker) };
    },
    draws: (values, state: State) => drawsOf(values, state),
    bounds: ({ surface }): Box => surface.bounds(),
    worldFromData: ({ surface }) => surface.worldFromData,
    probe: ({ surface }, place) => nearestVertex(surface, place),
  },
  () => ({}),
);

/**
 * A mesh visual.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function mesh(options: MeshOptions): Mesh {
  return define(options);
}

/** Throws when something is asked for whose data are not there. */
function requireAll(values: MeshValues): void {
  const { colorMode, lightMap, aoMap, surface } = values;
  const lacks = paintOf(values).lacks(values);
  if (lacks !== undefined) {
    throw new EngineError("param/type", `mesh.colorMode ${colorMode} needs ${lacks}, which the mesh has not`);
  }
  if ((lightMap !== "none" || aoMap !== "none") && !surface.texcoords1) {
    const which = lightMap !== "none" ? "lightMap" : "aoMap";
    throw new EngineError("param/type", `mesh.${which} needs texcoords1, which the surface has not`);
  }
}

function windowFor(
  values: MeshValues,
  before: { values: MeshValues; state: State } | undefined,
): WindowState | undefined {
  const { grid } = values;
  if (grid === "none" || !isCut(values)) return undefined;
  const clim = limitsOf(values);
  const last = before?.values.grid === grid ? before.state.window : undefined;
  if (!last) return windowOf(clim);
  const { state, rescale } = withClim(last, clim);
  return rescale ? rescaled(state) : state;
}

function sourceOf(values: MeshValues, window: WindowState, asker: object): VolumeSource | undefined {
  const { grid, texelFormat: format, emulateTexture: emulate, interpolation } = values;
  if (grid === "none") return undefined;
  const report = (): void => undefined;
  return { kind: "volume", grid, window: texelWindow(window), format, emulate, interpolation, asker, report };
}

function drawsOf(values: MeshValues, { source }: State): readonly Draw[] {
  const paint = paintOf(values);
  const material = materialOf(values);
  const wish = wishOf(values, paint, material);
  const isBlended = values.opacity < 1 || paint.isTranslucent(values) || material.translucent === true;
  const { vertex, fills } = modulesOf(values, paint, material, wish);
  const uniforms = uniformsOf(values, paint, material, source);
  const drawOf = (part: MeshPart, cull: Draw["cull"]): Draw => ({
    vertex,
    fragment: meshFragment,
    fills,
    uniforms,
    attributes: part.attributes,
    ...(part.index ? { index: part.index } : {}),
    topology: "triangles",
    count: part.count,
    blend: isBlended ? "over" : "none",
    depthTest: true,
    depthWrite: !isBlended,
    cull,
  });
  const parts = meshParts(values.surface, wish);
  const one = values.side === "both" ? "none" : values.side === "front" ? "back" : "front";
  // Of a closed body the far side lies behind the near one: seen through, it has to be there first.
  const culls: readonly Draw["cull"][] = isBlended && one === "none" ? ["front", "back"] : [one];
  return culls.reduce<readonly Draw[]>((all, cull) => [...all, ...parts.map((part) => drawOf(part, cull))], []);
}

function materialOf({ material, shading }: MeshValues): MeshMaterial {
  if (typeof material !== "string") return material;
  return (shading === "none" ? meshMaterials.basic : meshMaterials[material]) ?? meshMaterials.basic;
}

function wishOf(
  { shading, wireframe, lightMap, aoMap }: MeshValues,
  paint: MeshPaint,
  material: MeshMaterial,
): GeometryWish {
  const edges = wireframe !== false || material.edges === true;
  return {
    apart: edges || shading === "flat" || paint.wish === "faceColor",
    normals: shading === "none" ? "none" : shading === "flat" ? "face" : "vertex",
    paint: paint.wish,
    texcoords1: lightMap !== "none" || aoMap !== "none",
    edges,
  };
}

function modulesOf(values: MeshValues, paint: MeshPaint, material: MeshMaterial, wish: GeometryWish) {
  const vertex = vertexOf([
    wish.normals === "none" ? carryNormalNone : carryNormal,
    paint.carry,
    wish.texcoords1 ? carryTexcoord1 : carryBakeNone,
    wish.edges ? carryEdges : carryEdgesNone,
  ]);
  const fills: readonly GlslModule[] = [
    values.clipPlanes.length > 0 ? keepsPlanes : keepsNone,
    wish.normals === "none" ? shapeNone : shapeNormal,
    paint.glsl,
    values.lightMap === "none" ? bakeLightNone : bakeLight,
    values.aoMap === "none" ? bakeOpenNone : bakeOpen,
    wish.edges ? wireDistances : wireFar,
    values.wireframe === "over" ? wireOver : values.wireframe ? wireOnly : wirePlain,
    material.glsl,
  ];
  return { vertex, fills };
}

const vertices = new Map<string, GlslModule>();

/** The vertex stage that carries what is asked for: its slots are filled by the files included beside it. */
function vertexOf(carries: readonly GlslModule[]): GlslModule {
  const key = carries.map(({ path }) => path).join(" ");
  let made = vertices.get(key);
  if (!made) {
    made = { ...meshVertex, includes: [...meshVertex.includes, ...carries] };
    vertices.set(key, made);
  }
  return made;
}

function uniformsOf(
  values: MeshValues,
  paint: MeshPaint,
  material: MeshMaterial,
  source: VolumeSource | undefined,
): Readonly<Record<string, UniformValue>> {
  const { lightMap, aoMap, textureInterpolation: interpolation } = values;
  const out: Record<string, UniformValue> = {
    u_opacity: values.opacity,
    u_emissive: values.emissive.slice(0, 3),
    u_shininess: values.shininess,
    u_roughness: values.roughness,
    u_metalness: values.metalness,
    u_light: values.light,
    u_lightMapIntensity: values.lightMapIntensity,
    u_aoMapIntensity: values.aoMapIntensity,
    u_wireframeThickness: values.wireframeThickness,
    u_wireframeColor: values.wireframeColor,
    u_clipPlanes: flattened(values.clipPlanes),
    u_clipPlaneCount: values.clipPlanes.length,
    u_clipAny: values.clipMode === "any" ? 1 : 0,
    ...paint.uniforms(values, source),
    ...material.uniforms,
  };
  if (lightMap !== "none") out["u_lightMap"] = { kind: "picture", picture: lightMap, interpolation };
  if (aoMap !== "none") out["u_aoMap"] = { kind: "picture", picture: aoMap, interpolation };
  return out;
}

/** All planes' numbers in a row, filled up to what the shader declares. */
function flattened(planes: readonly (readonly number[])[]): Float32Array {
  const flat = new Float32Array(4 * MAX_CLIP_PLANES);
  planes.forEach((plane, i) => flat.set(plane, 4 * i));
  return flat;
}

/** The vertex nearest to a place, and its value (NaN where vertices have none). */
function nearestVertex({ positions, values }: Surface, [x, y, z]: readonly [number, number, number]): Probed {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < positions.length / 3; ++i) {
    const dx = (positions[3 * i] as number) - x;
    const dy = (positions[3 * i + 1] as number) - y;
    const dz = (positions[3 * i + 2] as number) - z;
    const distance = dx * dx + dy * dy + dz * dz;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return { index: best < 0 ? [] : [best], value: values?.[best] ?? NaN };
}
