// Several views in one figure, in a real context: one visual in two of them, each with its own camera and its own hands.

import { expect } from "chai";
import {
  arcball,
  figure,
  fly,
  grid,
  link,
  node,
  panzoom,
  turntable,
  volume,
  type Figure,
  type Turntable,
} from "../../src/index";
import type { FigurePointed } from "../../src/figure/pointer-events";
import { page, postArtifact } from "./harness/page";
import { writePng } from "./harness/png";
import type { Pixels } from "./harness/pixels";

const WIDTH = 200;
const HEIGHT = 100;
const SIDE = 32;

/** A volume that is 1 in its middle half and 0 around it. */
const data = new Float32Array(SIDE ** 3);
for (let z = 8; z < 24; ++z)
  for (let y = 8; y < 24; ++y) for (let x = 8; x < 24; ++x) data[(z * SIDE + y) * SIDE + x] = 1;

let figures: Figure[] = [];
let media: typeof window.matchMedia | undefined;

function stage(): { fig: Figure; canvas: HTMLCanvasElement } {
  const canvas = document.createElement("canvas");
  canvas.style.cssText = `position: fixed; left: 0; top: 0; width: ${WIDTH}px; height: ${HEIGHT}px`;
  document.body.appendChild(canvas);
  const fig = figure(canvas, { webgl: page().gl.version >= 2 ? 2 : 1, pixelRatio: 1, background: "#000" });
  figures.push(fig);
  return { fig, canvas };
}

/** A volume of the middle block; its data are its own. */
const block = () =>
  volume({ grid: grid({ data: data.slice(), shape: [SIDE, SIDE, SIDE] }), cmap: "grays", clim: [0, 1] });

function lit(picture: Pixels, fromX: number, toX: number): number {
  let count = 0;
  for (let y = 0; y < picture.height; ++y)
    for (let x = fromX; x < toX; ++x) count += (picture.data[4 * (y * picture.width + x)] as number) > 40 ? 1 : 0;
  return count;
}

function send(target: EventTarget, type: string, properties: object): void {
  const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
  for (const [key, value] of Object.entries(properties)) Object.defineProperty(event, key, { value });
  target.dispatchEvent(event);
}

const mouse = { pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, shiftKey: false };

function drag(canvas: HTMLElement, fromX: number, y: number, dx: number): void {
  const at = (clientX: number) => ({ ...mouse, clientX, clientY: y });
  send(canvas, "pointerdown", at(fromX));
  send(canvas, "pointermove", at(fromX + dx));
  send(canvas, "pointerup", at(fromX + dx));
}

const heard = (fig: Figure, event: "hover" | "click"): Promise<FigurePointed> =>
  new Promise((done) => {
    const off = fig.on(event, (pointed) => {
      off();
      done(pointed);
    });
  });

describe("views of one figure", () => {
  afterEach(() => {
    for (const fig of figures) {
      const lose = fig.gpu.gl.getExtension("WEBGL_lose_context");
      fig.canvas.remove();
      fig.free();
      lose?.loseContext();
    }
    figures = [];
    if (media) window.matchMedia = media;
    media = undefined;
  });

  it("show one visual side by side with one copy of its data, and stay in their rectangles", async () => {
    const { fig } = stage();
    const visual = block();
    fig.view.rect = [0, 0, 0.5, 1];
    fig.view.add(visual);
    await fig.render();
    const { bytes, kinds } = fig.info;
    const alone = fig.readSync() as Pixels;
    expect(lit(alone, 100, 200)).to.equal(0);
    const right = fig.addView({ rect: [0.5, 0, 0.5, 1], camera: turntable({ azimuthDeg: -60, elevationDeg: 10 }) });
    right.add(visual);
    await fig.render();
    const both = fig.readSync() as Pixels;
    await postArtifact("views/two.png", writePng(both));
    expect(fig.info.bytes, "bytes of the second view").to.equal(bytes);
    expect(fig.info.kinds.texture).to.equal(kinds.texture);
    expect(lit(both, 100, 200)).to.be.greaterThan(500);
    // The left view draws what it drew alone.
    for (let y = 0; y < HEIGHT; ++y) {
      const row = (p: Pixels): readonly number[] => Array.from(p.data.slice(4 * y * WIDTH, 4 * (y * WIDTH + 100)));
      expect(row(both)).to.deep.equal(row(alone));
    }
    const second = block();
    right.add(second);
    await fig.render();
    expect(fig.info.bytes, "other data are another copy").to.be.greaterThan(bytes);
  });

  it("give gestures to the view under the pointer, and go on with the one a drag began on", async () => {
    const { fig, canvas } = stage();
    const visual = block();
    fig.view.rect = [0, 0, 0.5, 1];
    const right = fig.addView({ rect: [0.5, 0, 0.5, 1] });
    fig.view.add(visual);
    right.add(visual);
    await fig.render();
    const [a, b] = [fig.view.camera, right.camera] as [Turntable, Turntable];
    const before = [a.azimuthDeg, b.azimuthDeg];
    drag(canvas, 150, 50, 20);
    expect(a.azimuthDeg).to.equal(before[0]);
    expect(b.azimuthDeg).to.be.closeTo((before[1] as number) - (180 * 20) / 100, 1e-9);
    drag(canvas, 90, 50, 40); // ends over the other
    expect(a.azimuthDeg).to.be.closeTo((before[0] as number) - (180 * 40) / 100, 1e-9);
    const { scale } = a;
    send(canvas, "wheel", { deltaX: 0, deltaY: -100, deltaMode: 0, clientX: 160, clientY: 50 });
    expect(a.scale).to.equal(scale);
    expect(b.scale).to.be.lessThan(scale);
  });

  it("look the same way when they are linked, pixel for pixel", async () => {
    const { fig, canvas } = stage();
    const visual = block();
    fig.view.rect = [0, 0, 0.5, 1];
    const right = fig.addView({ rect: [0.5, 0, 0.5, 1] });
    fig.view.add(visual);
    right.add(visual);
    link(fig.view.camera, right.camera);
    drag(canvas, 150, 50, 33);
    await fig.render();
    const { data: pixels } = fig.readSync();
    for (let y = 0; y < HEIGHT; ++y) {
      const part = (x: number): readonly number[] =>
        Array.from(pixels.slice(4 * (y * WIDTH + x), 4 * (y * WIDTH + x + 100)) as Uint8ClampedArray);
      expect(part(100)).to.deep.equal(part(0));
    }
  });

  it("fit what is nested by its true bounds", async () => {
    const { fig } = stage();
    const inner = node({ visual: block(), transform: [0, 2, 0, 0, -2, 0, 0, 0, 0, 0, 2, 0, 100, 0, 0, 1] });
    const outer = node({ children: [inner], transform: [3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0, 50, 0, 1] });
    fig.view.add(outer);
    fig.view.fit();
    // The box -0.5..31.5: turned about z and doubled, moved, then tripled and moved.
    expect(fig.view.bounds()).to.deep.equal({ min: [111, 47, -3], max: [303, 239, 189] });
    await fig.render();
    expect(lit(fig.readSync() as Pixels, 0, WIDTH)).to.be.greaterThan(300);
  });

  for (const [name, make] of Object.entries({ turntable, arcball, fly, panzoom }))
    it(`draw what a ${name} sees, by one matrix for drawing, picking and mapping`, async () => {
      const { fig } = stage();
      fig.view.camera = make();
      fig.view.add(block());
      await fig.render();
      const picture = fig.readSync() as Pixels;
      await postArtifact(`views/${name}.png`, writePng(picture));
      expect(lit(picture, 0, WIDTH)).to.be.greaterThan(300);
      const [x, y] = fig.map([15.5, 15.5, 15.5], "world", "canvas");
      const found = await fig.pick(x, y);
      expect(found?.value).to.be.greaterThan(0.4);
    });

  it("drive a smooth move by the page's frames, and let it arrive", async () => {
    const { fig } = stage();
    fig.view.add(block());
    const camera = fig.view.camera as Turntable;
    const seen: number[] = [];
    fig.on("frame", () => seen.push(camera.azimuthDeg));
    const ends = camera.moveTo({ azimuthDeg: 90 }, { seconds: 0.2 });
    // A frame that somebody asks for between two does not hold it up.
    fig.draw();
    expect(camera.isMoving).to.be.true;
    expect(await ends).to.be.true;
    expect(camera.isMoving).to.be.false;
    expect(camera.azimuthDeg).to.equal(90);
    expect(
      seen.some((v) => v > 30 && v < 90),
      `${seen.length} frames`,
    ).to.be.true;
  });

  it("arrive at once for who prefers less motion", async () => {
    const own = (media = window.matchMedia);
    const still = { matches: true } as MediaQueryList;
    window.matchMedia = (query) => (query === "(prefers-reduced-motion: reduce)" ? still : own.call(window, query));
    const { fig } = stage();
    fig.view.add(block());
    const camera = fig.view.camera as Turntable;
    const seen = new Set<number>();
    fig.on("frame", () => seen.add(camera.azimuthDeg));
    expect(await camera.moveTo({ azimuthDeg: 90 }, { seconds: 30 })).to.be.true;
    expect(Array.from(seen).filter((v) => v !== 30 && v !== 90)).to.deep.equal([]);
  });

  it("tell what is clicked and hovered, in which view, and draw nothing for nobody", async () => {
    const { fig, canvas } = stage();
    const [left, rightVisual] = [block(), block()];
    fig.view.rect = [0, 0, 0.5, 1];
    const right = fig.addView({ rect: [0.5, 0, 0.5, 1] });
    fig.view.add(left);
    right.add(rightVisual);
    await fig.render();
    const { links } = fig.info;
    send(canvas, "pointermove", { ...mouse, buttons: 0, clientX: 150, clientY: 50 });
    await new Promise((done) => setTimeout(done, 60));
    expect(fig.info.links, "no program for picking yet").to.equal(links);
    const clicked = heard(fig, "click");
    drag(canvas, 150, 50, 0);
    const { visual, view, value, x, y } = await clicked;
    expect([visual === rightVisual, view === right, x, y]).to.deep.equal([true, true, 150, 50]);
    expect(value).to.be.greaterThan(0.4);
    const hovered = heard(fig, "hover");
    send(canvas, "pointermove", { ...mouse, buttons: 0, clientX: 50, clientY: 50 });
    const over = await hovered;
    expect([over.visual === left, over.view === fig.view]).to.deep.equal([true, true]);
    const beside = heard(fig, "click");
    drag(canvas, 3, 3, 0);
    expect((await beside).visual).to.equal(undefined);
  });
});
