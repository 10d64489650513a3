// Every demo as a visitor meets it: it opens at the width of a telephone, draws, says nothing to the console, and leaves
// nothing alive. Pages run in frames of their own, with a recorder that is there before their scripts.

import { expect } from "chai";
import type { Figure, Volume } from "../../src/index";
import { skipWithout } from "./harness/page";

/** What the tests need to know of the pages' globals. */
interface DemoWindow extends Window {
  readonly said: string[];
  readonly fig?: Figure;
  readonly shown?: Volume & { readonly figure: Figure };
  readonly ways?: readonly { readonly fig: Figure }[];
}

/** A page that says when it is ready and keeps its figure as `fig`. */
const oneFigure = (page: DemoWindow): readonly (Figure | undefined)[] =>
  page.document.body.dataset.state === "ready" ? [page.fig] : [];

/** The demos, and where their figures are. */
const DEMOS: Record<string, (page: DemoWindow) => readonly (Figure | undefined)[]> = {
  "first-volume": (page) => [page.fig],
  "three-ways": (page) => (page.document.body.dataset.state === "ready" ? (page.ways ?? []).map(({ fig }) => fig) : []),
  "volume-slices": oneFigure,
  "mesh-in-volume": oneFigure,
  "wireframe-material": oneFigure,
  "mesh-colormaps": oneFigure,
  "lightmap-and-occlusion": oneFigure,
  plots: oneFigure,
  measure: oneFigure,
  element: (page) =>
    Array.from(page.document.querySelectorAll("vitrine-volume")).map((element) => {
      const { figure, volume } = element as unknown as { figure?: Figure; volume?: Volume };
      return volume?.info.complete ? figure : undefined;
    }),
  "old-browser": (page) => [page.shown?.figure],
};

/** A level that neither a black canvas nor one with a faint fog reaches, and the share of pixels that must. */
const BRIGHT = 40;
const BRIGHT_SHARE = 0.03;
const PHONE_PX = 360;
const DESK_PX = 1100;
/** Software that draws three figures takes its time. */
const PATIENCE_MS = 50000;
const POLL_MS = 200;

const RECORDER = `<script>window.said = [];
  ["log", "info", "warn", "error", "debug"].forEach(function (level) {
    console[level] = function () { said.push(level + ": " + [].join.call(arguments, " ")); };
  });
  addEventListener("error", function (event) { said.push("fault: " + (event.message || event.target.src)); }, true);
  addEventListener("unhandledrejection", function (event) { said.push("rejection: " + event.reason); });
</script>`;

let frame: HTMLIFrameElement;

describe("demos", () => {
  before(async function () {
    for (const file of ["/dist/vitrine.min.js", "/dist/vitrine.legacy.min.js", "/demos/first-volume/main.js"])
      if (!(await fetch(file)).ok) skipWithout(this, `${file} is not built`);
  });
  afterEach(() => frame.remove());

  for (const [name, figuresOf] of Object.entries(DEMOS)) {
    it(`${name} opens on a telephone, draws, and logs nothing`, async () => {
      const page = await open(name);
      const figures = await until(`${name} to be drawn`, () => drawn(figuresOf(page)));
      expect(overflow(page), "beyond the right edge of a telephone").to.deep.equal([]);
      frame.style.width = `${DESK_PX}px`;
      expect(overflow(page), "beyond the right edge of a desk").to.deep.equal([]);
      expect(page.said).to.deep.equal([]);
      for (const figure of figures) {
        figure.free();
        expect(figure.info.alive, "handles alive after free()").to.equal(0);
      }
    });
  }

  it("the gallery leads to every demo and shows a picture of it", async () => {
    const page = await open("");
    const links = Array.from(page.document.querySelectorAll<HTMLAnchorElement>(".card a"), (link) => link.pathname);
    expect(links.sort()).to.deep.equal(
      Object.keys(DEMOS)
        .map((name) => `/demos/${name}/`)
        .sort(),
    );
    const pictures = Array.from(page.document.images);
    expect(pictures).to.have.length(links.length);
    await until("thumbnails", () => pictures.every(({ complete }) => complete));
    for (const { naturalWidth, src } of pictures) expect(naturalWidth, src).to.equal(480);
    expect(overflow(page)).to.deep.equal([]);
    expect(page.said).to.deep.equal([]);
  });

  it("a bad file is told of and leaves the picture, a good one replaces it", async () => {
    const page = await open("first-volume");
    const [figure] = await until("a picture", () => drawn([page.fig]));
    const before = figure!.readSync().data;
    const alert = page.document.querySelector("[role=alert]")!;
    drop(page, new Uint8Array([0x89, 1, 2, 3]), "scan.nii");
    await until("the alert", () => alert.textContent !== "");
    expect(alert.textContent).to.match(/NIfTI/);
    expect(page.shown!.grid.shape).to.deep.equal([91, 109, 91]);
    expect(figure!.readSync().data).to.deep.equal(before);
    drop(page, npyCube(), "cube.npy");
    await until("the new volume", () => page.shown!.grid.shape.join() === "8,8,8");
    expect(alert.textContent).to.equal("");
    await until("its picture", () => drawn([page.fig]));
    expect(page.said).to.deep.equal([]);
  });

  it("controls are the volume's parameters, and a pointer reads values", async () => {
    const page = await open("first-volume");
    await until("a picture", () => drawn([page.fig]));
    set(page, "method", "iso");
    expect(page.shown!.method).to.equal("iso");
    set(page, "threshold", "60");
    expect(page.shown!.threshold).to.equal(60);
    set(page, "high", "200");
    expect(page.shown!.clim).to.deep.equal([12, 200]);
    set(page, "low", "230");
    expect(page.shown!.clim, "crossed: the colours turn round").to.deep.equal([230, 200]);
    set(page, "cmap", "viridis");
    expect(page.shown!.cmap.name).to.equal("viridis");
    set(page, "method", "slice");
    set(page, "axis", "z");
    set(page, "place", "10");
    expect(page.shown!.plane).to.deep.equal([0, 0, 1, -10]);
    page.document.getElementById("auto")!.click();
    const [low, high] = page.shown!.clim;
    expect(low).to.be.within(0, 20);
    expect(high, "the letters burned in at 255 do not count").to.be.within(150, 240);
    set(page, "method", "translucent");
    set(page, "axis", "x");
    const { canvas } = page.fig!;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const place = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, view: page as Window };
    canvas.dispatchEvent(new MouseEvent("mousemove", place as MouseEventInit));
    await until("a value", () => /at voxel \d+, \d+, \d+/.test(page.document.getElementById("value")!.textContent));
    expect(page.said).to.deep.equal([]);
  });
});

/** Opens a page of the demos in a frame as wide as a telephone. */
async function open(name: string): Promise<DemoWindow> {
  const folder = name ? `/demos/${name}/` : "/demos/";
  const html = await (await fetch(`${folder}index.html`)).text();
  frame = document.createElement("iframe");
  frame.style.cssText = `width:${PHONE_PX}px;height:640px;border:0`;
  frame.srcdoc = html.replace("<head>", `<head><base href="${folder}">${RECORDER}`);
  const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame.contentWindow as DemoWindow;
}

/** The figures, once all are there and none is dark. */
function drawn(figures: readonly (Figure | undefined)[]): readonly Figure[] | undefined {
  const all = figures.filter((figure) => figure !== undefined);
  return all.length > 0 && all.length === figures.length && all.every(isBright) ? all : undefined;
}

function isBright(figure: Figure): boolean {
  const { data } = figure.readSync();
  let bright = 0;
  for (let i = 0; i < data.length; i += 4) if (Math.max(data[i]!, data[i + 1]!, data[i + 2]!) >= BRIGHT) bright += 1;
  return bright > (BRIGHT_SHARE * data.length) / 4;
}

/** The elements that make the page wider than its window. */
function overflow({ document: { documentElement: root, body } }: Window): string[] {
  if (root.scrollWidth <= root.clientWidth) return [];
  const all = Array.from(body.querySelectorAll("*"));
  return all
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth)
    .map(({ outerHTML }) => outerHTML);
}

async function until<T>(what: string, ask: () => T): Promise<NonNullable<T>> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const answer = ask();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
  const { said, document: page } = frame.contentWindow as DemoWindow;
  const state = ["#alert", "#loading:not([hidden])", "#value"].map((part) => page.querySelector(part)?.textContent);
  throw new Error(`waited ${PATIENCE_MS} ms for ${what}; the page shows ${JSON.stringify([...state, ...said])}`);
}

/** A control in another state, as a hand does it. */
function set({ document: page }: Window, id: string, value: string): void {
  const control = page.getElementById(id) as HTMLInputElement;
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Drops a file. Not every engine lets scripts make a DataTransfer, so the event carries one of ours. */
function drop(page: Window, bytes: Uint8Array, name: string): void {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  const file = new File([bytes as BlobPart], name);
  Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: [file] } });
  page.document.body.dispatchEvent(event);
  expect(event.defaultPrevented, "the browser must not leave the page for the file").to.equal(true);
}

/** An npy file of 8^3 bytes, bright but for one corner. */
function npyCube(): Uint8Array {
  const text = "{'descr': '|u1', 'fortran_order': False, 'shape': (8, 8, 8), }";
  const head = `${text.padEnd(117)}\n`;
  const bytes = new Uint8Array(10 + head.length + 512).fill(200);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, head.length, 0]);
  bytes.set(
    Array.from(head, (letter) => letter.charCodeAt(0)),
    10,
  );
  bytes[bytes.length - 512] = 0;
  return bytes;
}
