// test/gpu/references/replay.ts -- a recorded case made again through the public face: the visual is made as it was, every
// change is set as it was set, with a picture after each. Where our look differs from vispy's by choice, a method of the
// tests' own draws vispy's; it is plugged into the public table like any other.

import {
  colormap,
  colormaps,
  grid,
  volumeMethods,
  type Colormap,
  type Grid,
  type MethodName,
  type VolumeMethod,
  type VolumeOptions,
} from "../../../src/index";
import type { ReferenceCase, References, VolumeOptions as Recorded } from "../../references/references";
import type { Pixels } from "../harness/pixels";
import vispyAdditive from "../methods/vispy_additive.glsl";
import vispyAdditiveSum from "../methods/vispy_additive_sum.glsl";
import vispyIso from "../methods/vispy_iso.glsl";
import vispyScreen from "../methods/vispy_screen.glsl";
import vispyTranslucent from "../methods/vispy_translucent.glsl";
import { inWorld } from "../volume/matrices";
import type { Stage } from "../volume/stage";

/**
 * Rows for the table of methods. Without voxelOpacity the row of colours is the colormap's own, as in vispy; with it so is
 * that of a map which has opacities (all that are drawn translucent have), but in finer steps.
 */
const VISPY_METHODS: Readonly<Record<string, VolumeMethod>> = {
  vispyTranslucent: { glsl: vispyTranslucent, voxelOpacity: 1 },
  vispyAdditive: { glsl: vispyAdditive, fills: [vispyScreen] },
  vispyAdditiveSum: { glsl: vispyAdditiveSum, fills: [vispyScreen] },
  vispyIso: { glsl: vispyIso },
};

/** Puts vispy's looks into the public table. */
export function plugMethods(): void {
  Object.assign(volumeMethods, VISPY_METHODS);
}

/** Takes them out again: other tests iterate the table. */
export function unplugMethods(): void {
  for (const name of Object.keys(VISPY_METHODS)) delete volumeMethods[name];
}

/** What came of a replay. */
export interface Replayed {
  readonly picture: Pixels;
  /** as the volume says them, data units */
  readonly clim: readonly [number, number];
  readonly textureWindow: readonly [number, number];
}

/** Makes a case again on a stage. */
export async function replay(one: ReferenceCase, references: References, stage: Stage): Promise<Replayed> {
  const { figure: fig } = stage;
  const before = fig.background;
  fig.background = one.background;
  const placement = one.worldFromData.every((v, i) => v === (i % 5 === 0 ? 1 : 0)) ? undefined : one.worldFromData;
  const view = { name: one.id, width: one.width, height: one.height, clipFromData: one.clipFromData };
  try {
    const made = await optionsOf(one, references, one.made);
    const shown = stage.show(made, placement ? inWorld(view, placement) : view, placement);
    let picture = stage.read();
    for (const change of one.changes) {
      if (change.rescale) shown.rescaleData();
      else shown.set(await optionsOf(one, references, change));
      picture = stage.read();
    }
    return { picture, clim: shown.clim, textureWindow: shown.textureWindow };
  } finally {
    fig.background = before;
  }
}

const grids = new Map<string, Promise<Grid>>();

async function gridNamed(references: References, name: string): Promise<Grid> {
  const make = async (): Promise<Grid> => {
    const { data, shape } = await references.volume(name);
    return grid({ data, shape, name });
  };
  let made = grids.get(name);
  if (!made) grids.set(name, (made = make()));
  return made;
}

/** The options of a recorded step in the library's words; the texture path is the stage's own. */
async function optionsOf(one: ReferenceCase, references: References, recorded: Recorded): Promise<VolumeOptions> {
  const { volume: name, method, cmap, emulateTexture: _, ...same } = recorded;
  const options: VolumeOptions = same as VolumeOptions;
  if (name !== undefined) options.grid = await gridNamed(references, name);
  if (method !== undefined) options.method = methodOf(one, method);
  if (cmap !== undefined) options.cmap = colormapOf(one, cmap);
  return options;
}

function methodOf({ blend }: ReferenceCase, method: string): MethodName {
  const names: Readonly<Record<string, string>> = {
    mip: "mip",
    translucent: "vispyTranslucent",
    additive: blend === "add" ? "vispyAdditiveSum" : "vispyAdditive",
    iso: "vispyIso",
  };
  return names[method] as MethodName;
}

/** By name where the library has it; else from its recorded stops, or (trans_fire, trans_grays) from its formula. */
function colormapOf({ cmap }: ReferenceCase, name: string): Colormap {
  if (Object.prototype.hasOwnProperty.call(colormaps, name)) return colormap(name);
  const { definition, ramp } = cmap;
  const { colors, controls, interpolation } = definition;
  if (colors && controls) {
    return colormap({ colors, positions: controls, interpolation: interpolation === "zero" ? "nearest" : "linear" });
  }
  const out = new Float64Array(4);
  return colormap((t) => {
    ramp(t, out);
    return Array.from(out);
  });
}
