// visuals/volume/methods.ts -- the table of methods: what a ray through a grid keeps. A new method is a GLSL file and a row.

import type { GlslModule } from "../../shader/module";
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
  /** whether the table's alpha is the opacity of one voxel (with `transfer`), gamma included, or the colormap's own */
  readonly integrates?: boolean;
  /** whether `stepSize` lengthens its steps */
  readonly steps?: boolean;
}

/** Every method by name. */
export const methods = {
  mip: { glsl: mip },
  minip: { glsl: minip },
  attenuatedMip: { glsl: attenuatedMip },
  average: { glsl: average },
  translucent: { glsl: translucent, integrates: true },
  additive: { glsl: additive, integrates: true },
  iso: { glsl: iso, fills: [central], steps: true },
  slice: { glsl: slice },
} satisfies Record<string, VolumeMethod>;

/** A method's name. */
export type MethodName = keyof typeof methods;
