// visuals/mesh/params.ts -- the parameters of a mesh: what may be set, its default, its check, its words.

import { EngineError } from "../../base/errors";
import { custom, number, numbers, oneOf, type Given, type Values } from "../../base/params";
import { show } from "../../base/check";
import { readColor, type Color, type Rgba } from "../../data/color";
import { colormap, type Colormap, type ColormapLike } from "../../data/colormap";
import { Grid } from "../../data/grid";
import type { Picture } from "../../data/picture";
import { Surface } from "../../data/surface";
import { factsOf } from "../../shader/module";
import { volumeParams } from "../volume/params";
import { meshMaterials, type MaterialName, type MeshMaterial } from "./materials";

/** The parameters of a mesh. */
export const meshParams = {
  surface: custom<Surface>(undefined, "the triangles shown", takeSurface),
  shading: oneOf(
    ["smooth", "flat", "none"],
    "smooth",
    "normals of the vertices, normals of the triangles, or no light at all (then a named material is as basic)",
    "shader",
  ),
  material: custom<MaterialName | MeshMaterial>(
    "phong",
    "what light does at the surface: a name, or { glsl, uniforms } with a module that defines material_color",
    takeMaterial,
    { cost: "shader" },
  ),
  colorMode: oneOf(
    ["auto", "uniform", "vertex", "face", "values", "texture", "volume"],
    "auto",
    "where the colour comes from; auto: the first there is of grid, texture, faceColors, colors, values, color",
    "shader",
  ),
  color: custom<Rgba, Color>(readColor("#b8c4d0", "mesh.color"), "one colour for all", readColor, { cost: "uniform" }),
  cmap: custom<Colormap, ColormapLike>(colormap("viridis"), "colours of values: a name, or stops", (value) =>
    colormap(value),
  ),
  cmapInterpolation: volumeParams.cmapInterpolation,
  clim: custom<readonly [number, number] | "auto", readonly number[] | "auto">(
    "auto",
    "values shown by the first and the last colour. auto: least and greatest finite value",
    (value, name) => (value === "auto" ? value : volumeParams.clim.take(value, name)),
    { cost: "uniform", unit: "data", fromText: (text) => (text === "auto" ? text : volumeParams.clim.fromText(text)) },
  ),
  gamma: volumeParams.gamma,
  texture: custom<Picture | "none">("none", "a picture over the texture coordinates", takePicture),
  textureInterpolation: oneOf(["linear", "nearest"], "linear", "between the pixels of pictures"),
  grid: custom<Grid | "none">("none", "values over texture coordinates of three numbers", takeGrid),
  interpolation: volumeParams.interpolation,
  texelFormat: volumeParams.texelFormat,
  emulateTexture: volumeParams.emulateTexture,
  emissive: volumeParams.emissive,
  shininess: volumeParams.shininess,
  roughness: number(0.5, "how wide highlights are (standard)", { min: 0, max: 1 }),
  metalness: number(0, "how much of a metal (standard)", { min: 0, max: 1 }),
  light: numbers(3, [0, 0, 0], "direction towards the light, eye space; zeros: the light is at the eye"),
  lightMap: custom<Picture | "none">("none", "light that arrives, over texcoords1", takePicture, { cost: "shader" }),
  lightMapIntensity: number(1, "factor of the light map", { min: 0, max: 1000 }),
  aoMap: custom<Picture | "none">("none", "how open spots are, red, over texcoords1", takePicture, { cost: "shader" }),
  aoMapIntensity: number(1, "how much of the occlusion counts", { min: 0, max: 1 }),
  wireframe: oneOf([false, true, "over"], false, "the sides of the triangles alone, or drawn over them", "shader"),
  wireframeThickness: number(1, "width of the sides", { min: 0, max: 100, unit: "CSS px" }),
  wireframeColor: custom<Rgba, Color>([0, 0, 0, 1], "colour of sides drawn over", readColor, { cost: "uniform" }),
  side: oneOf(["both", "front", "back"], "both", "which sides of the triangles are shown"),
  opacity: number(1, "of the whole mesh; less than 1 shows what is behind", { min: 0, max: 1 }),
  clipPlanes: volumeParams.clipPlanes,
  clipMode: oneOf(["all", "any"], "all", "whether all planes must keep a place, or one is enough", "uniform"),
} as const;

/** What `mesh` takes. */
export type MeshOptions = Given<typeof meshParams>;
/** What a mesh's parameters read as. */
export type MeshValues = Values<typeof meshParams>;

function takeSurface(value: unknown, name: string): Surface {
  if (!(value instanceof Surface)) throw new EngineError("param/type", `${name} must be a Surface, got ${show(value)}`);
  return value;
}

function takeGrid(value: Grid | "none", name: string): Grid | "none" {
  if (value === "none" || value instanceof Grid) return value;
  throw new EngineError("param/type", `${name} must be a Grid or "none", got ${show(value)}`);
}

function takePicture(value: Picture | "none", name: string): Picture | "none" {
  const { width, height, channels, data } =
    (typeof value === "object" ? (value as Partial<Picture> | null) : undefined) ?? {};
  const isPicture = ArrayBuffer.isView(data) && data.length === (width ?? 0) * (height ?? 0) * (channels ?? 0);
  if (value === "none" || isPicture) return value;
  throw new EngineError("param/type", `${name} must be a Picture or "none", got ${show(value)}`);
}

function takeMaterial(value: MaterialName | MeshMaterial, name: string): MaterialName | MeshMaterial {
  if (typeof value === "string") {
    if (Object.prototype.hasOwnProperty.call(meshMaterials, value)) return value;
    const names = Object.keys(meshMaterials).join(", ");
    throw new EngineError("param/choice", `${name} must be one of ${names} or { glsl }, got ${show(value)}`);
  }
  const glsl = (value as Partial<MeshMaterial> | null)?.glsl;
  if (typeof glsl?.text !== "string" || !factsOf(glsl).defines.has("material_color")) {
    throw new EngineError("param/type", `${name}.glsl must be a module that defines material_color, got ${show(glsl)}`);
  }
  return value;
}
