// test/layers.test -- who may import whom. The table is the architecture; read it first.
// A type import is an arrow too: it counts like any other.

import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, resolve, sep } from "node:path";

/** room -> rooms it may import. The doors (below) may import any. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  base: [],
  math: [],
  polyfill: [],
  shader: ["base"],
  data: ["base", "math", "shader"],
  work: ["base", "data"],
  transforms: ["base", "math", "shader"],
  visuals: ["base", "math", "shader", "data", "transforms"],
  post: ["base", "shader"],
  scene: ["base", "math", "transforms", "visuals", "post"],
  gl: ["base", "shader", "data", "work"],
  render: ["base", "shader", "data", "post", "scene", "gl"],
  figure: ["base", "math", "scene", "gl", "render"],
  output: ["base"],
  loaders: ["base", "data", "work"],
};

/** Packages a room may import. GLSL files and our own rooms are looked at elsewhere. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "gl-matrix": ["*"],
  "twgl.js": ["gl"],
};

/** Rooms that see only the contract of another room: file names allowed. */
const CONTRACT_ONLY: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  scene: { visuals: ["visual"], post: ["stage"] },
  render: { post: ["stage"] },
};

const ELEMENT_ROOMS = ["figure", "output", "polyfill", "gl", ""];
const DOM_ROOMS = ["figure", "output", "polyfill", ""];
/** The doors: a door may import those before it. */
const DOORS = [
  "show",
  "index",
  "element-attributes",
  "element-host",
  "element-class",
  "element",
  "script",
  "script-legacy",
];

/** The page's globals. `window` is also a house word (a texture window): it counts where a page's property follows. */
const DOM = new RegExp(
  "(?<![.\\w])(document\\s*[.!?]|(requestAnimationFrame|devicePixelRatio|customElements|matchMedia|getComputedStyle)\\b|" +
    "window\\s*\\??\\.\\s*(\\w+EventListener|document|location|navigator|inner|outer|device|request|cancel|match|get|" +
    "set|clear|screen|scroll|performance|custom|on[a-z]))",
);
/** Elements: gl/ is handed a canvas and hears from it of loss, but finds none by itself. */
const ELEMENT = /\bHTML\w*Element\b/;
const GL = /\b(WebGL2?RenderingContext|twgl)\b/;
const IMPORT = /^\s*(?:import|export)\b(?:[^"]*?\bfrom)?\s*"([^"]+)"|\bimport\s*\(\s*"([^"]+)"/gm;

/** Text without comments, and without the words inside strings where `bare` is set. */
function code(text: string, bare: boolean): string {
  const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
  return text.replace(tokens, (token) => (token.startsWith("/") ? " " : bare ? '""' : token));
}

/** All that is wrong with the imports of one file. `file` is relative to src/, with "/". */
function faults(file: string, text: string): string[] {
  const from = file.includes("/") ? (file.split("/")[0] ?? "") : "";
  const wrong = [...code(text, false).matchAll(IMPORT)].flatMap(([, named, late = ""]) =>
    importFault(file, from, named ?? late),
  );
  const bare = code(text, true);
  if (GL.test(bare) && from !== "gl") wrong.push(`${file} names WebGL: only gl/ may`);
  if (DOM.test(bare) && !DOM_ROOMS.includes(from))
    wrong.push(`${file} names the DOM: only figure/, output/ and the doors may`);
  if (ELEMENT.test(bare) && !ELEMENT_ROOMS.includes(from)) wrong.push(`${file} names an element: only figure/ may`);
  if (from && !(from in MAY)) wrong.push(`${file}: the room ${from}/ is not in the table`);
  return wrong;
}

function importFault(file: string, from: string, specifier: string): string[] {
  const path = specifier.replace(/^worker:/, "");
  if (!path.startsWith(".")) return packageFault(file, from, path);
  const to = relative("src", normalize(join("src", dirname(file), path)))
    .split(sep)
    .join("/");
  if (to.endsWith(".glsl")) return to.startsWith("../glsl/") ? [] : [`${file} imports ${to}: GLSL lies in glsl/`];
  if (to.startsWith("..")) return [`${file} imports ${to}, outside src/`];
  const room = to.includes("/") ? (to.split("/")[0] ?? "") : "";
  if (from === "") return room === "" ? doorFault(file, to) : [];
  if (room === from) return to === `${room}/index` ? [`${file} imports the index of its own room`] : [];
  const may = MAY[from] ?? [];
  if (!may.includes(room)) return [`${file} imports ${to}: ${from}/ may import ${may.join(", ") || "nothing"}`];
  const only = CONTRACT_ONLY[from]?.[room];
  const name = to.split("/").slice(1).join("/");
  return only && !only.includes(name)
    ? [`${file} imports ${to}: ${from}/ may see of ${room}/ only ${only.join(", ")}`]
    : [];
}

function doorFault(file: string, to: string): string[] {
  const self = DOORS.indexOf(file.replace(/\.ts$/, ""));
  const other = DOORS.indexOf(to);
  if (self < 0) return [`${file}: the doors are ${DOORS.join(", ")}`];
  return other >= 0 && other < self ? [] : [`${file} imports ${to}: doors import the doors before them`];
}

function packageFault(file: string, from: string, name: string): string[] {
  const rooms = PACKAGES[name];
  if (!rooms) return [`${file} imports ${name}, which is no run-time dependency`];
  return rooms.includes("*") || rooms.includes(from) ? [] : [`${file} imports ${name}: only ${rooms.join(", ")} may`];
}

const src = resolve("src");
const files = readdirSync(src, { recursive: true })
  .map((file) => String(file).split(sep).join("/"))
  .filter((file) => file.endsWith(".ts"));

describe("layers", () => {
  it(`every import of the ${files.length} files of src/ goes down`, () => {
    expect(files.flatMap((file) => faults(file, readFileSync(join(src, file), "utf8")))).to.deep.equal([]);
  });

  const planted: readonly (readonly [string, string, string])[] = [
    ["base/errors.ts", 'import { a } from "../data/grid";', "base/ may import nothing"],
    ["visuals/volume/volume.ts", 'import type { Gpu } from "../../gl/gpu";', "visuals/ may import"],
    ["scene/view.ts", 'import { volume } from "../visuals/volume/volume";', "only visual"],
    ["render/painter.ts", 'import { volume } from "../index";', "render/ may import"],
    ["data/grid.ts", "const size = window.innerWidth;", "names the DOM"],
    ["gl/gpu.ts", 'document.createElement("canvas");', "names the DOM"],
    ["scene/view.ts", "const ratio = devicePixelRatio;", "names the DOM"],
    ["scene/view.ts", "let canvas: HTMLCanvasElement;", "names an element"],
    ["visuals/volume/volume.ts", "let gl: WebGL2RenderingContext;", "names WebGL"],
    ["data/grid.ts", 'import { createProgram } from "twgl.js";', "only gl may"],
    ["loaders/gunzip.ts", 'import { inflate } from "fflate";', "no run-time dependency"],
    ["show.ts", 'import { element } from "./element";', "doors before them"],
    ["loaders/nifti.ts", 'const late = () => import("../visuals/index");', "loaders/ may import"],
    ["work/pool.ts", 'import text from "worker:../gl/upload";', "work/ may import"],
    ["loaders/nifti.ts", 'import {\n  a,\n  type B,\n} from "../visuals/visual";', "loaders/ may import"],
    ["loaders/nifti.ts", 'export * from "../visuals/visual";', "loaders/ may import"],
    ["loaders/nifti.ts", 'import "../visuals/visual";', "loaders/ may import"],
    ["attic/old.ts", "export const a = 1;", "not in the table"],
  ];
  for (const [file, text, message] of planted) {
    it(`catches a planted fault: ${file}: ${text}`, () => {
      expect(faults(file, text).join("\n")).to.include(message);
    });
  }

  it("lets pass what is allowed", () => {
    const text = [
      'import { mat4 } from "gl-matrix";',
      'import type { Grid } from "../../data/grid";',
      'import mip from "../../../glsl/volume/method/mip.glsl";',
      "// the window and document of a comment do not count",
      'const words = "window of values", places = [one("from"), one("to")];',
      "const [low] = state.window; const window = [low, 1]; window.map(shareOf);",
    ].join("\n");
    expect(faults("visuals/volume/methods.ts", text)).to.deep.equal([]);
    expect(faults("element.ts", 'import { show } from "./show";\nconst w = window.innerWidth;')).to.deep.equal([]);
  });
});
