// scripts/rollup-worker.mjs -- `import text from "worker:./worker"` gives the text of a whole worker script, made of a file
// that exports `startWorker`. A library of one file stays one file, and no page must know where a worker's script lies.
// In modules the worker is bundled by itself, for the same target, and travels as a string. A script for pages is its own
// worker: what the worker needs is in it already, so its text is that of the function around the script, called with true.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { rollup } from "rollup";
import { minify } from "terser";

const PREFIX = "worker:";
const RESOLVED = "\0worker:";
const ENTRY = "\0worker-entry";

/** What goes around a script that is its own worker; `worker({ isSelf: true })` speaks of these two names. */
export const asOwnWorker = (code) => `(function vitrineScript(isWorker) {\n${code}\n})()`;

/**
 * The plugin.
 *
 * @param isSelf  the bundle goes through `asOwnWorker`
 * @param plugins  gives fresh plugins for the bundle inside (resolving, GLSL, types)
 * @param lower  (code) => Promise<{ code }>, to the target's JavaScript
 * @param terserOptions  how the text is made small
 * @param polyfill  absolute path of a module that goes first, for old browsers
 */
export function worker({ isSelf = false, plugins, lower, terserOptions = {}, polyfill }) {
  const texts = new Map();
  return {
    name: "worker",
    resolveId(source, importer) {
      if (!source.startsWith(PREFIX) || !importer) return null;
      return RESOLVED + entryFile(resolve(dirname(importer), source.slice(PREFIX.length)));
    },
    async load(id) {
      if (!id.startsWith(RESOLVED)) return null;
      const file = id.slice(RESOLVED.length);
      if (isSelf) return { code: ownText(file), map: { mappings: "" }, moduleSideEffects: true };
      if (!texts.has(file)) texts.set(file, bundleWorker(file, { plugins, lower, terserOptions, polyfill }));
      const { text, files } = await texts.get(file);
      for (const used of files) this.addWatchFile(used);
      return { code: `export default ${JSON.stringify(text)};`, map: { mappings: "" }, moduleSideEffects: false };
    },
  };
}

function ownText(file) {
  return [
    `import { startWorker } from ${JSON.stringify(file)};`,
    `if (isWorker) startWorker();`,
    `export default "(" + vitrineScript + ")(true)";`,
  ].join("\n");
}

function entryFile(path) {
  if (path.endsWith(".ts")) return path;
  const file = `${path}.ts`;
  if (!existsSync(file)) throw new Error(`${PREFIX} there is no ${file}`);
  return file;
}

async function bundleWorker(file, { plugins, lower, terserOptions, polyfill }) {
  const first = polyfill ? `import ${JSON.stringify(polyfill)};\n` : "";
  const bundle = await rollup({
    input: ENTRY,
    treeshake: {
      moduleSideEffects: (id) => id === ENTRY || id === file || id === polyfill || id.includes("/polyfill/"),
    },
    plugins: [
      {
        name: "worker-entry",
        resolveId: (id) => (id === ENTRY ? ENTRY : null),
        load: (id) =>
          id === ENTRY ? `${first}import { startWorker } from ${JSON.stringify(file)};\nstartWorker();` : null,
      },
      ...plugins(),
    ],
  });
  const { output } = await bundle.generate({ format: "iife", inlineDynamicImports: true });
  const files = bundle.watchFiles.filter((used) => !used.startsWith("\0"));
  await bundle.close();
  const { code } = await lower(output[0].code);
  const { code: text } = await minify(code, terserOptions);
  return { text, files };
}
