// Histograms against counting by hand; percentiles against sorting.

import { expect } from "chai";
import { grid } from "../../src/data/grid";
import { histogram, percentile } from "../../src/data/histogram";

describe("data/histogram", () => {
  it("counts every value once, in bins, beside them, or as missing", () => {
    const data = new Float32Array([0, 0.5, 1, 1.5, 2, NaN, Infinity, -Infinity, 4, -1, 3.999, 3]);
    const found = histogram(grid({ data, shape: [12, 1, 1] }), { bins: 4, range: [0, 4] });
    expect(Array.from(found.counts)).to.deep.equal([2, 2, 1, 3]);
    expect(found).to.include({ missing: 1, below: 2, above: 1, stride: 1 });
  });

  it("takes the grid's range and 256 bins by itself", () => {
    const data = Uint8Array.from({ length: 512 }, (_, i) => i % 256);
    const found = histogram(grid({ data, shape: [8, 8, 8] }));
    expect(found.range).to.deep.equal([0, 255]);
    expect(Array.from(found.counts)).to.deep.equal(new Array(256).fill(2));
  });

  it("a constant grid falls into the first bin, an empty one nowhere", () => {
    const same = histogram(grid({ data: new Int16Array(27).fill(-4), shape: [3, 3, 3] }), { bins: 3 });
    expect(Array.from(same.counts)).to.deep.equal([27, 0, 0]);
    expect(percentile(same, 0.5)).to.equal(-4);
    const none = histogram(grid({ data: new Float32Array(8).fill(NaN), shape: [2, 2, 2] }));
    expect(none.missing).to.equal(8);
    expect(percentile(none, 0.5)).to.equal(0);
  });

  it("shows the luminance of colours, as the texels do", () => {
    const data = new Uint8Array([255, 255, 255, 0, 0, 0, 0, 255, 0]);
    const found = histogram(grid({ data, shape: [3, 1, 1], channels: 3 }), { bins: 10, range: [0, 256] });
    expect(Array.from(found.counts)).to.deep.equal([1, 0, 0, 0, 0, 0, 0, 1, 0, 1]);
  });

  it("samples evenly, says so, and does not keep to one column", () => {
    // The value is the column: a stride that shares a factor with the row would see few of them.
    const data = Uint8Array.from({ length: 64 * 64 * 64 }, (_, i) => i % 64);
    const volume = grid({ data, shape: [64, 64, 64] });
    const found = histogram(volume, { bins: 64, range: [0, 64], atMost: 4096 });
    const counted = Array.from(found.counts).reduce((sum, n) => sum + n, 0);
    expect(found.stride).to.be.greaterThan(63);
    expect(counted)
      .to.be.within(4000, 4096)
      .and.equal(Math.ceil(data.length / found.stride));
    // 64 columns share the samples; one more or less by where the stride begins.
    for (const count of found.counts) expect(count).to.be.closeTo(counted / 64, 1);
  });

  it("percentiles are those of the sorted values, within a bin", () => {
    const data = Float64Array.from({ length: 1000 }, (_, i) => Math.pow((i * 617) % 1000, 2) / 1e6);
    const found = histogram(grid({ data, shape: [10, 10, 10] }), { bins: 200 });
    const sorted = Array.from(data).sort((a, b) => a - b);
    for (const share of [0.01, 0.25, 0.5, 0.9, 0.99]) {
      expect(percentile(found, share)).to.be.closeTo(sorted[Math.round(share * 999)] as number, 1 / 200);
    }
    expect(percentile(found, 0)).to.equal(0);
    expect(percentile(found, 1)).to.be.closeTo(sorted[999] as number, 1e-12);
    expect(percentile(found, 7)).to.equal(percentile(found, 1));
  });
});
