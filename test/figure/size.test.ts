import { expect } from "chai";
import { MOST_PIXELS, MOST_PIXELS_SOFTWARE, pictureSize } from "../../src/figure/size";

describe("picture size", () => {
  it("is the box times the ratio, rounded", () => {
    expect(pictureSize(300, 150, 1)).to.deep.equal({
      cssWidth: 300,
      cssHeight: 150,
      ratio: 1,
      width: 300,
      height: 150,
    });
    expect(pictureSize(301, 151, 1.5)).to.include({ width: 452, height: 227 });
  });

  it("takes no more than two pixels a unit from the screen, but what the user wants", () => {
    expect(pictureSize(360, 640, 3.5)).to.include({ ratio: 2, width: 720, height: 1280 });
    expect(pictureSize(360, 640, 1, { pixelRatio: 3 })).to.include({ ratio: 3, width: 1080, height: 1920 });
  });

  it("keeps to its budget of pixels, at the same proportions", () => {
    for (const maxPixels of [MOST_PIXELS, MOST_PIXELS_SOFTWARE]) {
      const { width, height } = pictureSize(5120, 2880, 2, { maxPixels });
      // Rounding adds up to half a pixel a side.
      expect(width * height).to.be.within(0.99 * maxPixels, maxPixels + width + height);
      expect(width / height).to.be.closeTo(16 / 9, 1e-3);
    }
  });

  it("keeps to what the context can draw, whatever is wanted", () => {
    expect(pictureSize(4000, 1000, 1, { pixelRatio: 2, maxSide: 4096 })).to.include({ width: 4096, height: 1024 });
  });

  it("is never nothing, and needs no ratio", () => {
    expect(pictureSize(0, 0, 2)).to.include({ width: 1, height: 1 });
    expect(pictureSize(10, 10, 0)).to.include({ width: 10, height: 10 });
    expect(pictureSize(10, 10, NaN)).to.include({ width: 10, height: 10 });
  });
});
