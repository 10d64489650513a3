// scripts/rollup-swc.mjs -- TypeScript to JavaScript, and whole bundles to an older JavaScript, both by swc.
// Types are taken off file by file; the lowering to ES2017 or ES5 is done once on the finished bundle, so that swc's
// runtime helpers are placed once and not once a file.

import { transform } from "@swc/core";
import { plainPrivates } from "./private-names.mjs";
import { asOwnWorker } from "./rollup-worker.mjs";

/** Takes the types off. The result is modern JavaScript, whatever the bundle's target. */
export function stripTypes() {
  return {
    name: "strip-types",
    async transform(code, id) {
      if (!id.endsWith(".ts")) return null;
      const { code: js, map } = await transform(code, {
        filename: id,
        configFile: false,
        swcrc: false,
        sourceMaps: true,
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript" },
          // As tsc does below ES2022: `readonly code: string;` declares a field and assigns nothing.
          transform: { useDefineForClassFields: false, verbatimModuleSyntax: true },
        },
      });
      return { code: plainPrivates(js), map };
    },
  };
}

/**
 * What may be taken for granted when our code is lowered: an object that is spread is plain, nobody asks functions for
 * their length or name, reading a property does nothing else, and there is no document.all.
 */
const assumptions = {
  setSpreadProperties: true,
  ignoreFunctionLength: true,
  ignoreFunctionName: true,
  pureGetters: true,
  noDocumentAll: true,
};

/** The same program in the words of `target` ("es2020", "es2017", "es5"). `globalName`: the variable a script defines. */
export async function lower(code, { target, module, globalName }) {
  const { code: js, map } = await transform(code, {
    configFile: false,
    swcrc: false,
    sourceMaps: true,
    isModule: module,
    jsc: {
      target,
      parser: { syntax: "ecmascript" },
      externalHelpers: false,
      assumptions,
      transform: { useDefineForClassFields: false },
    },
  });
  if (module || !globalName) return { code: js, map };
  // swc puts its helpers at the top of the file, which in a script means: into the global scope. A function holds them.
  return { code: `var ${globalName} = ${asOwnWorker(`${js}\nreturn ${globalName};`)};\n`, map: shiftLine(map) };
}

/** The plugin that lowers each finished bundle. */
export function lowerBundle({ target, module = false, globalName }) {
  return { name: "lower-bundle", renderChunk: (code) => lower(code, { target, module, globalName }) };
}

// One line was put before the code: one ";" before the mappings.
function shiftLine(map) {
  const parsed = JSON.parse(map);
  return { ...parsed, mappings: `;${parsed.mappings}` };
}
