// The parts of the browser harness that can be wrong quietly: what unpacks a browser, what reads a screen, what counts.
import { expect } from "chai";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readPng } from "../gpu/harness/png";

interface Outcome {
  status: string;
  passed: number;
  failed: number;
  skipped: number;
  failures: { test: string; text: string }[];
  skips: Record<string, number>;
}

interface Scripts {
  untar(archive: Buffer, folder: string): string[];
  encodePng(width: number, height: number, rgb: Uint8Array): Buffer;
  readWindowDump(dump: Buffer): { width: number; height: number; rgb: Uint8Array };
  outcome(name: string): Outcome;
  collector(
    record: Outcome,
    options: { bundle: string; print: (line: string) => void },
  ): {
    onSpecComplete(browser: unknown, result: unknown): void;
    onBrowserError(browser: unknown, error: unknown): void;
    onBrowserLog(browser: unknown, log: string): void;
  };
}

/** The scripts are plain JavaScript and run from where they lie. */
async function script(name: string): Promise<Scripts> {
  return (await import(pathToFileURL(path.resolve("scripts/browsers", name)).href)) as Scripts;
}

describe("untar", () => {
  let folder = "";
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitrine-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it("writes files with their modes, long names and folders", async () => {
    const long = `${"long/".repeat(30)}name`;
    const archive = Buffer.concat([
      entry("folder/", "5", ""),
      entry("folder/run", "0", "first", 0o755),
      entry("././@LongLink", "L", `${long}\0`),
      entry(long.slice(0, 99), "0", "second"),
      Buffer.alloc(1024),
    ]);
    const names = (await script("untar.mjs")).untar(archive, folder);
    expect(names).to.deep.equal(["folder/", "folder/run", long]);
    expect(fs.readFileSync(path.join(folder, "folder/run"), "utf8")).to.equal("first");
    expect(fs.statSync(path.join(folder, "folder/run")).mode & 0o777).to.equal(0o755);
    expect(fs.readFileSync(path.join(folder, long), "utf8")).to.equal("second");
  });

  it("writes nothing outside of its folder", async () => {
    const inner = path.join(folder, "inner");
    const archive = Buffer.concat([entry("../outside", "0", "x"), entry("/outside", "0", "x"), Buffer.alloc(1024)]);
    expect((await script("untar.mjs")).untar(archive, inner)).to.deep.equal([]);
    expect(fs.readdirSync(folder)).to.deep.equal([]);
  });
});

describe("the screen of an X server", () => {
  it("becomes a PNG, colours in their places", async () => {
    const { readWindowDump, encodePng } = await script("png.mjs");
    const [width, height] = [2, 1];
    const words = new Array<number>(25).fill(0);
    Object.assign(words, { 0: 104, 4: width, 5: height, 11: 32, 12: 12, 19: 1 });
    const head = Buffer.alloc(104);
    words.forEach((word, at) => head.writeUInt32BE(word, 4 * at));
    // one colour of 12 bytes, then a row of two pixels, blue first, and four bytes of padding
    const rest = [...new Array<number>(12).fill(9), 3, 2, 1, 0, 6, 5, 4, 0, 7, 7, 7, 7];
    const screen = readWindowDump(Buffer.concat([head, Buffer.from(rest)]));
    expect(Array.from(screen.rgb)).to.deep.equal([1, 2, 3, 4, 5, 6]);
    const picture = readPng(encodePng(width, height, screen.rgb));
    expect([picture.width, picture.height]).to.deep.equal([width, height]);
    expect(Array.from(picture.data)).to.deep.equal([1, 2, 3, 255, 4, 5, 6, 255]);
  });
});

describe("the record of an engine", () => {
  it("counts, keeps failures with their titles, and tells skips from lines to print", async () => {
    const { outcome, collector } = await script("session.mjs");
    const record = outcome("some-engine");
    const printed: string[] = [];
    const reporter = collector(record, { bundle: "build/none.js", print: (line) => printed.push(line) });
    const result = { suite: ["a", "b"], description: "c", log: ["Error: boo\nat base/build/none.js?abc:3:14"] };
    reporter.onSpecComplete(undefined, { ...result, success: true });
    reporter.onSpecComplete(undefined, { ...result, success: true, skipped: true });
    expect(record.status).to.equal("passed");
    reporter.onSpecComplete(undefined, { ...result, success: false });
    reporter.onBrowserLog(undefined, "'#skip no WebGL2'");
    reporter.onBrowserLog(undefined, "'# it\\'s a row'");
    reporter.onBrowserLog(undefined, "'anything else'");
    expect(record).to.include({ status: "failed", passed: 1, failed: 1, skipped: 1 });
    expect(record.failures).to.deep.equal([{ test: "a > b > c", text: "Error: boo\nat build/none.js:3:14" }]);
    expect(record.skips).to.deep.equal({ "no WebGL2": 1 });
    expect(printed).to.deep.equal(["it's a row"]);
  });

  it("fails on what the page itself throws", async () => {
    const { outcome, collector } = await script("session.mjs");
    const record = outcome("some-engine");
    collector(record, { bundle: "build/none.js", print: () => {} }).onBrowserError(undefined, {
      message: "no such thing",
    });
    expect(record).to.include({ status: "failed", failed: 1 });
  });
});

/** A tar header and its body, in blocks of 512. */
function entry(name: string, kind: string, body: string, mode = 0o644): Buffer {
  const head = Buffer.alloc(512);
  head.write(name.slice(0, 100), 0, "latin1");
  head.write(`${mode.toString(8).padStart(7, "0")}\0`, 100);
  head.write(`${Buffer.byteLength(body).toString(8).padStart(11, "0")}\0`, 124);
  head.write(kind, 156);
  head.write("ustar\0", 257, "latin1");
  const padded = Buffer.alloc(Math.ceil(Buffer.byteLength(body) / 512) * 512);
  padded.write(body);
  return Buffer.concat([head, padded]);
}
