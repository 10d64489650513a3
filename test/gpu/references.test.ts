// test/gpu/references.test.ts -- the 88 recorded pictures of vispy's volumes, made again on every texture path.
// Held against the pictures without vispy's half-voxel fault, within the tolerance recorded with each (three times what
// known good renderers reached). docs/parity.md says where we differ by choice. The table by case goes to
// build/artifacts/ENGINE/references-PATH.md, and to the terminal with VERBOSE=1.

import { expect } from "chai";
import { fetchBytes, page, postArtifact, printLine, skipWithout } from "./harness/page";
import { differencePicture } from "./harness/pixels";
import { writePng } from "./harness/png";
import { difference, isWithin, type Difference, type Tolerance } from "../references/metrics";
import { openReferences, type ReferenceCase, type References } from "../references/references";
import { plugMethods, replay, unplugMethods } from "./references/replay";
import { needPath, PATHS, stageOf, type Path } from "./volume/stage";

const CASES = 88;
const METHODS = ["mip", "translucent", "additive", "iso"] as const;
/** Software GL on a busy machine: a minute would do, nearly always. */
const TIMEOUT_MS = 300_000;

/**
 * Where our way of drawing differs from vispy's by more than the recorded tolerance; docs/parity.md, "Exceptions". vispy
 * computes the colour of a formula for each sample in float, we read it from a row of 8-bit colours. That is nothing for
 * one colour; sixty faint ones that are multiplied add up.
 */
const EXCEPTIONS: Readonly<Record<string, Tolerance>> = {
  vol_additive_linear_tex3d: { mae: 0.8, psnr: 42, above16: 0.003 },
  vol_additive_linear_emu: { mae: 0.8, psnr: 42, above16: 0.003 },
};

interface Row {
  readonly id: string;
  readonly found: Difference;
  readonly isStrict: boolean;
  readonly isLoose: boolean;
  /** within its exception, where it has one */
  readonly isExcepted: boolean;
}

let references: Promise<References> | undefined;

function recorded(context: Mocha.Context): Promise<References> {
  if (!page().shared) skipWithout(context, "no recorded references on this machine");
  return (references ??= openReferences((path) => fetchBytes(`/shared/references/${path}`)));
}

for (const path of PATHS) {
  describe(`recorded pictures of vispy, ${path.name}`, () => {
    const rows: Row[] = [];
    before(plugMethods);
    after(unplugMethods);
    after(() => report(path, rows));

    for (const method of METHODS) {
      it(`${method}: every case within its loose tolerance, or its exception`, async function () {
        this.timeout(TIMEOUT_MS);
        needPath(this, path);
        const all = await recorded(this);
        const outside: string[] = [];
        for (const one of all.cases) {
          if (one.method !== method) continue;
          const row = await compare(one, all, path);
          rows.push(row);
          console.log(lineOf(row));
          if (!row.isLoose && !row.isExcepted) outside.push(lineOf(row));
        }
        expect(outside).to.deep.equal([]);
      });
    }

    it("that was all of them", async function () {
      needPath(this, path);
      await recorded(this);
      expect(rows).to.have.length(CASES);
    });
  });
}

async function compare(one: ReferenceCase, all: References, path: Path): Promise<Row> {
  const { picture, clim, textureWindow } = await replay(one, all, stageOf(path));
  expect(clim, `${one.id}: limits`).to.deep.equal(one.clim);
  // The contrast-limit machine has come to the same texels by the same changes.
  const window = [Math.min(...textureWindow), Math.max(...textureWindow)];
  expect(window, `${one.id}: texture window`).to.deep.equal(one.quantisation.window);
  const wanted = await all.picture(one.picture);
  const found = difference(picture, wanted);
  const exception = EXCEPTIONS[one.id];
  const row: Row = {
    id: one.id,
    found,
    isStrict: isWithin(found, one.strict),
    isLoose: isWithin(found, one.loose),
    isExcepted: exception !== undefined && isWithin(found, exception),
  };
  if (!row.isLoose) {
    const file = `references/${one.id}-${path.name.replace(/ /g, "-")}`;
    await postArtifact(`${file}.png`, writePng(picture));
    await postArtifact(`${file}-wanted.png`, writePng(wanted));
    await postArtifact(`${file}-apart.png`, writePng(differencePicture(picture, wanted, 16)));
  }
  return row;
}

function lineOf({ id, found: { mae, psnr, above16, max }, isStrict, isLoose, isExcepted }: Row): string {
  const ok = isStrict ? "strict" : isLoose ? "loose" : isExcepted ? "exception" : "OUTSIDE";
  return `| ${id} | ${mae.toFixed(3)} | ${psnr.toFixed(1)} | ${(100 * above16).toFixed(2)} | ${max} | ${ok} |`;
}

async function report({ name }: Path, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const head = ["| case | mae | psnr dB | % above 16 | max | within |", "|---|--:|--:|--:|--:|---|"];
  const text = [`# Recorded pictures, ${name}`, "", ...head, ...rows.map(lineOf), ""].join("\n");
  await postArtifact(`references-${name.replace(/ /g, "-")}.md`, new TextEncoder().encode(text));
  const sorted = rows.map(({ found }) => found.mae).sort((a, b) => a - b);
  const worst = rows.reduce((a, b) => (b.found.mae > a.found.mae ? b : a));
  const strict = rows.filter(({ isStrict }) => isStrict).length;
  const loose = rows.filter(({ isLoose }) => isLoose).length;
  const excepted = rows.filter((row) => !row.isLoose && row.isExcepted).map(({ id }) => id);
  printLine(
    `recorded pictures, ${name}: ${loose} of ${rows.length} within loose, ${strict} within strict, ` +
      `${excepted.length} exceptions (${excepted.join(", ") || "none"}); ` +
      `mae median ${sorted[rows.length >> 1]!.toFixed(3)}, most ${worst.found.mae.toFixed(3)} (${worst.id})`,
  );
}
