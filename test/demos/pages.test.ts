// The demo pages as files: short, whole, of one look, asking nobody else for anything, right in what assistive tools need.

import { parse } from "acorn";
import { expect } from "chai";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { vesselTree } from "../../demos/shared/vessels";

const FOLDER = resolve("demos");
const MOST_LINES = 60;
const MOST_PICTURE_BYTES = 30_000;
/** Milliseconds for a tree of vessels: a second where a browser is quick, and this machine may be busy. */
const MOST_MS = 5000;

const names = readdirSync(FOLDER).filter((name) => existsSync(resolve(FOLDER, name, "index.html")));
const read = (...path: string[]): string => readFileSync(resolve(FOLDER, ...path), "utf8");

describe("demo pages", () => {
  it("there are the first four", () => {
    expect(names).to.include.members(["element", "first-volume", "old-browser", "three-ways"]);
  });

  for (const name of names) {
    const html = read(name, "index.html");

    it(`${name} has at most ${MOST_LINES} lines of script`, () => {
      const inline = Array.from(html.matchAll(/<script(?: nomodule)?>([^]*?)<\/script>/g), ([, code]) => code!.trim());
      const main = existsSync(resolve(FOLDER, name, "main.ts")) ? [read(name, "main.ts").trim()] : [];
      const lines = [...inline, ...main].join("\n").split("\n").length;
      expect(lines).to.be.at.most(MOST_LINES);
    });

    it(`${name} has a language, a title, one heading, a way back, its source, and a picture in the gallery`, () => {
      expect(html).to.match(/<html lang="en">/);
      expect(html).to.match(/<title>.+ · Vitrine<\/title>/);
      expect(html.match(/<h1[ >]/g)).to.have.length(1);
      expect(html).to.match(/name="viewport"/);
      expect(html).to.match(/href="\.\.\/"/);
      expect(html).to.match(/>View source</);
      expect(html).to.match(/role="alert"/);
      expect(read("index.html")).to.include(`thumbnails/${name}.jpg`);
      expect(statSync(resolve(FOLDER, "thumbnails", `${name}.jpg`)).size).to.be.within(1000, MOST_PICTURE_BYTES);
    });

    it(`${name} names every control`, () => {
      for (const [tag] of html.matchAll(/<(?:input|select|canvas|progress)\b[^>]*>/g)) {
        const id = /\bid="([^"]+)"/.exec(tag)?.[1];
        const hasLabel = id !== undefined && html.includes(`<label for="${id}">`);
        const isInside = new RegExp(`<label[^>]*>[^<]*${escaped(tag)}`).test(html);
        expect(hasLabel || isInside || /aria-(?:label|hidden)=/.test(tag), tag).to.equal(true);
      }
    });
  }

  it("ask no other host", () => {
    for (const file of readdirSync(FOLDER, { recursive: true }).map(String)) {
      if (/\.(html|css|ts)$/.test(file)) expect(read(file), file).not.to.match(/\b(?:https?:)?\/\/[a-z0-9-]+\.[a-z]/i);
    }
  });

  it("the gallery needs no script", () => {
    expect(read("index.html")).not.to.match(/<script[ >]/);
  });

  it("old-browser and the word to old browsers are ES5", () => {
    const pages = names.map((name) => ({ name, html: read(name, "index.html") }));
    const scripts = pages.flatMap(({ name, html }) => {
      const pattern = name === "old-browser" ? /<script>([^]*?)<\/script>/g : /<script nomodule>([^]*?)<\/script>/g;
      return Array.from(html.matchAll(pattern), ([, code]) => code!);
    });
    expect(scripts.length).to.equal(names.length);
    for (const code of scripts) parse(code, { ecmaVersion: 5 });
  });
});

describe("the vessel tree", () => {
  it("is the same for the same seed, and another for another", () => {
    const begun = Date.now();
    const tree = vesselTree(7);
    expect(Date.now() - begun).to.be.below(MOST_MS);
    expect(Buffer.compare(tree.data as Uint8Array, vesselTree(7).data as Uint8Array)).to.equal(0);
    expect(Buffer.compare(tree.data as Uint8Array, vesselTree(8).data as Uint8Array)).not.to.equal(0);
  });

  it("is thin and bright in a faint organ, and stays within its box", () => {
    const { data, shape } = vesselTree();
    expect(shape).to.deep.equal([128, 128, 128]);
    const side = 128;
    let vessels = 0;
    let onSides = 0;
    (data as Uint8Array).forEach((value, i) => {
      if (value < 60) return;
      vessels += 1;
      const [x, y, z] = [i % side, Math.floor(i / side) % side, Math.floor(i / side / side)];
      // The trunk comes in from below.
      if ([x, y].some((c) => c === 0 || c === side - 1) || z === side - 1) onSides += 1;
    });
    expect(vessels / data.length).to.be.within(0.005, 0.05);
    expect(onSides).to.equal(0);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
