// Flat visuals over time: a lost context, many of them at once, nothing left behind.

import { expect } from "chai";
import {
  axes,
  colorbar,
  grid,
  gridLines,
  image,
  line,
  markers,
  orientationCube,
  picture,
  scaleBar,
  text,
  type Visual,
} from "../../src/index";
import { page, skipWithout } from "./harness/page";
import { difference } from "./harness/pixels";
import { clipFromPixels, openFlat } from "./flat/stage";

/** One of each, in canvas pixels. */
function all(): readonly Visual[] {
  const values = grid({ data: Float32Array.from({ length: 192 }, (_, i) => Math.sin(i / 7)), shape: [16, 12, 1] });
  const bytes = Uint8Array.from({ length: 48 }, (_, i) => 5 * i);
  return [
    image({ data: values, interpolation: "mitchell", cmap: "viridis" }),
    image({ data: picture({ data: bytes, width: 4, height: 4, channels: 3 }), interpolation: "linear" }),
    gridLines({ min: [10, 10, 0], max: [90, 60, 0] }),
    axes({ min: [10, 10, 0], max: [90, 60, 0], names: ["x", "y", ""] }),
    line({ positions: [5, 5, 0, 40, 60, 0, 90, 20, 0], width: 5, dashes: [9, 4], cap: "round" }),
    markers({ positions: [20, 30, 0, 60, 40, 0], symbol: "clobber" }),
    text({ text: "words", positions: [50, 50, 0], haloWidth: 1 }),
    colorbar({ position: [70, 10, 0], length: 40 }),
    scaleBar({ length: 30, position: [20, 65, 0] }),
    orientationCube({}),
  ];
}

for (const webgl of [1, 2] as const)
  describe(`flat visuals over time on WebGL${webgl}`, () => {
    before(function () {
      if (page().gl.version < webgl) skipWithout(this, `no WebGL${webgl} here`);
    });

    it("are drawn as before after a lost context", async () => {
      const stage = openFlat(96, 72, { webgl });
      const before = stage.draw(all());
      const lose = stage.figure.gpu.gl.getExtension("WEBGL_lose_context");
      if (!lose) throw new Error("no way to lose the context");
      const lost = new Promise((done) => stage.figure.on("lost", done));
      const back = new Promise((done) => stage.figure.on("restored", done));
      lose.loseContext();
      await lost;
      // A context may be restored once the event of its loss is over.
      await new Promise((done) => setTimeout(done));
      lose.restoreContext();
      await back;
      expect(difference(stage.read(), before).max).to.equal(0);
      stage.free();
    });

    it("leave nothing behind", () => {
      const stage = openFlat(96, 72, { webgl });
      stage.draw(all());
      const { gpu } = stage.figure;
      expect(gpu.handles.alive().total).to.be.greaterThan(20);
      stage.free();
      expect(gpu.handles.alive().total).to.equal(0);
    });

    it("a thousand lines and markers link two programs, and none again", function () {
      this.timeout(60000);
      const stage = openFlat(96, 72, { webgl });
      const many: Visual[] = [];
      for (let i = 0; i < 500; ++i) {
        const x = (i * 37) % 96;
        many.push(line({ positions: [x, 0, 0, 96 - x, 72, 0], color: [1, x / 96, 0] }));
        many.push(markers({ positions: [x, (i * 11) % 72, 0], size: 5 }));
      }
      stage.draw(many);
      expect(stage.figure.info.links).to.equal(2);
      const draws = many.map((visual) => visual.draws());
      const before = stage.read();
      stage.draw(many, clipFromPixels(48, 36));
      (many[0] as ReturnType<typeof line>).set({ width: 4 });
      stage.draw(many);
      expect(stage.figure.info.links).to.equal(2);
      // A camera that moves asks no visual for new draws.
      expect(many.slice(1).every((visual, i) => visual.draws() === draws[i + 1])).to.equal(true);
      expect(difference(stage.read(), before).mean).to.be.lessThan(4);
      stage.free();
    });
  });
