// What makes the scripts for pages small can break them quietly: names, numbers and blanks must keep their meaning.

import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { factsOf, glsl } from "../../src/shader/module";

interface Tools {
  plainPrivates(code: string): string;
  squeeze(text: string): string;
  stripComments(text: string): string;
  glConstants(): { transform(code: string, id: string): { code: string } | null };
}

async function tools(name: string): Promise<Tools> {
  return (await import(pathToFileURL(resolve("scripts", name)).href)) as Tools;
}

describe("private names", () => {
  it("become plain ones of the same length, and nothing else changes", async () => {
    const { plainPrivates } = await tools("private-names.mjs");
    const code = 'class A { #x = "#x"; static #y; #m() { return this.#x + `#x${this.#m?.()}` + /#x/.source + A.#y; } }';
    const plain = plainPrivates(code);
    expect(plain).to.equal(
      'class A { $x = "#x"; static $y; $m() { return this.$x + `#x${this.$m?.()}` + /#x/.source + A.$y; } }',
    );
    expect(plainPrivates("const a = 1; // #x")).to.equal("const a = 1; // #x");
  });

  it("are refused where they have no plain twin", async () => {
    const { plainPrivates } = await tools("private-names.mjs");
    expect(() => plainPrivates("class A { #x; static is(o) { return #x in o; } }")).to.throw("instanceof");
  });
});

describe("GLSL without blanks", () => {
  it("leaves two signs two", async () => {
    const { squeeze } = await tools("rollup-glsl.mjs");
    expect(squeeze("  a = b - -c + +d - e;")).to.equal(" a=b- -c+ +d-e;");
    expect(squeeze("  return (a) ? -b : i++;")).to.equal(" return(a)?-b:i++;");
    expect(squeeze("#define A  (x - 1)")).to.equal("#define A (x - 1)");
  });

  const files = readdirSync("glsl", { recursive: true }).map(String);
  for (const file of files.filter((name) => name.endsWith(".glsl"))) {
    it(`${file} says the same, on the same lines`, async () => {
      const { squeeze, stripComments } = await tools("rollup-glsl.mjs");
      const text = stripComments(readFileSync(join("glsl", file), "utf8"));
      const small = squeeze(text);
      expect(small.length).to.be.at.most(text.length);
      // Word by word and sign by sign; a name may not grow together with the next one.
      const tokens = (line: string): string[] =>
        line.startsWith("#include") ? [] : (line.match(/\w[\w.]*|[^\s\w]/g) ?? []);
      expect(small.split("\n").map(tokens)).to.deep.equal(text.split("\n").map(tokens));
      const facts = (of: string) => {
        const { defines, slots, uniforms, names } = factsOf(glsl(file, of, []));
        return { defines: [...defines], slots: [...slots], uniforms: [...uniforms], names };
      };
      expect(facts(small)).to.deep.equal(facts(text));
    });
  }
});

describe("WebGL's constants", () => {
  it("are numbers in gl/, and nowhere else", async () => {
    const plugin = (await tools("rollup-small.mjs")).glConstants();
    const code = "f(gl.TEXTURE_2D, this.gl.R8, gpu.gl.NO_ERROR, gl.getError(), ext.TEXTURE_2D, gl.NOBODY, agl.RGBA)";
    expect(plugin.transform(code, resolve("src/gl/texture.ts"))?.code).to.equal(
      "f(3553, 33321, 0, gl.getError(), ext.TEXTURE_2D, gl.NOBODY, agl.RGBA)",
    );
    expect(plugin.transform(code, resolve("src/figure/figure.ts"))).to.equal(null);
  });
});
