// rollup.config.js -- what dist/ holds: ES modules with types, one script for pages without a build, its twin for browsers
// of 2016. An entry whose source is not there is skipped, with a word about it.

import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { dts } from "rollup-plugin-dts";
import { warn } from "./scripts/build-tests.mjs";
import { ROOT, smallScriptPlugins, sourcePlugins, treeshake } from "./scripts/bundling.mjs";
import { lowerBundle } from "./scripts/rollup-swc.mjs";

const DOORS = { vitrine: "src/index.ts", loaders: "src/loaders/index.ts", element: "src/element.ts" };
const SCRIPTS = [
  { source: "src/script.ts", file: "dist/vitrine.min.js", target: "es2017" },
  { source: "src/script-legacy.ts", file: "dist/vitrine.legacy.min.js", target: "es5" },
];

function isThere(source) {
  if (existsSync(resolve(ROOT, source))) return true;
  console.log(`skipped: there is no ${source}`);
  return false;
}

function modules(doors) {
  return {
    input: doors,
    treeshake,
    onwarn: warn,
    plugins: [...sourcePlugins({ target: "es2020" }), lowerBundle({ target: "es2020", module: true })],
    output: { dir: "dist", format: "es", entryFileNames: "[name].mjs", chunkFileNames: "chunk-[name]-[hash].mjs" },
  };
}

function types(doors) {
  return {
    input: doors,
    onwarn: warn,
    external: [/^gl-matrix/, /^worker:/, /\.glsl$/],
    plugins: [dts({ tsconfig: resolve(ROOT, "tsconfig.json") })],
    output: { dir: "dist", format: "es", entryFileNames: "[name].d.ts", chunkFileNames: "types-[name]-[hash].d.ts" },
  };
}

function script({ source, file, target }) {
  return {
    input: source,
    treeshake,
    onwarn: warn,
    plugins: smallScriptPlugins({ target, globalName: "vitrine", entry: resolve(ROOT, source) }),
    output: { file, format: "iife", name: "vitrine", inlineDynamicImports: true, sourcemap: true },
  };
}

export default () => {
  rmSync(resolve(ROOT, "dist"), { recursive: true, force: true });
  const doors = Object.fromEntries(Object.entries(DOORS).filter(([, source]) => isThere(source)));
  const scripts = SCRIPTS.filter(({ source }) => isThere(source)).map(script);
  return Object.keys(doors).length > 0 ? [modules(doors), ...scripts, types(doors)] : scripts;
};
