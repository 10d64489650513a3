// visuals/isosurface.ts -- the surface of a level of a Grid, as a mesh: marched through once for each level, then drawn
// like any mesh, which a ray caster's iso has to find again for every picture.

import { EngineError } from "../base/errors";
import { custom, number, type Given, type Values } from "../base/params";
import { show } from "../base/check";
import type { Grid } from "../data/grid";
import { surfaceAt } from "../data/marching";
import type { Surface } from "../data/surface";
import { defineVisual, type VisualOf } from "./visual";
import { mesh, type Mesh } from "./mesh/mesh";
import { meshParams } from "./mesh/params";
import { volumeParams } from "./volume/params";

/** Makes the surface of a level, now or later (`extractSurface` does it in a worker). */
export type March = (grid: Grid, options: { readonly level: number }) => Surface | Promise<Surface>;

const {
  shading,
  material,
  color,
  emissive,
  shininess,
  roughness,
  metalness,
  light,
  wireframe,
  wireframeThickness,
  wireframeColor,
  side,
  opacity,
  clipPlanes,
  clipMode,
} = meshParams;

/** What an isosurface shares with every mesh. */
const lookParams = {
  shading,
  material,
  color,
  emissive,
  shininess,
  roughness,
  metalness,
  light,
  wireframe,
  wireframeThickness,
  wireframeColor,
  side,
  opacity,
  clipPlanes,
  clipMode,
} as const;

/** The parameters of an isosurface. */
export const isosurfaceParams = {
  grid: volumeParams.grid,
  level: number(undefined, "value of the surface. Default: the middle of the range", { unit: "data", cost: "data" }),
  march: custom<March>(
    (grid, { level }) => surfaceAt(grid, level),
    "makes the surface; one that gives a promise (extractSurface) leaves the last surface shown until it is kept",
    (value, name) => {
      if (typeof value !== "function")
        throw new EngineError("param/type", `${name} must be a function, got ${show(value)}`);
      return value;
    },
  ),
  ...lookParams,
} as const;

/** What `isosurface` takes. */
export type IsosurfaceOptions = Given<typeof isosurfaceParams>;
type IsosurfaceValues = Values<typeof isosurfaceParams>;

/** An isosurface. */
export type Isosurface = VisualOf<typeof isosurfaceParams> & {
  /** the triangles shown; undefined until the first ones are there */
  readonly surface: Surface | undefined;
};

/** What was asked for, and what is shown. */
interface State {
  readonly grid: Grid;
  readonly version: number;
  readonly level: number;
  readonly mesh: Mesh | undefined;
  readonly cell: Cell;
}

/** Where a surface that comes later is put. */
interface Cell {
  /** counts what was asked for: only the last answer is of interest */
  asked: number;
  failed: string | undefined;
  deliver: (surface: Surface) => void;
  tell: () => void;
}

const define = defineVisual(
  {
    name: "isosurface",
    params: isosurfaceParams,
    derive: ({ grid, level }) => {
      if (!grid) throw new EngineError("param/type", "isosurface.grid is required: a Grid, got undefined");
      const [low, high] = grid.range();
      return { level: level ?? low + (high - low) / 2 };
    },
    state: (values: IsosurfaceValues, before: { values: IsosurfaceValues; state: State } | undefined): State => {
      const { grid, level } = values;
      const cell = before?.state.cell ?? newCell();
      const last = before?.state;
      const shown = last?.mesh?.surface;
      if (last?.grid === grid && last.version === grid.version && last.level === level) {
        return { ...last, mesh: shown && meshOf(values, shown) };
      }
      const made = ask(values, cell) ?? shown;
      return { grid, version: grid.version, level, cell, mesh: made && meshOf(values, made) };
    },
    draws: (_, state: State) => state.mesh?.draws() ?? [],
    bounds: ({ grid: { shape } }) => ({
      min: [0, 0, 0] as const,
      max: [shape[0] - 1, shape[1] - 1, shape[2] - 1] as const,
    }),
    worldFromData: ({ grid }) => grid.worldFromData,
    probe: ({ grid, level }, place) => {
      const index = place.map((p, axis) => Math.max(0, Math.min((grid.shape[axis] ?? 1) - 1, Math.round(p))));
      return { index, value: level };
    },
    notices: (_, { cell, mesh: shown }: State) => {
      if (cell.failed !== undefined) return [`The surface could not be made: ${cell.failed}.`];
      return shown ? [] : ["The surface is being made."];
    },
  },
  (inner) => {
    const { cell } = inner.state;
    cell.deliver = (surface) => inner.update({ ...inner.state, mesh: meshOf(inner.values, surface) });
    cell.tell = () => inner.changed();
    return {
      get surface() {
        return inner.state.mesh?.surface;
      },
    };
  },
);

/**
 * The surface of a level of a grid.
 *
 * @throws param/type, param/range, param/choice, param/unknown
 */
export function isosurface(options: IsosurfaceOptions): Isosurface {
  return define(options);
}

function newCell(): Cell {
  const nobody = (): void => undefined;
  return { asked: 0, failed: undefined, deliver: nobody, tell: nobody };
}

/** The surface, if it is there at once; else it is delivered when it is. */
function ask({ grid, level, march }: IsosurfaceValues, cell: Cell): Surface | undefined {
  const number = ++cell.asked;
  cell.failed = undefined;
  const made = march(grid, { level });
  if (!("then" in made)) return made;
  const fail = (error: unknown): void => {
    if (number !== cell.asked) return;
    cell.failed = error instanceof Error ? error.message : String(error);
    cell.tell();
  };
  made.then((surface) => {
    if (number === cell.asked) cell.deliver(surface);
  }, fail);
  return undefined;
}

function meshOf(values: IsosurfaceValues, surface: Surface): Mesh {
  const look: Record<string, unknown> = {};
  for (const key of Object.keys(lookParams)) look[key] = values[key as keyof typeof lookParams];
  return mesh({ ...look, surface });
}
