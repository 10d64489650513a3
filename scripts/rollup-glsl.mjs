// scripts/rollup-glsl.mjs -- a .glsl file becomes a JavaScript module that exports a GlslModule.
// `#include "x.glsl"` becomes an import, so the bundler keeps each file once and drops what nobody includes. Comments are
// blanked but every line stays where it is: the numbers in a compiler's log are then those of the author's file.

import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** The name a GLSL file goes by in errors: relative to glsl/, or to the repository for files outside it. */
export function glslPath(file, root = ROOT) {
  const inside = relative(resolve(root, "glsl"), file);
  const path = inside.startsWith("..") ? relative(root, file) : inside;
  return path.split(sep).join("/");
}

/** GLSL without comments and trailing blanks, with as many lines as before. */
export function stripComments(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]+/g, " "))
    .replace(/[ \t]+$/gm, "")
    .replace(/\n+$/, "\n");
}

/**
 * GLSL without the blanks that only people need, with as many lines as before. One blank stays before what stands inside a
 * body: that column 0 is file scope is how `src/shader/module.ts` reads. Includes are in the module's list as well.
 */
export function squeeze(text) {
  const line = (words) => {
    if (words.startsWith("#include")) return "";
    if (!/^\s/.test(words)) return words.replace(/ +/g, " ");
    const tight = words.trim().replace(/\s*([*/=<>!?:&|,;{}()[\]])\s*/g, "$1");
    // Two minuses stay two: `a - -b`.
    return ` ${tight.replace(/(?<![-+])\s*([-+])\s*(?![-+])/g, "$1")}`;
  };
  return text.split("\n").map(line).join("\n");
}

/** The JavaScript of one GLSL file. `isSmall`: without blanks that only people need. */
export function glslToModule(source, file, { root = ROOT, isSmall = false } = {}) {
  const text = stripComments(source);
  const includes = [...text.matchAll(/^#include "([^"]+)"$/gm)].map((match) => resolve(dirname(file), match[1]));
  const imports = includes.map((path, i) => `import i${i} from ${JSON.stringify(path)};`);
  return [
    `import { glsl } from ${JSON.stringify(resolve(root, "src/shader/module"))};`,
    ...imports,
    `export default /*#__PURE__*/ glsl(${JSON.stringify(glslPath(file, root))}, ${JSON.stringify(isSmall ? squeeze(text) : text)}, ` +
      `[${includes.map((_, i) => `i${i}`).join(", ")}]);`,
  ].join("\n");
}

/** The plugin. It loads files itself, so that no other plugin takes GLSL for TypeScript. */
export function glsl({ root = ROOT, isSmall = false } = {}) {
  return {
    name: "glsl",
    async load(id) {
      if (!id.endsWith(".glsl")) return null;
      this.addWatchFile(id);
      return {
        code: glslToModule(await readFile(id, "utf8"), id, { root, isSmall }),
        map: { mappings: "" },
        moduleSideEffects: false,
      };
    },
  };
}
