// test/names.test -- the dialect that every GLSL file keeps to, so that one source is legal in ES 1.00 and in ES 3.00.
// Compilers of one language do not see what the other forbids; this test sees both.

import { expect } from "chai";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";

/** Words that one language or both keep for themselves. `sampler3D` and `texture3D` are explained by the heads. */
const RESERVED = new Set(
  `active asm atomic_uint buffer cast centroid class coherent common default double enum extern external filter fixed flat
  goto half image1D image2D image3D inline input interface invariant layout long namespace noinline noperspective output
  packed partition patch public readonly resource restrict sample shared short sizeof smooth static subroutine superp switch
  template this typedef uint union unsigned using uvec2 uvec3 uvec4 volatile writeonly dvec2 dvec3 dvec4 hvec2 hvec3 hvec4
  fvec2 fvec3 fvec4 precision texture texelFetch textureSize textureLod textureGrad dFdx dFdy fwidth`.split(/\s+/),
);

/** One thing that must not stand in a line, and why. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [
    /^\s*#\s*(if|ifdef|ifndef|else|elif|endif|extension|version|pragma|line)\b/,
    "no conditions: a lack picks another file",
  ],
  [/\bwhile\b/, "ES 1.00 has no while"],
  [/%/, "ES 1.00 has no %: mod"],
  [/\b\d+(\.\d*)?[fuU]\b/, "no suffixes: 1.0"],
  [/\bfloat\s+\w+\s*=\s*\d+\s*;/, "ES 1.00 turns no int into a float: 1.0"],
  [/[^&|^]\s(<<|>>)\s/, "ES 1.00 has no bits"],
  [/\bfor\s*\((?!int (\w+) = -?\d+; \1 <=? -?[A-Z0-9_]+; \+\+\1\))/, "loops run from a constant to a constant"],
  [/^(in|out|inout)\s/, "attribute and varying: the heads translate them"],
  [/^(float|int|bool|[ib]?vec\d|mat\d)\s+\w+\s*(=|;|\[)/, "no globals that change"],
  [/__/, "names with two underscores are the compiler's"],
  [/[ \t]+$/, "blanks at the end of the line"],
  [/\t/, "blanks, no tabs"],
];

const PREFIX: Readonly<Record<string, string>> = { attribute: "a_", varying: "v_", uniform: "u_" };
/** Where `discard` may stand: the visual's fragment, a method's end, what writes the pixel. */
const MAY_DISCARD = /^(fragment|method_end|main)$/;

/** A file without comments, line by line. */
function codeLines(text: string): string[] {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, "")).split("\n");
}

/** All that is wrong with one file. `path` is relative to the folder that its first line counts from. */
function faults(path: string, text: string): string[] {
  const wrong: string[] = [];
  const say = (line: number, what: string): void => void wrong.push(`${path}:${line + 1}: ${what}`);
  if (!new RegExp(`^// ${path.replace(/\./g, "\\.")} -- \\S`).test(text))
    say(0, `the first line is "// ${path} -- what it is"`);
  const comments = text.split("\n");
  let inside = "";
  codeLines(text).forEach((raw, i) => {
    const line = comments[i] === raw ? raw : raw.trimEnd();
    for (const [pattern, why] of FORBIDDEN) if (pattern.test(line)) say(i, why);
    for (const what of nameFaults(line, path)) say(i, what);
    const head = /^\w+ (\w+)\(.*\)\s*\{/.exec(line);
    if (head) inside = head[1] ?? "";
    if (/\bdiscard\b/.test(line) && !MAY_DISCARD.test(inside)) say(i, `discard in ${inside || "no function"}`);
    if (inside === "main" && !path.startsWith("output/") && head) say(i, "main stands in output/ only");
    if (/^\}/.test(line)) inside = "";
  });
  return wrong;
}

function nameFaults(line: string, path: string): string[] {
  const wrong: string[] = [];
  for (const word of line.match(/\b[A-Za-z_]\w*\b/g) ?? []) if (RESERVED.has(word)) wrong.push(`${word} is reserved`);
  const global = /^(attribute|varying|uniform)\s+(?:(?:low|medium|high)p\s+)?\w+\s+(.*)/.exec(line);
  if (global) {
    const [, kind = "", names = ""] = global;
    const shape = new RegExp(`^${PREFIX[kind]}[a-z][a-zA-Z0-9]*(\\[\\w+\\])?;$`);
    if (!shape.test(names.trim()))
      wrong.push(`${names.trim()}: ${kind}s are one a line, ${PREFIX[kind]} and camelCase`);
  } else if (/^\s*(attribute|varying|uniform)\b/.test(line)) wrong.push("declarations start in column 0");
  if (/\bo_\w+/.test(line) && !path.startsWith("output/")) wrong.push("o_ belongs to output/");
  const called = /^(?:\w+) (\w+)\([^;]*\)\s*[{;]/.exec(line);
  if (called && !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(called[1] ?? ""))
    wrong.push(`${called[1]}: functions are snake_case`);
  const named = /^(?:struct (\w+)|#define (\w+))/.exec(line);
  if (named?.[1] && !/^[A-Z][A-Za-z0-9]*$/.test(named[1])) wrong.push(`${named[1]}: structs are PascalCase`);
  if (named?.[2] && !/^[A-Z][A-Z0-9_]*$/.test(named[2])) wrong.push(`${named[2]}: constants are UPPER_CASE`);
  return wrong;
}

/** Includes that lead nowhere. */
function lostIncludes(file: string, text: string): string[] {
  const lines = codeLines(text).filter((line) => line.startsWith("#include"));
  return lines.flatMap((line) => {
    const target = /^#include "([^"]+)"$/.exec(line)?.[1];
    if (!target) return [`${file}: ${line}: an include is #include "path"`];
    return existsSync(resolve(dirname(file), target)) ? [] : [`${file}: there is no ${target}`];
  });
}

function glslFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder, { recursive: true }).map((file) => String(file).split(sep).join("/"));
  return all.filter((file) => file.endsWith(".glsl")).sort();
}

describe("names in GLSL", () => {
  const files = [
    ...glslFiles("glsl").map((file) => ({ path: file, file: `glsl/${file}` })),
    ...glslFiles("test").map((file) => ({ path: `test/${file}`, file: `test/${file}` })),
  ];

  it(`every one of the ${files.length} files keeps to the dialect`, () => {
    expect(files.length).to.be.greaterThan(0);
    expect(files.flatMap(({ path, file }) => faults(path, readFileSync(file, "utf8")))).to.deep.equal([]);
  });

  it("every include leads to a file", () => {
    expect(files.flatMap(({ file }) => lostIncludes(file, readFileSync(file, "utf8")))).to.deep.equal([]);
  });

  const planted: readonly (readonly [string, string])[] = [
    ["#ifdef GL_ES", "no conditions"],
    ["float a_b(float x) { while (true) {} return x; }", "no while"],
    ["int a_b(int x) { return x % 2; }", "mod"],
    ["float a_b(float x) { return x * 2.0f; }", "no suffixes"],
    ["  for (int i = 0; i < count; ++i) {", "constant to a constant"],
    ["  float x = 1;", "no int into a float"],
    ["float counter = 0.0;", "no globals that change"],
    ["uniform float stepSize;", "u_ and camelCase"],
    ["uniform float u_step_size;", "u_ and camelCase"],
    ["varying vec3 u_near;", "v_ and camelCase"],
    ["  uniform float u_step;", "column 0"],
    ["uniform float u_a, u_b;", "one a line"],
    ["float sample(float x) {", "sample is reserved"],
    ["  vec4 input = vec4(0.0);", "input is reserved"],
    ["  uint n = 1;", "uint is reserved"],
    ["vec4 rampColor(float x) {", "snake_case"],
    ["void main() {", "output/ only"],
    ["  o_color = vec4(1.0);", "o_ belongs"],
    ["float ray_clip(float x) {\n  if (x < 0.0) discard;", "discard in ray_clip"],
    ["#define tiny 1.0", "UPPER_CASE"],
    ["float a_b(float x);  ", "blanks at the end"],
  ];
  for (const [line, message] of planted) {
    it(`catches a planted fault: ${line.trim().split("\n").join(" / ")}`, () => {
      expect(faults("color/x.glsl", `// color/x.glsl -- x.\n${line}\n`).join("\n")).to.include(message);
    });
  }

  it("lets pass what is allowed", () => {
    const text = `// output/x.frag.glsl -- all that is legal.
#include "../color/srgb.glsl"
#define X_MAX_STEPS 12   // comment with % and while
uniform highp vec4 u_planes[8];   // data space
struct Method { float best; };
vec4 fragment(vec3 p);   // slot: somebody
void main() {
  for (int i = 0; i < X_MAX_STEPS; ++i) {
    if (float(i) > 3.0) break;
  }
  o_color = fragment(vec3(0.0));
}
`;
    expect(faults("output/x.frag.glsl", text)).to.deep.equal([]);
    expect(faults("color/x.glsl", "// other/x.glsl -- x.\n")).to.have.length(1);
  });
});
