// show() on a page: every kind of source, every kind of option, and nothing left behind when something is wrong.

import { expect } from "chai";
import { grid, show, type LoadSource, type ShowOptions, type Shown } from "../../src/index";
import { addressOf, ball, ballNpy, levels, rejection } from "./doors/scans";

let box: HTMLElement;
let shown: Shown | undefined;

async function open(source: LoadSource, options?: ShowOptions): Promise<Shown> {
  shown = await show(box, source, options);
  return shown;
}

describe("show", () => {
  beforeEach(() => {
    box = document.createElement("div");
    box.id = "show-here";
    box.style.cssText = "width: 48px; height: 48px";
    document.body.appendChild(box);
  });

  afterEach(() => {
    shown?.free();
    shown = undefined;
    box.remove();
  });

  const shape = [12, 12, 12] as const;
  const sources: Record<string, () => [LoadSource, ShowOptions?]> = {
    "an ArrayBuffer": () => [ballNpy()],
    "a typed array with a shape": () => [ball(), { shape }],
    "a typed array that holds a file": () => [new Uint8Array(ballNpy())],
    "a Blob": () => [new Blob([ballNpy()])],
    "a File": () => [new File([ballNpy()], "ball.npy")],
    "a Grid": () => [grid({ data: ball(), shape })],
    "an address": () => [addressOf(ballNpy())],
    "a raw file with its shape": () => [new File([ball() as Uint8Array<ArrayBuffer>], "ball.raw"), { shape }],
    "floats with a shape": () => [Float32Array.from(ball()), { shape }],
  };
  for (const [name, make] of Object.entries(sources)) {
    it(`takes ${name}`, async () => {
      const { figure, volume, view } = await open(...make());
      expect(volume.grid.shape).to.deep.equal([12, 12, 12]);
      expect(volume.clim).to.deep.equal([20, 200]);
      expect(volume.grid.at(6, 6, 6)).to.equal(200);
      expect(view).to.equal(figure.view);
      expect(levels(figure), "levels of red").to.be.greaterThan(2);
    });
  }

  it("takes a scan by address, with news of it", async () => {
    const phases = new Set<string>();
    let last = { loaded: 0, total: undefined as number | undefined };
    const { volume, figure } = await open("/data/avg152T1.nii.gz", {
      onProgress: (news) => {
        phases.add(news.phase);
        last = news;
      },
    });
    expect(volume.grid.shape).to.deep.equal([91, 109, 91]);
    expect([...phases].sort()).to.deep.equal(["decode", "fetch"]);
    expect(last.loaded).to.equal(last.total);
    expect(levels(figure)).to.be.greaterThan(32);
  });

  it("takes options of the volume, the figure and the load together", async () => {
    const { figure, volume } = await open(ball(), {
      ...{ method: "iso", threshold: 100, cmap: "fire", clim: [0, 300], opacity: 0.5 },
      ...{ background: "#204060", pixelRatio: 1, webgl: 1, lacks: ["texture3d"], controls: false, badge: false },
      ...{ shape, spacing: [2, 2, 4], name: "ball" },
    });
    expect([volume.method, volume.threshold, volume.cmap.name, volume.opacity]).to.deep.equal([
      "iso",
      100,
      "fire",
      0.5,
    ]);
    expect(volume.clim).to.deep.equal([0, 300]);
    expect(volume.grid.spacing).to.deep.equal([2, 2, 4]);
    expect(volume.grid.name).to.equal("ball");
    expect([figure.info.webgl, figure.canvas.width]).to.deep.equal([1, 48]);
    expect(volume.info.path).to.equal("atlas");
    const { data } = figure.readSync();
    expect(Array.from(data.slice(0, 4)), "the corner is background").to.deep.equal([0x20, 0x40, 0x60, 255]);
  });

  it("finds its element by a selector", async () => {
    shown = await show("#show-here", ball(), { shape });
    expect(shown.figure.canvas.parentNode).to.equal(box);
  });

  it("draws on a canvas that it is given, and leaves it there", async () => {
    const canvas = document.createElement("canvas");
    box.appendChild(canvas);
    (await show(canvas, ball(), { shape })).free();
    expect(box.firstChild).to.equal(canvas);
  });

  it("leaves the page as it was when it is freed", async () => {
    const style = box.getAttribute("style");
    const { figure, free } = await open(ball(), { shape });
    expect(box.querySelectorAll("canvas").length).to.equal(1);
    free();
    expect([box.childNodes.length, box.getAttribute("style")]).to.deep.equal([0, style]);
    expect(figure.info.alive).to.equal(0);
    expect(figure.gpu.gl.isContextLost(), "the context is given back").to.equal(true);
  });

  const controller = new AbortController();
  controller.abort();
  const faults: Record<string, [string, LoadSource, object]> = {
    "an option that is none": ["param/unknown", ball(), { shape, metod: "mip" }],
    "a method that is none": ["param/choice", ball(), { shape, method: "mpi" }],
    "limits that are no numbers": ["param/range", ball(), { shape, clim: [0, NaN] }],
    "a typed array without a shape": ["param/type", Float32Array.from(ball()), {}],
    "a shape that does not fit": ["grid/shape", ball(), { shape: [13, 12, 12] }],
    "bytes that nobody knows": ["load/format", new Uint8Array(2000).buffer, {}],
    "a file that is cut short": ["load/truncated", ballNpy().slice(0, 1000), {}],
    "an address of nothing": ["load/network", "/data/there-is-no-such-file.nii", {}],
    "a signal that has fired": ["load/aborted", "/data/avg152T1.nii.gz", { signal: controller.signal }],
    "a source that is none": ["param/type", 7 as never, {}],
  };
  for (const [what, [code, source, options]] of Object.entries(faults)) {
    it(`refuses ${what} and leaves nothing on the page: ${code}`, async () => {
      const style = box.getAttribute("style");
      expect((await rejection(open(source, options))).code).to.equal(code);
      expect([box.childNodes.length, box.getAttribute("style")]).to.deep.equal([0, style]);
    });
  }

  it("tells a bad value before it loads anything", async () => {
    let news = 0;
    const wishes = { method: "mpi" as never, onProgress: () => ++news };
    expect((await rejection(open("/data/avg152T1.nii.gz", wishes))).code).to.equal("param/choice");
    expect(news).to.equal(0);
  });

  it("refuses an element that is not there", async () => {
    expect((await rejection(show("#nobody", ball(), { shape }))).code).to.equal("figure/target");
    expect((await rejection(show(null as never, ball(), { shape }))).code).to.equal("figure/target");
  });
});
