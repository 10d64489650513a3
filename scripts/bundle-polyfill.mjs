// scripts/bundle-polyfill.mjs -- the polyfills and a program after them as one ES5 script, as the legacy bundle has them.

import { resolve } from "node:path";
import { rollup } from "rollup";
import { ROOT, scriptPlugins, treeshake, virtualEntry } from "./bundling.mjs";

/** The script. `program` is JavaScript of today; it runs after the polyfills. */
export async function bundlePolyfill(program) {
  const entry = virtualEntry(
    `import ${JSON.stringify(resolve(ROOT, "src/polyfill/index.ts"))};\n${program}\nexport const done = true;`,
  );
  const bundle = await rollup({
    input: "\0entry",
    treeshake,
    plugins: [entry, ...scriptPlugins({ target: "es5", globalName: "polyfilled" })],
  });
  const { output } = await bundle.generate({ format: "iife", name: "polyfilled" });
  await bundle.close();
  return output[0].code;
}
