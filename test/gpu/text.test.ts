// The text visual in browsers: ink against the area of outlines, places against their numbers, in both WebGLs.

import { expect } from "chai";
import { text, type Glyph, type GlyphMaker, type TextOptions } from "../../src/index";
import { outlinesOf } from "../../src/visuals/text/built-in";
import { page, postArtifact, skipWithout } from "./harness/page";
import type { Pixels } from "./harness/pixels";
import { writePng } from "./harness/png";
import { openFlat, pixelAt, type FlatStage } from "./flat/stage";

const SIZE = 128;

/** Area inside outlines, em squared: holes run the other way round. */
function areaOf(sign: string): number {
  let area = 0;
  for (const outline of outlinesOf(sign)) {
    const count = outline.length / 2;
    for (let i = 0; i < count; ++i) {
      const next = (i + 1) % count;
      area += (outline[2 * i]! * outline[2 * next + 1]! - outline[2 * next]! * outline[2 * i + 1]!) / 2;
    }
  }
  return Math.abs(area);
}

for (const webgl of [1, 2] as const)
  describe(`text on WebGL${webgl}`, () => {
    let stage: FlatStage;
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
      stage = openFlat(SIZE, SIZE, { webgl, background: "black" });
    });
    after(() => stage?.free());
    const middle: TextOptions = { positions: [64, 64, 0] };

    for (const sign of ["H", "o", "8", "g", "@", "µ", "Å"])
      it(`${sign}: has the ink of its outline, large and small`, () => {
        for (const size of [96, 40]) {
          const { ink } = inkBox(stage.draw([text({ ...middle, text: sign, size })]));
          // Corners are rounded by a texel of a 32nd of the em: some of a pixel each.
          expect(ink, `${size} px`).to.be.closeTo(areaOf(sign) * size * size, 0.05 * areaOf(sign) * size * size + 3);
        }
        const { ink } = inkBox(stage.draw([text({ ...middle, text: sign, size: 12 })]));
        expect(ink, "12 px").to.be.closeTo(areaOf(sign) * 144, 0.2 * areaOf(sign) * 144 + 2);
      });

    it("stands at its anchor: all nine ways, and on the baseline", async () => {
      // An H is 0.098 to 0.654 of the em wide and 0.729 high; its pen goes on by 0.752.
      const at = (anchorX: string, anchorY: string) => {
        const look = { ...middle, text: "H", size: 40, anchorX, anchorY } as TextOptions;
        return inkBox(stage.draw([text(look)]));
      };
      const left = at("left", "baseline");
      expect([left.left, left.bottom]).to.deep.equal([68, 63]);
      const right = at("right", "top");
      expect(right.right).to.equal(64 - 4 - 1);
      expect(right.top).to.be.within(64, 67);
      const center = at("center", "middle");
      expect(center.left + center.right).to.be.within(126, 128);
      expect(center.top + center.bottom).to.be.within(112, 130);
      expect(at("center", "bottom").bottom).to.be.within(52, 56);
      await postArtifact(`text/${webgl}.png`, writePng(poster(stage)));
    });

    it("moves by its offset, turns around its anchor, breaks lines", () => {
      const look: TextOptions = { ...middle, text: "-", size: 60, anchorX: "left", anchorY: "baseline" };
      const plain = inkBox(stage.draw([text(look)]));
      const moved = inkBox(stage.draw([text({ ...look, offset: [10, -20] })]));
      expect([moved.left - plain.left, moved.top - plain.top]).to.deep.equal([10, 20]);
      const turned = inkBox(stage.draw([text({ ...look, rotation: Math.PI / 2 })]));
      expect(turned.bottom - turned.top).to.equal(plain.right - plain.left);
      expect(turned.bottom).to.be.lessThan(64);
      const two = inkBox(stage.draw([text({ ...look, text: "-\n-" })]));
      // 1.2 of the em further down.
      expect([two.top, two.bottom]).to.deep.equal([plain.top, plain.bottom + 72]);
    });

    it("lies in a plane, as large as told in data units", () => {
      const clipFromWorld = [0.1, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 1];
      const look: TextOptions = { text: "H", size: 10, facing: "plane", anchorX: "left", anchorY: "baseline" };
      const flat = inkBox(stage.draw([text({ ...look, positions: [-5, -5, 0] })], clipFromWorld));
      // Ten data units are 64 pixels.
      expect(flat.bottom - flat.top + 1).to.be.closeTo(0.729 * 64, 1);
      expect(flat.left).to.be.closeTo(32 + 0.098 * 64, 1);
      const upright = { ...look, positions: [5, -5, 0], right: [0, 1, 0], up: [-1, 0, 0] };
      const turned = inkBox(stage.draw([text(upright)], clipFromWorld));
      expect(turned.right - turned.left + 1).to.be.closeTo(0.729 * 64, 1);
    });

    it("has a halo, opacity, and words at many places", () => {
      const look: TextOptions = { text: ["I", "I"], positions: [32, 64, 0, 96, 64, 0], size: 60, color: "red" };
      const drawn = stage.draw([text({ ...look, haloColor: "lime", haloWidth: 4, opacity: 0.5 })]);
      expect(pixelAt(drawn, 32, 64)[0]).to.be.closeTo(127.5, 2);
      expect(pixelAt(drawn, 96, 64)[0]).to.be.closeTo(127.5, 2);
      // The stem is 0.099 of the em wide: 3 pixels to each side, then 4 of halo.
      expect(pixelAt(drawn, 32 + 5, 64)[1]).to.be.closeTo(127.5, 2);
      expect(pixelAt(drawn, 32 + 9, 64)[1]).to.equal(0);
    });

    it("says which words lie under the pointer", async () => {
      const shown = text({ text: ["I", "I"], positions: [32, 64, 0, 96, 64, 0], size: 60 });
      stage.draw([shown]);
      expect((await stage.figure.pick(96, 64))?.index).to.deep.equal([1]);
    });

    it("writes with a font that is lent", () => {
      const full = new Uint8Array(48 * 48).fill(255);
      const bars: GlyphMaker = {
        name: "bars",
        ascent: 0.8,
        descent: 0.2,
        lineHeight: 1,
        glyph: (sign): Glyph => ({ advance: 1.5, distances: sign === " " ? undefined : full }),
      };
      const drawn = stage.draw([text({ ...middle, text: "a", size: 32, font: bars })]);
      expect(inkBox(drawn).ink).to.equal(48 * 48);
    });
  });

/** Ink in pixels, and its border. */
function inkBox(drawn: Pixels) {
  const out = { ink: 0, left: SIZE, right: 0, top: SIZE, bottom: 0 };
  for (let y = 0; y < SIZE; ++y)
    for (let x = 0; x < SIZE; ++x) {
      const value = pixelAt(drawn, x, y)[0]! / 255;
      out.ink += value;
      if (value < 0.4) continue;
      out.left = Math.min(out.left, x);
      out.right = Math.max(out.right, x);
      out.top = Math.min(out.top, y);
      out.bottom = Math.max(out.bottom, y);
    }
  return out;
}

/** Something to look at. */
function poster(stage: FlatStage): Pixels {
  const words = ["Vitrine 12 px", "0.25 µm ± 3°", "Quartz, 18 px", "−10 ≤ x²"];
  return stage.draw(
    words.map((one, i) =>
      text({ text: one, positions: [64, 20 + 28 * i, 0], size: [12, 11, 18, 26][i]!, haloWidth: 2, haloColor: "#336" }),
    ),
  );
}
