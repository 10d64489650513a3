// scripts/colormap-tables.mjs -- writes the tables of colormaps that we did not make up ourselves.
//
//   python3 -c "$(node scripts/colormap-tables.mjs --python)" > tables.json    matplotlib 3.11.2 and seaborn 0.13.2 were used
//   node scripts/colormap-tables.mjs tables.json && npm run format
//
// It writes src/data/colormaps/matplotlib.ts and, for the tests, test/data/colormap-truth.ts with colours between the
// stops. Run by hand, never by the build: the tables have not changed in years. A dense map of 256 colours becomes the
// fewest stops that stay within TOLERANCE of all of them (15 to 20 for the smooth ones), found by shortest path.

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ROOT } from "./bundling.mjs";

/** Largest distance of a blend of stops from the true colour, in 1/255. Below 1, so that rounded bytes are one apart. */
const TOLERANCE = 0.9;

/** Prints { name: { listed, rgb: [[r, g, b], ...] in 0..255, hex: control points or null } }. */
const PYTHON = `
import json, matplotlib, matplotlib._cm as cm, numpy as np, importlib.util as u
src = open(u.find_spec("seaborn").submodule_search_locations[0] + "/cm.py").read()
sea = {}; exec(src[src.index("_rocket_lut"):src.index("_lut_dict")], sea)
out = {}
for n in matplotlib.colormaps:
    if n.endswith("_r"): continue
    c = matplotlib.colormaps[n]; k = np.arange(c.N) if c.N <= 64 else np.linspace(0, 1, 256)
    even = cm.datad.get(n); even = even if isinstance(even, (list, tuple)) and len(even[0]) == 3 else None
    out[n] = dict(listed=bool(c.N <= 64), rgb=(c(k)[:, :3] * 255).tolist(), even=even and (np.array(even) * 255).tolist())
for n in ("rocket", "mako", "icefire", "vlag", "flare", "crest"):
    out[n] = dict(listed=False, rgb=(np.array(sea["_%s_lut" % n]) * 255).tolist(), even=None)
print(json.dumps(out))
`;

/** What we take, by origin. A name that another map of ours has already is kept apart by its prefix. */
const WANTED = {
  "Perceptual maps of matplotlib (CC0; cividis BSD) and turbo (Apache-2.0, Google)":
    "viridis plasma inferno magma cividis turbo twilight berlin managua vanimo",
  "seaborn (BSD-3-Clause)": "rocket mako icefire vlag flare crest",
  "matplotlib's own (matplotlib licence, BSD-compatible), many as Matlab, gnuplot and Yorick have them":
    "binary bone copper pink afmhot gist_heat gist_earth gist_rainbow gist_stern gist_ncar nipy_spectral jet rainbow " +
    "hsv gnuplot gnuplot2 CMRmap ocean terrain brg bwr seismic Wistia hot winter coolwarm cubehelix",
  "ColorBrewer (Apache-2.0): colour specifications and designs by Cynthia Brewer, colorbrewer.org":
    "Blues BrBG BuGn BuPu GnBu Greens Greys OrRd Oranges PRGn PiYG PuBu PuBuGn PuOr PuRd Purples RdBu RdGy RdPu " +
    "RdYlBu RdYlGn Reds Spectral YlGn YlGnBu YlOrBr YlOrRd Accent Dark2 Paired Pastel1 Pastel2 Set1 Set2 Set3",
  "Tableau (as matplotlib has them); Okabe and Ito 2008": "tab10 tab20 tab20b tab20c okabe_ito",
};
const OURS_DIFFER = ["hot", "winter", "coolwarm", "cubehelix", "RdBu"];

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const LONGEST_LEAP = DIGITS.length - 1;

const hex = (rgb) => rgb.map((v) => Math.round(v).toString(16).padStart(2, "0")).join("");

/** Places of the fewest stops whose blends stay within TOLERANCE. */
function fewestStops(rgb) {
  const last = rgb.length - 1;
  const count = new Array(last + 1).fill(Infinity);
  const from = new Array(last + 1).fill(-1);
  count[0] = 0;
  for (let a = 0; a < last; ++a) {
    for (let b = a + 1; b <= Math.min(last, a + LONGEST_LEAP); ++b) {
      if (count[a] + 1 < count[b] && blends(rgb, a, b)) {
        count[b] = count[a] + 1;
        from[b] = a;
      }
    }
  }
  const places = [];
  for (let at = last; at >= 0; at = from[at]) places.unshift(at);
  return places;
}

function blends(rgb, a, b) {
  for (let i = a + 1; i < b; ++i) {
    for (let k = 0; k < 3; ++k) {
      const [start, end] = [Math.round(rgb[a][k]), Math.round(rgb[b][k])];
      if (Math.abs(start + ((end - start) * (i - a)) / (b - a) - rgb[i][k]) > TOLERANCE) return false;
    }
  }
  return true;
}

/** Five digits of base 64 for each stop: how far it is from the one before in 1/255, then 24 bits of colour. */
function packed(rgb) {
  let before = 0;
  return fewestStops(rgb)
    .map((at) => {
      const number = parseInt(hex(rgb[at]), 16);
      const leap = at - before;
      before = at;
      return [leap, number >> 18, (number >> 12) & 63, (number >> 6) & 63, number & 63].map((d) => DIGITS[d]).join("");
    })
    .join("");
}

/** Two to nine evenly spaced stops, where so few are true to the map. */
function evenStops(rgb) {
  for (let n = 2; n <= 9; ++n) {
    const at = (place) => {
      const i = Math.min(rgb.length - 2, Math.floor(place));
      return rgb[i].map((v, k) => Math.round(v + (rgb[i + 1][k] - v) * (place - i)));
    };
    const last = rgb.length - 1;
    const stops = Array.from({ length: n }, (_, i) => at((i * last) / (n - 1)));
    const isTrue = rgb.every((color, i) => {
      const place = (i / last) * (n - 1);
      const k = Math.min(n - 2, Math.floor(place));
      return color.every(
        (v, c) => Math.abs(stops[k][c] + (stops[k + 1][c] - stops[k][c]) * (place - k) - v) <= TOLERANCE,
      );
    });
    if (isTrue) return stops;
  }
  return null;
}

function preset({ listed, rgb, even }) {
  if (listed) return `|${rgb.map(hex).join("")}`;
  const stops = even ?? evenStops(rgb);
  return stops ? `#${stops.map(hex).join("")}` : `~${packed(rgb)}`;
}

function main([file]) {
  const tables = JSON.parse(readFileSync(file, "utf8"));
  const key = (name) => (OURS_DIFFER.includes(name) ? `"matplotlib:${name}"` : name);
  const maps = [];
  const truth = [];
  for (const [origin, names] of Object.entries(WANTED)) {
    maps.push(`  // ${origin}`);
    for (const name of names.split(" ")) {
      const table = tables[name];
      maps.push(`  ${key(name)}: "${preset(table)}",`);
      // Every 17th of 256 colours: 16 places, hardly ever a stop.
      const shown = table.listed ? table.rgb : table.rgb.filter((_, i) => i % 17 === 0);
      truth.push(`  ${key(name)}: "${shown.map(hex).join("")}",`);
    }
  }
  const note = "Written by scripts/colormap-tables.mjs; do not edit.";
  writeFileSync(
    resolve(ROOT, "src/data/colormaps/matplotlib.ts"),
    `// data/colormaps/matplotlib.ts -- maps that users of matplotlib and fastplotlib name. ${note}\n` +
      `// How the text is read: packed.ts. Whose they are: docs/colormaps.md.\n\n` +
      `/** Maps by their matplotlib names; \`matplotlib:\` where one of vispy has the same name and other colours. */\n` +
      `export const matplotlibMaps = {\n${maps.join("\n")}\n};\n`,
  );
  writeFileSync(
    resolve(ROOT, "test/data/colormap-truth.ts"),
    `// test/data/colormap-truth.ts -- what matplotlib and seaborn show. ${note}\n\n` +
      `/** Colours at i / 15, i = 0..15 (qualitative maps: all colours), as hexadecimal bytes. */\n` +
      `export const truth: Readonly<Record<string, string>> = {\n${truth.join("\n")}\n};\n`,
  );
}

if (process.argv[2] === "--python") console.log(PYTHON);
else main(process.argv.slice(2));
