// test/bundle.test -- the files of dist/: whether they are what the pages of old and new browsers can run.
// It looks at what was built last; `npm test` builds first, `npm run test:node -- bundle` looks at what is there.

import { parse } from "acorn";
import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";

interface Size {
  readonly file: string;
  readonly gzip: number;
}
interface Sizes {
  sizes(): Size[];
  volumeAlone(): Promise<Size>;
  overLimit(rows: readonly Size[]): string[];
}

const DIST = resolve("dist");
const read = (file: string): string => readFileSync(resolve(DIST, file), "utf8");

/** What a page's script may use by name in the public face, whichever way it comes in. */
const FACE = ["show", "figure", "volume", "grid", "load", "turntable", "matrixCamera", "EngineError"];

/** A page of somebody who installed us. Library checks are on: the types of dist/ must be right in themselves. */
const PAGE = `
import { EngineError, grid, load, show } from "vitrine";
import * as loaders from "vitrine/loaders";
import "vitrine/element";
export const g = grid({ data: new Uint8Array(8), shape: [2, 2, 2] });
export const nx: number = g.shape[0];
export const shown = show("#here", g).then(({ volume }) => volume.method);
export const loaded = load("a.nii").then((value) => value);
export const code: string = new EngineError("grid/shape", "x").code;
export const names = Object.keys(loaders);
// @ts-expect-error -- a number is no string: the types are more than any
export const wrong: string = g.shape[0];
`;

/** The global that a script defines, run in a world without a page: it must not need one to be read. */
function globalOf(file: string): { names: string[]; vitrine: Record<string, unknown> } {
  const world = createContext({ setTimeout, clearTimeout, console, performance, TextDecoder, AbortController });
  runInContext("var self = this;", world);
  const before = runInContext("Object.getOwnPropertyNames(this)", world) as string[];
  quietly(() => runInContext(read(file), world));
  const after = runInContext("Object.getOwnPropertyNames(this)", world) as string[];
  const names = after.filter((name) => !before.includes(name));
  return { names, vitrine: runInContext("vitrine", world) as Record<string, unknown> };
}

function isSyntax(level: string, file: string): void {
  const tool = resolve("node_modules/es-check/lib/cli/index.js");
  execFileSync(process.execPath, [tool, level, resolve(DIST, file)], { stdio: "pipe" });
}

/**
 * A script in the part of its own worker: the jobs it serves, as the page's side would ask for them. What the page does is
 * `new Worker` of a blob with the text of the function around the script, called with true.
 */
function workerOf(file: string): { said: unknown[]; ask(order: unknown): void } {
  const said: unknown[] = [];
  const tick = { setTimeout: (next: () => void) => next(), clearTimeout, performance };
  const world = createContext({ postMessage: (message: unknown) => said.push(message), console, ...tick });
  runInContext("var self = this;", world);
  const [, body = ""] = /^var vitrine=(function[^]*)\(\);?\s*(?:\/\/.*\s*)?$/.exec(read(file)) ?? [];
  quietly(() => runInContext(`(${body})(true)`, world));
  return { said, ask: (order) => void runInContext("(data) => onmessage({ data })", world)(order) };
}

/** Runs; the text of an error is cut, since it would hold the whole script. */
function quietly<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(String((error as Error).message).slice(0, 200));
  }
}

/** Names of functions declared in blocks that are not a function's body. `place`: what the node stands in. */
function blockFunctions(node: unknown, place: "function" | "body" | "block" = "body"): string[] {
  if (Array.isArray(node)) return node.flatMap((part) => blockFunctions(part, place));
  if (typeof node !== "object" || node === null) return [];
  const { type, id, ...parts } = node as { type?: string; id?: { name: string } };
  const found = type === "FunctionDeclaration" && place === "block" ? [id?.name ?? ""] : [];
  const isFunction = type === "FunctionDeclaration" || type === "FunctionExpression";
  const isBody = type === "Program" || (type === "BlockStatement" && place === "function");
  const inside = isFunction ? "function" : isBody ? "body" : "block";
  return [...found, ...Object.values(parts).flatMap((part) => blockFunctions(part, inside))];
}

describe("what was built", () => {
  const files = ["vitrine.mjs", "loaders.mjs", "element.mjs", "vitrine.min.js", "vitrine.legacy.min.js"];
  for (const file of [...files, "vitrine.d.ts", "loaders.d.ts", "element.d.ts"]) {
    it(`dist/${file} is there`, () => expect(existsSync(resolve(DIST, file)), file).to.equal(true));
  }

  it("the legacy script is ES5", () => isSyntax("es5", "vitrine.legacy.min.js")).timeout(60000);
  it("the script is ES2017", () => isSyntax("es2017", "vitrine.min.js")).timeout(60000);
  it("the check is one: it refuses an arrow as ES5", () => {
    const folder = resolve(`build/syntax-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    const file = resolve(folder, "arrow.js");
    writeFileSync(file, "var one = () => 1;\n");
    try {
      expect(() => isSyntax("es5", file)).to.throw();
      isSyntax("es2015", file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("the legacy script declares no function inside a block", () => {
    // ES5 forbids it, parsers of today allow it, and QtWebKit refuses the whole script.
    const inBlock = parse(
      "'use strict'; if (a) { function b() {} } function c() { { function d() {} } function e() {} }",
      { ecmaVersion: 6 },
    );
    expect(blockFunctions(inBlock)).to.deep.equal(["b", "d"]);
    expect(blockFunctions(parse(read("vitrine.legacy.min.js"), { ecmaVersion: 5 }))).to.deep.equal([]);
  });

  for (const file of ["vitrine.min.js", "vitrine.legacy.min.js"]) {
    it(`${file} is its own worker`, async () => {
      const { said, ask } = workerOf(file);
      expect(said).to.deep.equal([{ ready: true }]);
      const args = { data: new Uint16Array([0, 100, 200, 50]), shape: [4, 1, 1], channels: 1, from: 0, to: 1 };
      const window = { texelWindow: [0, 200], format: "r8", hasMissing: false, reduce: [1, 1, 1] };
      ask({ id: 7, name: "normalize", args: { ...args, ...window } });
      // The answer comes after a few promises; none of them waits for time.
      for (let turn = 0; turn < 20 && said.length < 2; ++turn) await Promise.resolve();
      const { id, result } = said[1] as { id: number; result: Uint8Array };
      expect(id).to.equal(7);
      // value / 200 * 255, rounded half up
      expect(Array.from(result)).to.deep.equal([0, 128, 255, 64]);
    });
  }

  it("a page that shows volumes alone pays no more than it did", async function () {
    this.timeout(60000);
    const tools = (await import(pathToFileURL(resolve("scripts/size.mjs")).href)) as Sizes;
    const alone = await tools.volumeAlone();
    for (const { file, gzip } of [...tools.sizes(), alone]) console.log(`      ${file}: ${gzip} bytes after gzip`);
    expect(tools.overLimit([alone])).to.deep.equal([]);
    expect(tools.overLimit([{ ...alone, gzip: 2 * alone.gzip }])).to.have.length(1);
  });

  it("the script defines one global, and it has the public names", () => {
    const { names, vitrine } = globalOf("vitrine.min.js");
    expect(names).to.deep.equal(["vitrine"]);
    expect(Object.keys(vitrine)).to.include.members(FACE);
  });

  it("the legacy script defines the same names", () => {
    const { vitrine } = globalOf("vitrine.legacy.min.js");
    expect(Object.keys(vitrine).sort()).to.deep.equal(Object.keys(globalOf("vitrine.min.js").vitrine).sort());
  });

  it("importing the modules does nothing", async () => {
    // Without a page: whatever touched window or document on import would throw here.
    const module = (await import(pathToFileURL(resolve(DIST, "vitrine.mjs")).href)) as Record<string, unknown>;
    expect(Object.keys(module)).to.include.members(FACE);
    const loaders = (await import(pathToFileURL(resolve(DIST, "loaders.mjs")).href)) as Record<string, unknown>;
    expect(Object.keys(loaders).length).to.be.greaterThan(0);
  });

  it("modules import nothing but their own chunks", () => {
    const modules = readdirSync(DIST).filter((file) => file.endsWith(".mjs"));
    const imported = modules.flatMap((file) =>
      [...read(file).matchAll(/^(?:import|export)\b[^"'\n]*["']([^"'\n]+)["'];?$/gm)].map((match) => match[1] ?? ""),
    );
    expect(imported.filter((name) => !/^\.\/[\w.-]+\.mjs$/.test(name))).to.deep.equal([]);
  });

  it("a strict page compiles against the types", function () {
    this.timeout(60000);
    const folder = resolve(`build/consumer-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(resolve(folder, "page.ts"), PAGE);
    const tsc = resolve("node_modules/typescript-7/bin/tsc");
    const options = "--ignoreConfig --noEmit --strict --target es2020 --module esnext --moduleResolution bundler".split(
      " ",
    );
    try {
      execFileSync(process.execPath, [tsc, ...options, "--types", "mocha", resolve(folder, "page.ts")], {
        stdio: "pipe",
      });
    } catch (error) {
      throw new Error(String((error as { stdout: Buffer }).stdout));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("package.json points at files that are there", () => {
    const { exports, sideEffects } = JSON.parse(readFileSync("package.json", "utf8")) as {
      exports: Record<string, string | Record<string, string>>;
      sideEffects: string[];
    };
    const targets = [
      ...Object.values(exports).flatMap((to) => (typeof to === "string" ? [to] : Object.values(to))),
      ...sideEffects,
    ];
    expect(targets.filter((file) => !existsSync(file))).to.deep.equal([]);
  });
});
