// test/lock.test -- package-lock.json serves every machine and every registry: `npm ci` is the first thing a newcomer runs.

import { expect } from "chai";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

interface Lock {
  readonly packages: Record<string, { dependencies?: unknown; devDependencies?: unknown }>;
}
interface Tools {
  missingOptional(lock: Lock): readonly { readonly where: string }[];
}

describe("package-lock.json", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
  let tools: Tools;
  before(async () => {
    tools = (await import(pathToFileURL(resolve("scripts/complete-lock.mjs")).href)) as Tools;
  });

  it("names the native programs of all systems (else: node scripts/complete-lock.mjs)", () => {
    expect(tools.missingOptional(lock)).to.deep.equal([]);
  });

  it("the check is one: it misses a package that is taken out", () => {
    const packages = { ...lock.packages };
    delete packages["node_modules/@rollup/rollup-linux-x64-gnu"];
    expect(tools.missingOptional({ packages }).map(({ where }) => where)).to.deep.equal([
      "node_modules/@rollup/rollup-linux-x64-gnu",
    ]);
  });

  it("asks for what package.json asks for", () => {
    const wanted = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, unknown>;
    expect(lock.packages[""]?.dependencies).to.deep.equal(wanted.dependencies);
    expect(lock.packages[""]?.devDependencies).to.deep.equal(wanted.devDependencies);
  });

  it("names no registry, so that any mirror serves", () => {
    expect(readFileSync("package-lock.json", "utf8")).to.not.include('"resolved"');
  });
});
