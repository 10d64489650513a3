// test/shader/link.test -- the linker: order, slots, instances, chains, and its words when something is wrong.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { head } from "../../src/shader/dialect";
import { complaints, explain } from "../../src/shader/explain";
import { arrange, link } from "../../src/shader/link";
import { chain, factsOf, glsl, instance } from "../../src/shader/module";

const shared = glsl(
  "shared.glsl",
  "// shared.glsl\nuniform float u_scale;\nfloat shared_scale(float x) {\n  return x * u_scale;\n}",
  [],
);
const entry = glsl(
  "entry.glsl",
  '// entry.glsl\n#include "shared.glsl"\nfloat shape(vec2 p);   // slot: shape\nfloat tint(float x);\n\nvoid main() {\n  gl_FragColor = vec4(shared_scale(tint(shape(vec2(0.0)))));\n}',
  [shared],
);
const disc = glsl("disc.glsl", '#include "shared.glsl"\nfloat shape(vec2 q) {\n  return shared_scale(length(q));\n}', [
  shared,
]);
const invert = glsl("invert.glsl", "uniform float u_top;\nfloat invert_tint(float x) {\n  return u_top - x;\n}", []);
const plain = glsl("plain.glsl", "float tint(float x) {\n  return x;\n}", []);

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "nothing thrown";
}

describe("link", () => {
  it("reads what a file defines, leaves open and declares", () => {
    const facts = factsOf(entry);
    expect([...facts.slots.keys()]).to.deep.equal(["shape", "tint"]);
    expect([...facts.defines.keys()]).to.deep.equal(["main"]);
    expect([...factsOf(shared).uniforms]).to.deep.equal([["u_scale", "float"]]);
  });

  it("places each file once, before those that need it", () => {
    const { order, uniforms, text } = link(entry, [plain, disc], "HEAD\n");
    expect(order.map(({ path }) => path)).to.deep.equal(["shared.glsl", "disc.glsl", "plain.glsl", "entry.glsl"]);
    expect([...uniforms.keys()]).to.deep.equal(["u_scale"]);
    expect(text.indexOf("HEAD\n#line 1 0\n")).to.equal(0);
    expect(text.match(/shared_scale\(float x\)/g)).to.have.length(1);
  });

  it("blanks filled slots and keeps every line where it was", () => {
    const { text } = link(entry, [plain, disc], "");
    const own = text.slice(text.indexOf("#line 1 3\n") + 10).split("\n");
    expect(own[2]).to.equal("");
    expect(own[5]).to.equal("void main() {");
  });

  it("names both files when something is wrong", () => {
    expect(messageOf(() => link(entry, [disc], ""))).to.equal(
      "shader/slot: entry.glsl: nothing fills the slot float tint(float x)",
    );
    const other = glsl("other.glsl", "float tint(float x) {\n  return 1.0;\n}", []);
    expect(messageOf(() => link(entry, [plain, other, disc], ""))).to.equal(
      "shader/slot: entry.glsl: plain.glsl and other.glsl both fill tint",
    );
    const wrong = glsl("wrong.glsl", "vec2 tint(float x) {\n  return vec2(x);\n}", []);
    expect(messageOf(() => link(entry, [wrong, disc], ""))).to.equal(
      "shader/slot: entry.glsl: slot float tint(float x), wrong.glsl gives vec2 tint(float x)",
    );
    const arguments2 = glsl("arguments.glsl", "float tint(vec2 x) {\n  return x.x;\n}", []);
    expect(messageOf(() => link(entry, [arguments2, disc], ""))).to.contain("arguments.glsl gives");
    expect(messageOf(() => link(entry, [plain, disc, invert], ""))).to.equal(
      "shader/slot: invert.glsl fills no slot of entry.glsl",
    );
    const twice = glsl("twice.glsl", "uniform float u_scale;\nfloat tint(float x) {\n  return x;\n}", []);
    expect(messageOf(() => link(entry, [twice, disc], ""))).to.equal(
      "shader/name: u_scale is defined by shared.glsl and by twice.glsl",
    );
  });

  it("tells which fills are of no use, without an error", () => {
    expect(arrange(entry, [plain, disc, invert]).unused).to.deep.equal([invert]);
  });

  it("chains members, the first one first, and lets one stand twice", () => {
    const again = instance(invert, "_1");
    expect([...factsOf(again).defines.keys()]).to.deep.equal(["invert_tint_1"]);
    const tint = chain("float", "tint", [invert, again]);
    const { text, uniforms } = link(entry, [tint, disc], "");
    expect(text).to.contain("return invert_tint_1(invert_tint(x));");
    expect([...uniforms.keys()].sort()).to.deep.equal(["u_scale", "u_top", "u_top_1"]);
  });
});

describe("dialect", () => {
  it("starts ES 3.00 with its version and gives depth only where it can be written", () => {
    const full = { version: 300, fragmentDepth: true, highp: true } as const;
    expect(head("fragment", full).indexOf("#version 300 es\n")).to.equal(0);
    expect(head("fragment", full)).to.contain("gl_FragDepth = z");
    expect(head("fragment", { ...full, fragmentDepth: false })).to.contain("#define WRITE_DEPTH(z)\n");
  });

  it("gives both stages of ES 1.00 the same precision", () => {
    const poor = { version: 100, fragmentDepth: false, highp: false } as const;
    for (const stage of ["vertex", "fragment"] as const) {
      expect(head(stage, poor)).to.contain("precision mediump float;");
      expect(head(stage, poor)).not.to.contain("highp");
    }
  });
});

describe("explain", () => {
  const linked = link(entry, [plain, disc], "");

  it("turns a log into file, line and the line itself", () => {
    const text = explain("ERROR: 3:7: 'foo' : undeclared identifier\nERROR: 2 compilation errors.\n\0", linked);
    expect(text).to.equal(
      "entry.glsl:7: 'foo' : undeclared identifier\n    gl_FragColor = vec4(shared_scale(tint(shape(vec2(0.0)))));",
    );
  });

  it("reads the other driver's dialect", () => {
    const [first] = complaints("1:2(10): error: `foo' undeclared", linked);
    expect(first).to.deep.include({ path: "disc.glsl", line: 2, text: "`foo' undeclared" });
  });

  it("gives the raw log when it names no place", () => {
    expect(explain("out of memory", linked)).to.equal("out of memory");
    expect(explain("", linked)).to.equal("the compiler says nothing");
  });
});
