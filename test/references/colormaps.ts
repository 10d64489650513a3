// test/references/colormaps.ts -- the colormaps of the recordings, made from their definitions alone.

import { rampOfTable } from "../oracle/colour";
import type { Ramp } from "../oracle/scene";

/** As `colormaps.json` and a case's `cmap_def` say it: a formula known by name, or stops that become a table. */
export interface ColormapDefinition {
  readonly kind: string;
  readonly formula?: string;
  readonly lut_len?: number;
  /** "linear", or "zero": each stretch between two controls has one colour */
  readonly interpolation?: string;
  readonly controls?: readonly number[];
  readonly colors?: readonly (readonly number[])[];
}

/**
 * The map as a function.
 *
 * @param name  asked for where the definition is a formula
 * @throws Error for a formula that is not known here
 */
export function rampOf(name: string, definition: ColormapDefinition): Ramp {
  if (definition.kind === "lut")
    return rampOfTable(tableOf(definition), definition.interpolation === "zero" ? "nearest" : "linear");
  const formula = formulas[name];
  if (!formula) throw new Error(`references: no formula for the colormap ${name}`);
  return formula;
}

/**
 * A map as RGBA8 entries; entry i holds the colour of i / (entries - 1), as the recordings' tables do.
 *
 * @param entries  1024 where the map is a table already
 */
export function sampledRamp(ramp: Ramp, entries = 1024): Uint8Array {
  const table = new Uint8Array(4 * entries);
  const colour = new Float64Array(4);
  for (let i = 0; i < entries; ++i) {
    ramp(i / (entries - 1), colour);
    for (let c = 0; c < 4; ++c) table[4 * i + c] = toByte(colour[c]!);
  }
  return table;
}

const formulas: Readonly<Record<string, Ramp>> = {
  grays: (t, out) => write(out, t, t, t, 1),
  trans_grays: (t, out) => write(out, t, t, t, 0.05 * t),
  trans_fire: (t, out) => write(out, Math.sqrt(t), t, t * t, Math.max(0, 1.05 * t - 0.05)),
  ice: (t, out) => write(out, t, t, 1, 1),
  winter: (t, out) => write(out, 0, Math.sqrt(t), 1 - 0.5 * Math.sqrt(t), 1),
  hot: (t, out) => write(out, smoothstep(0, 0.33, t), smoothstep(0.33, 0.66, t), smoothstep(0.66, 1, t), 1),
  // White to yellow by t, yellow to red by t squared, and from the first pair to the second by t.
  fire: (t, out) => write(out, 1, 1 - t * t * t, (1 - t) * (1 - t), 1),
};

function write(out: Float64Array, red: number, green: number, blue: number, alpha: number): void {
  out[0] = red;
  out[1] = green;
  out[2] = blue;
  out[3] = alpha;
}

function smoothstep(from: number, to: number, t: number): number {
  const s = Math.min(1, Math.max(0, (t - from) / (to - from)));
  return s * s * (3 - 2 * s);
}

/** The table of a map of stops: RGBA8, entry i holds the colour of i / (lut_len - 1). */
export function tableOf(definition: ColormapDefinition): Uint8Array {
  const { lut_len: entries, controls, colors, interpolation } = definition;
  if (!entries || !controls || !colors) throw new Error("references: the colormap has no stops");
  const steps = interpolation === "zero";
  const table = new Uint8Array(4 * entries);
  let stop = 0;
  for (let i = 0; i < entries; ++i) {
    const t = i / (entries - 1);
    while (stop < controls.length - 2 && (steps ? t >= controls[stop + 1]! : t > controls[stop + 1]!)) ++stop;
    const width = controls[stop + 1]! - controls[stop]!;
    const share = steps ? 0 : Math.min(1, Math.max(0, (t - controls[stop]!) / width));
    for (let c = 0; c < 4; ++c) {
      const from = colors[stop]![c]!;
      // A stepped map has one colour less than controls.
      table[4 * i + c] = toByte(from + (share > 0 ? (colors[stop + 1]![c]! - from) * share : 0));
    }
  }
  return table;
}

function toByte(share: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, share)));
}
