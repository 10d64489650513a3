// data/colormaps/vispy.ts -- the maps that vispy names, with vispy's colours, and plain ramps from black.
// Some names (hot, winter, coolwarm, cubehelix, RdBu, reds, greens, blues) mean other colours in matplotlib: those are in
// matplotlib.ts, as "matplotlib:hot" or, where the spelling differs, as "Reds".

import type { Preset } from "./definition";

/** Maps by their vispy names. */
export const vispyMaps: Readonly<Record<string, Preset>> = {
  grays: "#000000ffffff",
  fire: (t) => [1, 1 - t * t * t, (1 - t) * (1 - t)],
  hot: (t) => [smoothstep(0, 0.33, t), smoothstep(0.33, 0.66, t), smoothstep(0.66, 1, t)],
  ice: "#0000ffffffff",
  winter: (t) => [0, Math.sqrt(t), 1 - 0.5 * Math.sqrt(t)],
  spring: "#ff00ffffff00",
  summer: "#008066ffff66",
  autumn: "#ff0000ffff00",
  cool: "#00ffffff00ff",
  blues: "#ffffff0000ff",
  reds: "#ffffffff0000",
  greens: "#ffffff00ff00",
  light_blues: "#e6f6ff33bbff",
  single_hue: "light_blues",
  orange: "#fff4e6ffaa33",
  // Six hues round the wheel, of HSV and of HSLuv (value 0.7).
  hsl: "#ff0000ffff0000ff0000ffff0000ffff00ff",
  husl: "#fe839fd3a20b5dbf0b0dbdb025b3feeb7efe",
  // Two hues of HSLuv with light (_d: dark) gray between.
  diverging: "#6eabfeebebebfe8770",
  coolwarm: "#6080eb8daffcb7cff7dedddcf5c4abf29779db5e4b",
  RdBu: "#c0553aebebeb3f7e91",
  PuGr: "#61229cebebeb185034",
  GrBu: "#47a15aebebeb648ee2",
  GrBu_d: "#47a15a222222648ee2",
  // Green 2011, "A colour scheme for the display of astronomical intensity images": start 0.5, one turn, 32 levels.
  cubehelix:
    "#fffffffdf3fdf7e7fdefdefee3d6ffd4cfffc3cafcb0c7f79dc4ee8ac2e178c0d269bebf5cbbaa52b6934bb07c48a865479e4f4a933c" +
    "4e862c52781f5769165b5a105e4b0e5d3d0e5b31105425134b1b163f1317310d1621081310040b000000",
  // Shows what is far from the middle; the middle third is clear.
  RdYeBuCy: {
    colors: ["#0ff", "#00f", "#00f0", "#f000", "#f00", "#ff0"],
    positions: [0, 0.17, 0.335, 0.665, 0.83, 1],
  },
};

/** Black to one colour, for channels that are shown over each other. */
export const rampMaps: Readonly<Record<string, Preset>> = {
  red: "#000000ff0000",
  green: "#00000000ff00",
  blue: "#0000000000ff",
  cyan: "#00000000ffff",
  magenta: "#000000ff00ff",
  yellow: "#000000ffff00",
};

function smoothstep(from: number, to: number, t: number): number {
  const x = Math.min(1, Math.max(0, (t - from) / (to - from)));
  return x * x * (3 - 2 * x);
}
