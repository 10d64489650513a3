// scripts/size.mjs -- how large the built files are, raw and as servers send them, and what a page pays that shows volumes
// alone. What is larger than its ceiling is an error; docs/performance.md says where the bytes are.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { pathToFileURL } from "node:url";
import { rollup } from "rollup";
import { ROOT, smallScriptPlugins, treeshake, virtualEntry } from "./bundling.mjs";

/** What is shown as one row beside the files: see `volumeAlone`. */
export const VOLUME_ALONE = "volume alone";

/**
 * Bytes after gzip -9. `aim` is what we want; `ceiling` is what we have, a little rounded up: it may only be lowered,
 * unless a commit says what the bytes are for.
 */
const LIMITS = { [VOLUME_ALONE]: { aim: 60_000, ceiling: 90_000 } };

/** The sizes of the scripts of dist/, in bytes. */
export function sizes(folder = resolve(ROOT, "dist")) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => /\.m?js$/.test(file));
  return files.sort().map((file) => measured(file, readFileSync(resolve(folder, file))));
}

/** The public face with one visual, the volume: all colormaps, all loaders, the worker, the element. */
const FACE = {
  "base/errors": ["EngineError", "errorCodes"],
  "data/grid": ["Grid", "grid"],
  "data/colormap": ["Colormap", "colormap", "colormaps"],
  "data/transfer": ["Transfer", "transfer"],
  "data/histogram": ["histogram", "percentile"],
  "shader/module": ["glsl"],
  "transforms/linear": ["linear"],
  "visuals/volume/volume": ["volume"],
  "visuals/volume/params": ["volumeParams"],
  "visuals/volume/methods": ["methods"],
  "scene/turntable": ["turntable"],
  "scene/matrix-camera": ["matrixCamera"],
  "scene/node": ["node"],
  "figure/figure": ["figure"],
  "gl/lacks": ["lacks"],
  "loaders/load": ["load"],
  show: ["show"],
};

/** The size of a script for pages that holds that face and nothing that it does not need. */
export async function volumeAlone() {
  const path = (file) => JSON.stringify(resolve(ROOT, `src/${file}.ts`));
  const lines = Object.entries(FACE).map(([file, names]) => `export { ${names.join(", ")} } from ${path(file)};`);
  const element = `import { defineElement } from ${path("element-class")};\ndefineElement();\n`;
  const code = element + lines.join("\n");
  const small = smallScriptPlugins({ target: "es2017", globalName: "vitrine", entry: "\0entry" });
  const bundle = await rollup({ input: "\0entry", treeshake, plugins: [virtualEntry(code), ...small] });
  const { output } = await bundle.generate({ format: "iife", name: "vitrine", inlineDynamicImports: true });
  await bundle.close();
  return measured(VOLUME_ALONE, Buffer.from(output[0].code));
}

function measured(file, bytes) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return {
    file,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, quality).length,
  };
}

/** What breaks a ceiling, in words. */
export function overLimit(rows) {
  const missing = Object.keys(LIMITS).filter((file) => !rows.some((row) => row.file === file));
  const large = rows.filter(({ file, gzip }) => gzip > (LIMITS[file]?.ceiling ?? Infinity));
  return [
    ...missing.map((file) => `${file} is not there: run npm run build`),
    ...large.map(({ file, gzip }) => `${file} has ${gzip} bytes after gzip, the ceiling is ${LIMITS[file].ceiling}`),
  ];
}

function print(rows) {
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  console.log(`${"file".padEnd(34)}${"raw".padStart(10)}${"gzip".padStart(10)}${"brotli".padStart(10)}`);
  for (const { file, raw, gzip, brotli } of rows) {
    const { aim = Infinity } = LIMITS[file] ?? {};
    const over = gzip > aim ? `   ${kB(gzip - aim).trim()} above the aim of ${kB(aim).trim()}` : "";
    console.log(`${file.padEnd(34)}${kB(raw)}${kB(gzip)}${kB(brotli)}${over}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const rows = [...sizes(), await volumeAlone()];
  print(rows);
  const wrong = overLimit(rows);
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
