// scripts/build-tests.mjs -- bundles the tests: for Node, for browsers of today, for browsers of 2016.
// A test file that cannot be bundled is a failed test and is reported by name; it does not take the others with it.

import { mkdir, readdir } from "node:fs/promises";
import { builtinModules } from "node:module";
import { dirname, relative, resolve, sep } from "node:path";
import { rollup } from "rollup";
import { ROOT, scriptPlugins, sourcePlugins, treeshake, virtualEntry } from "./bundling.mjs";

const BUILTIN = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/** The test files of a kind ("node", "gpu", "legacy"), relative to the repository, whose path holds one of `filters`. */
export async function testFiles(kind, filters = []) {
  const all = await readdir(resolve(ROOT, "test"), { recursive: true });
  return all
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `test/${file.split(sep).join("/")}`)
    .filter((file) => kindOf(file) === kind)
    .filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)))
    .sort();
}

function kindOf(file) {
  if (file.startsWith("test/gpu/")) return "gpu";
  if (file.startsWith("test/legacy/")) return "legacy";
  return "node";
}

/**
 * The Node tests, as one ES module with a source map. Chai and Node's own modules stay outside.
 *
 * @returns { broken }: files that could not be bundled, with the reason
 */
export async function buildNodeTests({ outFile, files }) {
  return buildLeavingOutBroken(files, (good) =>
    bundle({
      files: good,
      plugins: sourcePlugins(),
      external: (id) => BUILTIN.has(id) || ["chai", "mocha", "acorn"].includes(id),
      output: { file: outFile, format: "es", sourcemap: true },
    }),
  );
}

/** The browser tests: one script, ES2018, chai inside, mocha's words expected as globals. */
export async function buildGpuTests({ outFile = resolve(ROOT, "build/test-gpu.js"), filters = [] } = {}) {
  const files = await testFiles("gpu", filters);
  const { broken } = await buildLeavingOutBroken(files, (good) =>
    bundle({
      files: good,
      plugins: scriptPlugins({ target: "es2018", globalName: "vitrineTests" }),
      output: { file: outFile, format: "iife", name: "vitrineTests", sourcemap: true },
    }),
  );
  return { file: outFile, files, broken };
}

/** The tests for old browsers: one script, ES5, neither chai nor mocha inside; the library comes as its legacy bundle. */
export async function buildLegacyTests({ outFile = resolve(ROOT, "build/test-legacy.js"), filters = [] } = {}) {
  const files = await testFiles("legacy", filters);
  const { broken } = await buildLeavingOutBroken(files, (good) =>
    bundle({
      files: good,
      plugins: scriptPlugins({ target: "es5", globalName: "vitrineLegacyTests" }),
      output: { file: outFile, format: "iife", name: "vitrineLegacyTests" },
    }),
  );
  return { file: outFile, files, broken };
}

async function bundle({ files, plugins, external, output }) {
  const imports = files.map((file) => `import ${JSON.stringify(resolve(ROOT, file))};`);
  await mkdir(dirname(output.file), { recursive: true });
  const built = await rollup({
    input: "\0entry",
    treeshake,
    external,
    plugins: [virtualEntry([...imports, "export {};"].join("\n")), ...plugins],
    onwarn: warn,
  });
  try {
    await built.write({ inlineDynamicImports: true, ...output });
  } finally {
    await built.close();
  }
}

/** Rollup's warnings that mean a fault become errors; the rest is printed. */
export function warn(warning, print) {
  if (warning.code === "MISSING_EXPORT" || warning.code === "UNRESOLVED_IMPORT") throw new Error(warning.message);
  if (warning.code === "CIRCULAR_DEPENDENCY" && warning.message.includes("node_modules")) return;
  if (warning.code === "EMPTY_BUNDLE") return;
  print(warning);
}

async function buildLeavingOutBroken(files, build) {
  try {
    await build(files);
    return { broken: [] };
  } catch (error) {
    if (files.length <= 1) {
      await build([]);
      return { broken: files.map((file) => ({ file, reason: reasonOf(error) })) };
    }
  }
  const good = [];
  const broken = [];
  for (const file of files) {
    try {
      await build([file]);
      good.push(file);
    } catch (error) {
      broken.push({ file, reason: reasonOf(error) });
    }
  }
  await build(good);
  return { broken };
}

function reasonOf(error) {
  const place = error.loc ? ` (${relative(ROOT, error.loc.file ?? "")}:${error.loc.line})` : "";
  return `${error.message}${place}`.replaceAll(`${ROOT}/`, "");
}
