// Canvases in real layouts: none grows for ever, none is empty, and what was done to the page is undone.

import { expect } from "chai";
import { placeCanvas, watchSize, type Size } from "../../src/figure/size";

const RATIO = { pixelRatio: 2 };
const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
const layouts = async (): Promise<void> => {
  for (let i = 0; i < 6; ++i) await frame();
};

describe("size of a canvas", () => {
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement("div");
    document.body.appendChild(place);
  });
  afterEach(() => place.remove());

  function canvasIn(parent: HTMLElement, css: string): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    canvas.style.cssText = css;
    parent.appendChild(canvas);
    return canvas;
  }

  /** What a figure does: sets the pixels when told. */
  function watch(canvas: HTMLCanvasElement) {
    const told: Size[] = [];
    const watched = watchSize(
      canvas,
      (size) => {
        canvas.width = size.width;
        canvas.height = size.height;
        told.push(size);
      },
      RATIO,
    );
    return { told, watched };
  }

  const cases: readonly (readonly [string, string, string, number, number])[] = [
    ["without any style", "", "", 300, 150],
    ["in a flexible row", "display: flex", "flex: none", 300, 150],
    ["in a flexible column", "display: flex; flex-direction: column; width: 320px", "flex: 1", 320, 160],
    ["as a flexible child of a row", "display: flex; width: 320px; height: 90px", "flex: 1", 320, 90],
    ["with a width alone", "width: 400px", "width: 100%", 400, 200],
  ];
  for (const [what, outer, inner, width, height] of cases) {
    it(`stays as large as it was ${what}`, async () => {
      place.style.cssText = outer;
      const canvas = canvasIn(place, inner);
      const before = [canvas.clientWidth, canvas.clientHeight];
      const { watched } = watch(canvas);
      await layouts();
      expect([canvas.clientWidth, canvas.clientHeight]).to.deep.equal(before);
      expect(before[0]).to.be.closeTo(width, 1);
      expect(before[1]).to.be.within(1, height + 1);
      expect([canvas.width, canvas.height]).to.deep.equal([2 * canvas.clientWidth, 2 * canvas.clientHeight]);
      watched.free();
    });
  }

  it("follows its element, and is told of it once", async () => {
    place.style.cssText = "width: 200px; height: 100px";
    const placed = placeCanvas(place);
    const { told, watched } = watch(placed.canvas);
    await layouts();
    expect(told.length).to.equal(0);
    expect([placed.canvas.width, placed.canvas.height]).to.deep.equal([400, 200]);
    place.style.width = "260px";
    await layouts();
    watched.measure(); // for engines that tell nothing of layout
    expect(told.map(({ width, height }) => [width, height])).to.deep.equal([[520, 200]]);
    watched.free();
    place.style.width = "100px";
    await layouts();
    expect(told.length).to.equal(1);
    placed.free();
  });

  it("keeps its pixels while it is folded away, and grows not when it comes back", async () => {
    place.style.display = "none";
    const canvas = canvasIn(place, "");
    canvas.width = 120;
    canvas.height = 80;
    const { watched } = watch(canvas);
    expect([canvas.width, canvas.height]).to.deep.equal([120, 80]);
    place.style.display = "block";
    await layouts();
    watched.measure();
    await layouts();
    expect([canvas.clientWidth, canvas.clientHeight]).to.deep.equal([120, 80]);
    expect([canvas.width, canvas.height]).to.deep.equal([240, 160]);
    watched.free();
  });

  it("fills its element, gives one without height a height, and leaves it as it was", () => {
    place.style.cssText = "width: 200px";
    const before = place.outerHTML;
    const placed = placeCanvas(place);
    expect(placed.canvas.clientWidth).to.equal(200);
    expect(placed.canvas.clientHeight).to.equal(150);
    placed.free();
    expect(place.outerHTML).to.equal(before);
  });

  it("takes a canvas as it is", () => {
    const canvas = canvasIn(place, "");
    expect(placeCanvas(canvas).canvas).to.equal(canvas);
  });
});
