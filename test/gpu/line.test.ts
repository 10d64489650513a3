// The line visual in browsers: against the strokes of a 2-D canvas, against vispy's recorded lines, in both WebGLs.

import { expect } from "chai";
import { line, type LineOptions } from "../../src/index";
import { caps, joins } from "../../src/visuals/line/shapes";
import { flatCases } from "../references/flat-cases";
import { fetchJson, page, postArtifact, printLine, skipWithout } from "./harness/page";
import { describeDifference, difference, isWithin, type Pixels } from "./harness/pixels";
import { fetchPng, writePng } from "./harness/png";
import { lineOf } from "./flat/cases";
import { openFlat, pixelAt, type FlatStage } from "./flat/stage";

const WIDTH = 160;
const HEIGHT = 120;
/** Corners of many kinds: blunt, right, sharp, a miter beyond the limit; in canvas pixels. */
const PATH = [12.3, 20.1, 50.7, 24.4, 60.2, 90.6, 84.5, 30.3, 104.2, 104.8, 112.9, 22.5, 146.4, 24.1, 145.2, 100.7];
/** A canvas finds shares of pixels by area, we by distance: edges differ by up to a tenth, which is a few in the mean. */
const MEAN_OFF = 0.8;
const SHARE_OFF = 0.003;
/** A pixel that is wrong, not rounded: a gap is 229. Tips of miters narrower than a pixel are off by up to 161. */
const MAX_OFF = 170;

function xyz(path: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < path.length; i += 2) out.push(path[i]!, path[i + 1]!, 0);
  return out;
}

/** The same stroke as a browser draws it on a 2-D canvas. */
function stroked(options: LineOptions, path: readonly number[], isClosed = false): Pixels {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no 2-D canvas");
  context.fillStyle = "rgb(26, 38, 51)";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.strokeStyle = `rgba(255, 204, 51, ${options.opacity ?? 1})`;
  context.lineWidth = options.width ?? 1;
  context.lineJoin = (options.join ?? "miter") as CanvasLineJoin;
  context.lineCap = (options.cap ?? "butt") as CanvasLineCap;
  context.miterLimit = options.miterLimit ?? 4;
  context.setLineDash((options.dashes ?? []) as number[]);
  context.lineDashOffset = options.dashOffset ?? 0;
  context.beginPath();
  for (let i = 0; i < path.length; i += 2) context.lineTo(path[i]!, path[i + 1]!);
  if (isClosed) context.closePath();
  context.stroke();
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  return { width: WIDTH, height: HEIGHT, data };
}

for (const webgl of [1, 2] as const)
  describe(`line on WebGL${webgl}`, () => {
    let stage: FlatStage;
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      stage = openFlat(WIDTH, HEIGHT, { webgl });
    });
    after(() => stage?.free());

    async function expectStroke(name: string, options: LineOptions, isClosed = false): Promise<void> {
      const color = [1, 0.8, 0.2];
      const drawn = stage.draw([line({ positions: xyz(PATH), color, ...options })]);
      const wanted = stroked(options, PATH, isClosed);
      const found = difference(drawn, wanted);
      // A canvas lets dashes overlap where a line turns back; ours end at the middle of the corner.
      const share = options.dashes ? 3 * SHARE_OFF : SHARE_OFF;
      const isWhole = found.max <= (options.dashes ? 255 : MAX_OFF);
      const isRight = found.mean <= MEAN_OFF && found.shareAbove(48) <= share && isWhole;
      if (!isRight) await postArtifact(`line/${webgl}-${name}.png`, writePng(drawn));
      if (!isRight) await postArtifact(`line/${webgl}-${name}-wanted.png`, writePng(wanted));
      const words = `${describeDifference(found)}, ${(100 * found.shareAbove(48)).toFixed(2)} % above 48`;
      expect(isRight, words).to.equal(true);
    }

    for (const join of Object.keys(joins))
      for (const cap of Object.keys(caps))
        it(`strokes as a canvas does: ${join} joins, ${cap} caps`, () =>
          expectStroke(`${join}-${cap}`, { join, cap, width: 11 }));

    it("strokes as a canvas does: thin, thick, closed", async () => {
      await expectStroke("thin", { width: 1 });
      await expectStroke("half", { width: 0.5 });
      await expectStroke("closed", { width: 8, connect: "loop", join: "round" }, true);
      await expectStroke("miter", { width: 6, miterLimit: 20 });
    });

    for (const cap of Object.keys(caps))
      it(`dashes as a canvas does: ${cap} caps`, () =>
        expectStroke(`dash-${cap}`, { width: 5, cap, join: "round", dashes: [14, 9, 3, 9], dashOffset: 4 }));

    it("is nowhere darker where segments meet", () =>
      expectStroke("clear", { width: 12, join: "round", cap: "round", opacity: 0.5 }));

    it("draws what follows a gap, and pairs of points", () => {
      const positions = xyz([10, 30.5, 50, 30.5, NaN, 0, 90, 30.5, 130, 30.5]);
      const look = { positions, width: 3, color: "white" };
      const isLit = (drawn: Pixels, x: number): boolean => pixelAt(drawn, x, 30)[0]! > 200;
      const strip = stage.draw([line(look)]);
      expect([20, 70, 100].map((x) => isLit(strip, x))).to.deep.equal([true, false, true]);
      const loop = stage.draw([line({ ...look, connect: "loop" })]);
      expect([20, 70, 100].map((x) => isLit(loop, x))).to.deep.equal([true, true, true]);
      const pairs = stage.draw([line({ ...look, connect: [1, 3, 0, 2] })]);
      expect([20, 70, 100].map((x) => isLit(pairs, x))).to.deep.equal([false, true, false]);
    });

    it("mixes the colours of its points", () => {
      const colors = [1, 0, 0, 1, 0, 0, 1, 1];
      const drawn = stage.draw([line({ positions: [20, 60, 0, 120, 60, 0], colors, width: 9 })]);
      for (const x of [30, 70, 110]) {
        const share = (x + 0.5 - 20) / 100;
        // One level of rounding, one of interpolation.
        expect(pixelAt(drawn, x, 60)[0]).to.be.closeTo(255 * (1 - share), 2);
        expect(pixelAt(drawn, x, 60)[2]).to.be.closeTo(255 * share, 2);
      }
    });

    it("ends at the near plane when it goes on behind the eye", () => {
      // w = -z: the eye at the origin looks along -z; near 0.5, far 100.
      const clipFromWorld = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1.01005, -1, 0, 0, -1.00503, 0];
      const positions = [0.2, 0, -10, 0.2, 0, 5];
      const drawn = stage.draw([line({ positions, width: 5, color: "white" })], clipFromWorld);
      // It runs from x = 0.02 to where x / w = 0.2 / 0.5.
      expect(pixelAt(drawn, 80 + 12, 60)[0]).to.be.greaterThan(200);
      expect(pixelAt(drawn, 80 + 30, 60)[0]).to.be.greaterThan(200);
      expect(pixelAt(drawn, 80 + 36, 60)[0]).to.be.lessThan(60);
      expect(pixelAt(drawn, 80 - 20, 60)[0]).to.be.lessThan(60);
    });

    it("says which point lies near the pointer", async () => {
      const shown = line({ positions: xyz(PATH), width: 7 });
      stage.draw([shown]);
      const found = await stage.figure.pick(60, 88);
      expect(found?.visual).to.equal(shown);
      expect(found?.index).to.deep.equal([2]);
    });
  });

describe("line against vispy's recordings", () => {
  it("lights the same pixels, one pixel of the rasteriser's choice apart", async function () {
    if (!page().shared) skipWithout(this, "no recorded references on this machine");
    const read = <T>(path: string): Promise<T> => fetchJson<T>(`/shared/references/${path}`);
    const stage = openFlat(240, 180);
    for (const one of (await flatCases(read, "line")).filter(({ resolved }) => resolved.matrices.linear)) {
      const drawn = stage.draw([lineOf(one)], one.resolved.matrices.visual_to_render);
      const wanted = await fetchPng(`/shared/references/${one.image}`);
      const found = [strays(drawn, wanted), strays(wanted, drawn)];
      printLine(`${one.id}: ${describeDifference(difference(drawn, wanted))}; strays ${found.join(", ")}`);
      if (Math.max(...found) > 0) await postArtifact(`line/${one.id}.png`, writePng(drawn));
      expect(Math.max(...found), one.id).to.equal(0);
      expect(isWithin(difference(drawn, wanted), one.suggested_tolerance.loose), one.id).to.equal(true);
    }
    stage.free();
  });
});

/** Lit pixels of one picture that have no lit pixel of a like colour around them in the other. */
function strays(a: Pixels, b: Pixels): number {
  const isLit = (p: Pixels, x: number, y: number): boolean => {
    const [r = 0, g = 0, bl = 0] = pixelAt(p, x, y);
    return Math.abs(r - 26) + Math.abs(g - 38) + Math.abs(bl - 51) > 60;
  };
  let count = 0;
  for (let y = 1; y < a.height - 1; ++y)
    for (let x = 1; x < a.width - 1; ++x) {
      if (!isLit(a, x, y)) continue;
      const near = [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => isLit(b, x + dx, y + dy)));
      if (!near) count += 1;
    }
  return count;
}
