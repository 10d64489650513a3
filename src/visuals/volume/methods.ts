// visuals/volume/methods.ts -- the table of methods: what a ray through a grid keeps. A new method is a GLSL file and a row.

import type { GlslModule } from "../../shader/module";
import { brighter, crossing, darker, shared, visible, type CellInputs, type CellsAsked } from "./cells";
import central from "../../../glsl/volume/gradient/central.glsl";
import additive from "../../../glsl/volume/method/additive.glsl";
import attenuatedMip from "../../../glsl/volume/method/attenuated_mip.glsl";
import average from "../../../glsl/volume/method/average.glsl";
import iso from "../../../glsl/volume/method/iso.glsl";
import minip from "../../../glsl/volume/method/minip.glsl";
import mip from "../../../glsl/volume/method/mip.glsl";
import slice from "../../../glsl/volume/method/slice.glsl";
import translucent from "../../../glsl/volume/method/translucent.glsl";

/** One way of making a picture of what a ray meets. */
export interface VolumeMethod {
  /** defines method_phase, method_begin, method_step, method_end */
  readonly glsl: GlslModule;
  /** modules for slots of its own, a gradient for instance */
  readonly fills?: readonly GlslModule[];
  /**
   * For methods that add up opacity: the table's alpha is that of one voxel, by `transfer`, gamma included. This is the
   * opacity at the upper contrast limit when nothing else is said. Left out: the table is the colormap's own.
   */
  readonly voxelOpacity?: number;
  /** which cells of voxels can change its picture; left out: all */
  readonly cells?: (values: CellInputs) => CellsAsked | undefined;
  /** whether `stepSize` lengthens its steps */
  readonly steps?: boolean;
}

const table = {
  mip: { glsl: mip, cells: brighter },
  minip: { glsl: minip, cells: darker },
  attenuatedMip: { glsl: attenuatedMip, cells: shared },
  average: { glsl: average },
  translucent: { glsl: translucent, voxelOpacity: 0.4, cells: visible },
  additive: { glsl: additive, voxelOpacity: 0.04, cells: visible },
  iso: { glsl: iso, fills: [central], steps: true, cells: crossing },
  slice: { glsl: slice },
};

/** A method's name: one of ours, or one that a page has added to the table. */
export type MethodName = keyof typeof table | (string & {});

/** Every method by name. A row added here counts at once. */
export const methods: Record<MethodName, VolumeMethod> = table;
