// What is special to each kind: known answers, edges, and what its methods do.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { log, magnify, magnify1d, mercator, panzoom, polar, scale, spherical } from "../../src/transforms/index";
import { expectClose } from "./checks";

describe("scale", () => {
  it("scales, then shifts; with its w, the shift is w times as long", () => {
    const t = scale({ scale: [2, 3], translate: [1, 1, 1] });
    expect(t.map([1, 1, 0])).to.deep.equal([3, 4, 1]);
    expect(t.map4([1, 1, 1, 2])).to.deep.equal([4, 5, 3, 2]);
  });

  it("takes one number for all axes, and 1 and 0 for what is left out", () => {
    expect(scale({ scale: 4 }).scale).to.deep.equal([4, 4, 4]);
    expect(scale({ scale: [4] }).scale).to.deep.equal([4, 1, 1]);
    expect(scale({ translate: [7] }).translate).to.deep.equal([7, 0, 0]);
  });

  it("zooms about a place that stays, given as it comes out or as it goes in", () => {
    const t = scale({ scale: [2, 2] });
    t.zoom([2, 2], [10, 10]);
    expect(t.scale).to.deep.equal([4, 4, 1]);
    expect(t.translate).to.deep.equal([-10, -10, 0]);
    const u = scale({ scale: [2, 4], translate: [3, 1] });
    const before = u.map([5, 6, 0]);
    u.zoom([3, 0.5], [5, 6], false);
    expect(u.map([5, 6, 0])).to.deep.equal(before);
    expect(u.scale).to.deep.equal([6, 2, 1]);
    u.zoom(2);
    expect(u.scale).to.deep.equal([12, 4, 2]);
  });

  it("moves", () => {
    const t = scale({ translate: [1, 2, 3] });
    t.move([1, 1]);
    expect(t.translate).to.deep.equal([2, 3, 3]);
  });

  it("takes corners to corners; where the first two agree it shifts, and scales by 1", () => {
    const t = scale();
    t.setMapping(
      [
        [0, 0],
        [640, 480],
      ],
      [
        [-1, 1],
        [1, -1],
      ],
    );
    expect(t.map([320, 120, 5])).to.deep.equal([0, 0.5, 5]);
    t.setMapping([[5], [5]], [[1], [3]]);
    expect(t.scale).to.deep.equal([1, 1, 1]);
    expect(t.translate).to.deep.equal([-4, 0, 0]);
    expect(() => t.setMapping([[0], [1]], [[2], [2]]))
      .to.throw(EngineError)
      .with.property("code", "param/range");
    expect(() => t.setMapping([[0]] as never, [[2], [3]])).to.throw(EngineError, "2 corners");
  });

  it("leaves finite axes alone when another is infinite", () => {
    const t = scale({ scale: [2, 3], translate: [1, 1] });
    expect(t.map([-Infinity, 2, 0])).to.deep.equal([-Infinity, 7, 0]);
  });
});

describe("log", () => {
  it("takes logarithms of its base, powers of a negative one, and leaves axes between alone", () => {
    expectClose(log({ base: [10, 2, 1] }).map([1000, 0.25, -7]), [3, -2, -7], 1e-12, "map");
    expectClose(log({ base: [-10, -2, 0.5] }).map([3, -2, -7]), [1000, 0.25, -7], 1e-12, "negative");
  });

  it("goes back right where vispy's Python does not: fractions, even powers", () => {
    const t = log({ base: [10, 10] });
    expectClose(t.unmap([2, 2.5, 0]), [100, Math.sqrt(1e5), 0], 1e-12, "unmap");
    expect(t.back.base).to.deep.equal([-10, -10, 0]);
  });

  it("is -Infinity at 0 and NaN below, on that axis alone", () => {
    expect(log({ base: [10] }).map([0, 0, 0])).to.deep.equal([-Infinity, 0, 0]);
    expect(log({ base: [10] }).map([-1, 5, 6])).to.deep.equal([NaN, 5, 6]);
  });
});

describe("polar and spherical", () => {
  it("turn from +x towards +y", () => {
    expectClose(polar().map([Math.PI / 2, 2, 5]), [0, 2, 5], 1e-15, "polar");
    expectClose(spherical().map([Math.PI / 2, 0, 2]), [0, 2, 0], 1e-15, "spherical");
    expectClose(spherical().map([0.3, Math.PI / 2, 2]), [0, 0, 2], 1e-15, "up");
  });

  it("go back without swapping what vispy's Python swaps", () => {
    expectClose(polar().unmap(polar().map([0.3, 1, 0])), [0.3, 1, 0], 1e-15, "0.3");
  });

  it("know an angle at poles and centres", () => {
    expect(polar().unmap([0, 0, 3])).to.deep.equal([0, 0, 3]);
    expect(spherical().unmap([0, 0, 0])).to.deep.equal([0, 0, 0]);
    expectClose(spherical().unmap([0, 0, -2]), [0, -Math.PI / 2, 2], 0, "south");
  });
});

describe("mercator", () => {
  it("draws 85.05113 degrees at the height of half the equator: the square of web maps", () => {
    const latitude = (85.0511287798066 * Math.PI) / 180;
    expectClose(mercator().map([Math.PI, latitude, 0]), [Math.PI, Math.PI, 0], 1e-12, "north-east");
    expectClose(mercator().map([0, -latitude, 0]), [0, -Math.PI, 0], 1e-12, "south");
  });

  it("gives numbers at the poles and beyond, and infinitely far out", () => {
    const [, pole] = mercator().map([0, Math.PI / 2, 0]);
    expect(pole).to.be.within(9, 10);
    expect(mercator().map([0, 3, 0])[1]).to.equal(pole);
    expectClose(mercator().unmap([0, Infinity, 0]), [0, Math.PI / 2, 0], 1e-12, "unmap");
  });
});

describe("magnify", () => {
  it("says what vispy's tables say", () => {
    const t = magnify({ mag: 3, radii: [6, 10] });
    const known = [
      [0, 0],
      [0.5, 1.5],
      [1.9, 5.7],
      [5, 7.879],
      [9.9, 9.912],
      [10.1, 10.1],
    ] as const;
    // vispy interpolates in tables of 1000.
    for (const [from, to] of known) expectClose(t.map([from, 0, 1]), [to, 0, 1], 2e-3, String(from));
    for (const [from, to] of known) expectClose(t.map([0, -from, 1]), [0, -to, 1], 2e-3, String(from));
  });

  it("stays what it is without magnification, and at its centre", () => {
    const t = magnify({ mag: 1, center: [1, 2] });
    expect(t.map([3, 4, 5])).to.deep.equal([3, 4, 5]);
    t.mag = 2;
    expect(t.map([1, 2, 3])).to.deep.equal([1, 2, 3]);
    expect(t.unmap([1, 2, 3])).to.deep.equal([1, 2, 3]);
  });

  it("grows all the way, so that there is one way back", () => {
    for (const mag of [1.01, 3, 50]) {
      const t = magnify1d({ mag, radii: [1, 1.2] });
      let before = -Infinity;
      for (let x = -1.5; x < 1.5; x += 0.003) {
        const [seen] = t.map([x, 0, 0]);
        expect(seen).to.be.greaterThan(before);
        before = seen;
      }
    }
  });

  it("moves x alone in one dimension", () => {
    expect(magnify1d({ mag: 3, center: [1] }).map([2, 5, 6])).to.deep.equal([4, 5, 6]);
    expect(magnify1d({ mag: 3, center: [1] }).map([0, 5, 6])).to.deep.equal([-2, 5, 6]);
  });
});

describe("panzoom", () => {
  it("shows the rectangle with y upwards, and more of it where the aspect asks for it", () => {
    const t = panzoom({ rect: [0, 0, 10, 10], size: [200, 100] });
    expect(t.map([0, 0, 0])).to.deep.equal([0, 100, 0]);
    expect(t.map([10, 10, 7])).to.deep.equal([200, 0, 7]);
    t.aspect = 1;
    expect(t.realRect).to.deep.equal([-5, 0, 20, 10]);
    expect(t.map([0, 0, 0])).to.deep.equal([50, 100, 0]);
    expect(t.map([10, 10, 0])).to.deep.equal([150, 0, 0]);
  });

  it("drags along with the pointer", () => {
    const t = panzoom({ rect: [0, 0, 10, 10], size: [200, 100], aspect: 1 });
    const place = t.unmap([30, 40, 0]);
    t.pan(12, -5);
    expectClose(t.map(place), [42, 35, 0], 1e-12, "place");
  });

  it("zooms about the place under the pointer, with and without an aspect", () => {
    for (const aspect of [0, 1, 2.5]) {
      const t = panzoom({ rect: [-1, 2, 10, 4], size: [200, 100], aspect });
      const place = t.unmap([30, 40, 0]);
      const width = t.realRect[2];
      t.zoom(2, [30, 40]);
      expectClose(t.map(place), [30, 40, 0], 1e-12, "place");
      expectClose([t.realRect[2]], [width / 2], 1e-12, "width");
    }
  });

  it("zooms axes apart only where no aspect binds them", () => {
    const t = panzoom();
    t.zoom([2, 1]);
    expect(t.rect).to.deep.equal([0.25, 0, 0.5, 1]);
    t.aspect = 1;
    expect(() => t.zoom([2, 1]))
      .to.throw(EngineError)
      .with.property("code", "param/range");
    expect(() => t.zoom(0)).to.throw(EngineError);
  });
});
