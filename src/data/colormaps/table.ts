// data/colormaps/table.ts -- every colormap by name. A new one is one line here (or in one of the tables joined here):
// its text as packed.ts reads it, a list of CSS colours, a function, or stops in full. Tests and docs read this table.

import { hslToRgb } from "../color";
import type { Preset } from "./definition";
import { matplotlibMaps } from "./matplotlib";
import { rampMaps, vispyMaps } from "./vispy";

/** Colormaps by name. Where two tables have a name in different case, the earlier is found by other spellings. */
export const colormaps: Record<string, Preset> = {
  ...vispyMaps,
  ...rampMaps,
  ...matplotlibMaps,
  labels: { colors: labelColor, interpolation: "nearest" },
  gray: "grays",
  grey: "grays",
  gist_gray: "grays",
  gist_yarg: "binary",
};

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const LABEL_LIGHTNESS = [0.55, 0.7, 0.4];
const LABEL_SATURATION = [0.85, 0.6];

/**
 * 256 label colours: label 0 is clear, and neighbours in number are far apart in hue (golden section of the wheel), so
 * that any few labels can be told apart. Three lightnesses and two saturations keep distant numbers apart as well.
 */
function labelColor(t: number): readonly number[] {
  const label = Math.round(t * 255);
  if (label === 0) return [0, 0, 0, 0];
  const saturation = LABEL_SATURATION[Math.floor(label / 3) % 2] ?? 1;
  const hue = label * GOLDEN;
  return hslToRgb(hue - Math.floor(hue), saturation, LABEL_LIGHTNESS[label % 3] ?? 0.5);
}
