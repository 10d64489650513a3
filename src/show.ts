// show.ts -- the one line: a source and an element, and there is a figure that turns under the hand.

import { EngineError } from "./base/errors";
import { take } from "./base/params";
import { figure, type Figure, type FigureOptions } from "./figure/figure";
import { load, type LoadOptions, type LoadSource } from "./loaders/load";
import type { View } from "./scene/view";
import { volumeParams, type VolumeOptions } from "./visuals/volume/params";
import { volume, type Volume } from "./visuals/volume/volume";

/** Everything that a volume, a figure or a load takes, in one object. */
export type ShowOptions = Omit<VolumeOptions, "grid"> & FigureOptions & Omit<LoadOptions, "offset">;

/** What is on the page. */
export interface Shown {
  readonly figure: Figure;
  readonly volume: Volume;
  readonly view: View;
  /** Ends all of it. */
  free(): void;
}

const FIGURE_OPTIONS = [
  ...["webgl", "background", "pixelRatio", "seed", "lacks", "controls", "badge", "budgetBytes", "limits"],
];
const LOAD_OPTIONS = [
  ...["signal", "onProgress", "onNote", "maxBytes", "name", "frame"],
  ...["shape", "dtype", "littleEndian", "channels", "spacing", "origin", "worldFromData"],
];

/**
 * Loads a source and shows it.
 *
 * @param element  a canvas, an element, or a selector of either
 * @param source  an address, a file, bytes, values with `shape`, or a Grid
 * @throws figure/*, gl/*, load/*, param/*; then nothing is left on the page
 */
export async function show(element: HTMLElement | string, source: LoadSource, options?: ShowOptions): Promise<Shown> {
  const parts = sorted(options ?? noOptions);
  // What is wrong with the wishes is told before anything is loaded.
  take(volumeParams, parts.volume, "volume");
  // First, so that a page without WebGL is told before it loads a gigabyte.
  const made = figure(element, parts.figure);
  try {
    const grid = await load(source, parts.load);
    const shown = volume({ ...parts.volume, grid });
    made.view.add(shown);
    await made.render();
    return { figure: made, volume: shown, view: made.view, free: () => made.free() };
  } catch (error) {
    made.free();
    throw error;
  }
}

const noOptions: ShowOptions = {};

function sorted(options: ShowOptions): { volume: VolumeOptions; figure: FigureOptions; load: LoadOptions } {
  const parts: Record<"volume" | "figure" | "load", Record<string, unknown>> = { volume: {}, figure: {}, load: {} };
  const given = options as Record<string, unknown>;
  for (const key of Object.keys(given)) {
    const part = partOf(key);
    if (!part) {
      const names = [...Object.keys(volumeParams), ...FIGURE_OPTIONS, ...LOAD_OPTIONS].join(", ");
      throw new EngineError("param/unknown", `show has no option ${key}; it has ${names}`);
    }
    parts[part][key] = given[key];
  }
  return parts as ReturnType<typeof sorted>;
}

function partOf(key: string): "volume" | "figure" | "load" | undefined {
  if (Object.prototype.hasOwnProperty.call(volumeParams, key)) return "volume";
  if (FIGURE_OPTIONS.indexOf(key) >= 0) return "figure";
  return LOAD_OPTIONS.indexOf(key) >= 0 ? "load" : undefined;
}
