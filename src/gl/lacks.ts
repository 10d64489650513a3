// gl/lacks.ts -- the one table of what a context may lack, what is done instead, and what that costs.
// A branch on a capability anywhere else reads the capability; that it is missing is decided here alone.

import type { Facts } from "./probe";

/** One thing that a context may lack. */
export interface Lack {
  readonly lack: string;
  readonly when: (facts: Facts) => boolean;
  readonly instead: string;
  readonly costs: string;
}

/** The table. `figure(..., { lacks: [...] })` forces rows of it, so that any machine can play a poorer one. */
export const lacks = [
  {
    lack: "webgl2",
    when: (f) => f.version < 2,
    instead: "WebGL 1: grids are packed as tiles of 2-D textures",
    costs: "two fetches a sample",
  },
  {
    lack: "texture3d",
    when: (f) => !f.texture3d,
    instead: "grids are packed as tiles of 2-D textures",
    costs: "two fetches a sample",
  },
  {
    lack: "fragmentDepth",
    when: (f) => !f.fragmentDepth,
    instead: "a volume has the depth of its box",
    costs: "things inside a volume are not sorted against it",
  },
  {
    lack: "highp",
    when: (f) => !f.highp,
    instead: "shaders run at medium precision",
    costs: "visible steps in volumes of more than about 100 voxels a side",
  },
  {
    lack: "byteFilter",
    when: (f) => !f.filters.r8,
    instead: "8-bit texels are interpolated by hand",
    costs: "eight fetches a sample",
  },
  {
    lack: "halfFilter",
    when: (f) => !f.filters.r16f,
    instead: "8-bit texels of a window of values",
    costs: "256 steps in the window",
  },
  {
    lack: "floatFilter",
    when: (f) => !f.filters.r32f,
    instead: "8-bit texels of a window of values",
    costs: "256 steps in the window",
  },
  {
    lack: "floatTarget",
    when: (f) => !f.floatTarget,
    instead: "pictures are read at 8 bits",
    costs: "no values above 1 and no finer steps than 1/255",
  },
  {
    lack: "index32",
    when: (f) => !f.index32,
    instead: "meshes are cut into parts of 65 536 vertices",
    costs: "more draw calls",
  },
] as const satisfies readonly Lack[];

/** The name of a row. */
export type LackName = (typeof lacks)[number]["lack"];

/** Every row's name. */
export const lackNames: readonly string[] = lacks.map(({ lack }) => lack);
