// scripts/rollup-small.mjs -- what makes the scripts for pages small, beyond taking off names and blanks.
// Each step keeps the program's meaning; docs/performance.md has what each is worth, and what was not worth it.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve, sep } from "node:path";
import { minify as swcMinify } from "@swc/core";
import { minify } from "terser";
import { isPrivateName } from "./private-names.mjs";

const require = createRequire(import.meta.url);

/** terser's options by target; Safari 10 has a scope bug that its flag steers around. */
export function terserOptions(target) {
  const ecma = target === "es5" ? 5 : Number(target.slice(2));
  return {
    ecma,
    safari10: target === "es5",
    module: false,
    compress: { passes: 3 },
    // In ES5 the methods of a class are told by text, which terser would leave as it is.
    mangle: target === "es5" ? {} : { properties: { regex: isPrivateName } },
    format: { comments: false },
  };
}

/** The finished script made small: swc's compressor first, for it finds what terser leaves, then terser. */
export function small(target) {
  const options = terserOptions(target);
  return {
    name: "small",
    async renderChunk(code) {
      const compress = { ecma: options.ecma, passes: 3 };
      const first = await swcMinify(code, {
        compress,
        mangle: false,
        ecma: options.ecma,
        module: false,
        sourceMap: true,
      });
      // The map of the first step goes in, so that the second one's leads all the way back.
      const sourceMap = { asObject: true, content: first.map };
      const { code: js, map } = await minify(first.code, { ...options, sourceMap });
      return { code: js, map };
    },
  };
}

/** All GLSL side by side at the head of the script: gzip looks back 32 kB, and shaders are like shaders. */
export function glslFirst({ entry, folder }) {
  return {
    name: "glsl-first",
    transform(code, id) {
      if (id !== entry) return null;
      const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".glsl"));
      const imports = files.sort().map((file) => `import ${JSON.stringify(resolve(folder, file))};`);
      // On the first line, so that the others keep their numbers.
      return { code: imports.join("") + code, map: null };
    },
  };
}

/** `gl.TEXTURE_2D` as 3553, in the sources of src/gl/: the numbers are the standard's and shorter than their names. */
export function glConstants() {
  let constants;
  return {
    name: "gl-constants",
    transform(code, id) {
      if (!id.includes(`${sep}src${sep}gl${sep}`)) return null;
      constants ??= webglConstants();
      const inNumbers = code.replace(/(?<![\w$.])((?:\w+\.)*gl)\.([A-Z][A-Z0-9_]+)\b/g, (all, _, name) => {
        return Object.hasOwn(constants, name) ? `${constants[name]}` : all;
      });
      return { code: inNumbers, map: null };
    },
  };
}

/** WebGL's constants, from the types of the page that TypeScript has. */
function webglConstants() {
  const types = readFileSync(resolve(dirname(require.resolve("typescript")), "lib.dom.d.ts"), "utf8");
  const bases = types.match(/^interface WebGL2?RenderingContext(?:Overloads|Base) \{[^]*?^\}/gm) ?? [];
  const found = bases.flatMap((body) => [...body.matchAll(/^ +readonly ([A-Z][A-Z0-9_]+): (0x[0-9A-Fa-f]+|\d+);/gm)]);
  if (found.length < 500) throw new Error(`lib.dom.d.ts must list WebGL's constants, got ${found.length}`);
  return Object.fromEntries(found.map(([, name, value]) => [name, Number(value)]));
}
