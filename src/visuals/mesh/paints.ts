// visuals/mesh/paints.ts -- the table of paints: where a surface's colour comes from before any light falls on it.

import type { UniformValue, VolumeSource } from "../../data/draw";
import type { Surface } from "../../data/surface";
import type { GlslModule } from "../../shader/module";
import carryColor from "../../../glsl/mesh/carry/color.glsl";
import carryNone from "../../../glsl/mesh/carry/paint_none.glsl";
import carryTexcoord from "../../../glsl/mesh/carry/texcoord.glsl";
import carryValue from "../../../glsl/mesh/carry/value.glsl";
import paintColor from "../../../glsl/mesh/paint/color.glsl";
import paintPicture from "../../../glsl/mesh/paint/picture.glsl";
import paintUniform from "../../../glsl/mesh/paint/uniform.glsl";
import paintValue from "../../../glsl/mesh/paint/value.glsl";
import paintVolume from "../../../glsl/mesh/paint/volume.glsl";
import { shareOf } from "../../data/window";
import type { GeometryWish } from "./geometry";
import type { MeshValues } from "./params";

/** One way of colouring. */
export interface MeshPaint {
  /** defines `vec4 paint_color()`, fragment stage */
  readonly glsl: GlslModule;
  /** defines `void paint_carry()`, vertex stage */
  readonly carry: GlslModule;
  /** what corners must carry for it */
  readonly wish: GeometryWish["paint"];
  /** what is missing for it, in words; undefined: nothing is */
  lacks(values: MeshValues): string | undefined;
  uniforms(values: MeshValues, source: VolumeSource | undefined): Readonly<Record<string, UniformValue>>;
  isTranslucent(values: MeshValues): boolean;
}

/** Every paint by name; the first whose data are there is what "auto" takes. */
export const meshPaints = {
  volume: {
    glsl: paintVolume,
    carry: carryTexcoord,
    wish: "texcoord",
    lacks: ({ grid, surface }) =>
      missing(grid !== "none", "grid") ?? missing(surface.texcoords?.size === 3, "texcoords of three numbers"),
    uniforms: (values, source) => ({
      ...(source ? { u_volume: source } : {}),
      u_share: { kind: "share", of: "u_volume", clim: limitsOf(values) },
      u_gamma: values.gamma,
      u_table: values.cmap.tableSource(values.cmapInterpolation),
      u_texcoordShape: values.grid === "none" ? [1, 1, 1] : values.grid.shape,
    }),
    isTranslucent: ({ cmap }) => cmap.hasAlpha,
  },
  texture: {
    glsl: paintPicture,
    carry: carryTexcoord,
    wish: "texcoord",
    lacks: ({ texture, surface }) =>
      missing(texture !== "none", "texture") ?? missing(!!surface.texcoords, "texcoords"),
    uniforms: ({ texture, textureInterpolation: interpolation }): Record<string, UniformValue> =>
      texture === "none" ? {} : { u_texture: { kind: "picture", picture: texture, interpolation } },
    isTranslucent: ({ texture }) =>
      texture !== "none" && texture.channels % 2 === 0 && hasAlpha(texture.data, texture.channels, 255),
  },
  face: {
    glsl: paintColor,
    carry: carryColor,
    wish: "faceColor",
    lacks: ({ surface }) => missing(!!surface.faceColors, "faceColors"),
    uniforms: () => ({}),
    isTranslucent: ({ surface: { faceColors } }) => isSeeThrough(faceColors),
  },
  vertex: {
    glsl: paintColor,
    carry: carryColor,
    wish: "color",
    lacks: ({ surface }) => missing(!!surface.colors, "colors"),
    uniforms: () => ({}),
    isTranslucent: ({ surface: { colors } }) => isSeeThrough(colors),
  },
  values: {
    glsl: paintValue,
    carry: carryValue,
    wish: "value",
    lacks: ({ surface }) => missing(!!surface.values, "values"),
    uniforms: (values) => {
      const { offset, scale } = shareOf(limitsOf(values), [0, 1]);
      const { cmap, cmapInterpolation, gamma } = values;
      return { u_share: [offset, scale], u_gamma: gamma, u_table: cmap.tableSource(cmapInterpolation) };
    },
    isTranslucent: ({ cmap }) => cmap.hasAlpha,
  },
  uniform: {
    glsl: paintUniform,
    carry: carryNone,
    wish: "none",
    lacks: () => undefined,
    uniforms: ({ color }) => ({ u_color: color }),
    isTranslucent: ({ color }) => color[3] < 1,
  },
} as const satisfies Readonly<Record<string, MeshPaint>>;

/** A paint's name. */
export type PaintName = keyof typeof meshPaints;

/** The paint that a mesh has: the one it names, or for "auto" the first whose data are there. */
export function paintOf(values: MeshValues): MeshPaint {
  const table: Readonly<Record<string, MeshPaint>> = meshPaints;
  if (values.colorMode !== "auto") return table[values.colorMode] ?? meshPaints.uniform;
  for (const name of Object.keys(table)) {
    const paint = table[name];
    if (paint && paint.lacks(values) === undefined) return paint;
  }
  return meshPaints.uniform;
}

/** The contrast limits of now, data units: those set, or the range of what is coloured. */
export function limitsOf(values: MeshValues): readonly [number, number] {
  const { clim, grid, surface } = values;
  if (clim !== "auto") return clim;
  return grid !== "none" && isCut(values) ? grid.range() : surface.range();
}

/** Whether the mesh is coloured by the grid that it cuts through. */
export function isCut(values: MeshValues): boolean {
  return paintOf(values) === meshPaints.volume;
}

function missing(isThere: boolean, what: string): string | undefined {
  return isThere ? undefined : what;
}

const alphas = new WeakMap<object, boolean>();

function isSeeThrough(colors: Surface["colors"]): boolean {
  return colors?.size === 4 && hasAlpha(colors.data, 4, 1);
}

/** Whether some alpha is less than `full`; looked for once in each array. */
function hasAlpha(data: ArrayLike<number> & object, channels: number, full: number): boolean {
  let known = alphas.get(data);
  if (known === undefined) {
    known = false;
    for (let i = channels - 1; i < data.length && !known; i += channels) known = (data[i] as number) < full;
    alphas.set(data, known);
  }
  return known;
}
