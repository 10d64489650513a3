// scripts/bundling.mjs -- the plugins every bundle of this project shares: library, demos, tests.
// One place, so that a test runs the same JavaScript that the library ships.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { glsl } from "./rollup-glsl.mjs";
import { glConstants, glslFirst, small, terserOptions } from "./rollup-small.mjs";
import { lower, lowerBundle, stripTypes } from "./rollup-swc.mjs";
import { worker } from "./rollup-worker.mjs";

/** The repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * The plugins that read our sources: names to files, GLSL to modules, types off, workers to text.
 *
 * @param isSmall  a script for pages: shaders without blanks, WebGL's constants as numbers, its own worker
 */
export function sourcePlugins({ target = "es2020", isSmall = false } = {}) {
  const inner = () => [
    packageNames(),
    resolver(),
    glsl({ isSmall }),
    stripTypes(),
    ...(isSmall ? [glConstants()] : []),
  ];
  const polyfill = resolve(ROOT, "src/polyfill/worker.ts");
  return [
    worker({
      isSelf: isSmall,
      plugins: inner,
      lower: (code) => lower(code, { target, module: false }),
      terserOptions: { ...terserOptions(target), toplevel: true },
      polyfill: target === "es5" && existsSync(polyfill) ? polyfill : undefined,
    }),
    ...inner(),
  ];
}

/** The plugins of a script: sources, then the whole bundle in the words of `target`. */
export function scriptPlugins({ target, globalName }) {
  return [...sourcePlugins({ target }), lowerBundle({ target, globalName })];
}

/** The plugins of a script that pages load: as small as it gets. `entry`: the id of its first module. */
export function smallScriptPlugins({ target, globalName, entry }) {
  return [
    glslFirst({ entry, folder: resolve(ROOT, "glsl") }),
    ...sourcePlugins({ target, isSmall: true }),
    lowerBundle({ target, globalName }),
    small(target),
  ];
}

/**
 * Modules do nothing when they are imported, but for the doors that say they do. So what nobody uses can be dropped, in
 * the packages that we build on too.
 */
export const treeshake = {
  moduleSideEffects: (id) =>
    /\/src\/(element|script|script-legacy)\.ts$/.test(id) ||
    id.includes("/src/polyfill/") ||
    (id.startsWith(ROOT) && /\/(demos|test|build)\//.test(id.slice(ROOT.length))) ||
    id.startsWith("\0entry"),
};

// package.json speaks of what we ship, not of src/: `treeshake` above decides about the sources.
function resolver() {
  return nodeResolve({
    browser: true,
    extensions: [".ts", ".mjs", ".js"],
    rootDir: ROOT,
    ignoreSideEffectsForRoot: true,
  });
}

/** `import { show } from "vitrine"`, as a page that installed us writes it, means the sources here. */
function packageNames() {
  const names = {
    vitrine: "src/index.ts",
    "vitrine/loaders": "src/loaders/index.ts",
    "vitrine/element": "src/element.ts",
  };
  return {
    name: "package-names",
    resolveId: (source) => (Object.hasOwn(names, source) ? resolve(ROOT, names[source]) : null),
  };
}

/** A module made of text, for bundles whose entry is a list of files. */
export function virtualEntry(code) {
  return {
    name: "virtual-entry",
    resolveId: (id) => (id === "\0entry" ? id : null),
    load: (id) => (id === "\0entry" ? { code, moduleSideEffects: true } : null),
  };
}
