// <vitrine-volume> on a page: attributes and properties are one, events tell what happens, off the page nothing lives.

import { expect } from "chai";
import "../../src/element";
import { colormap, grid, volumeParams, type Figure, type Volume, type VolumeOptions } from "../../src/index";
import { addressOf, ball, ballNpy, levels, pixels } from "./doors/scans";

type VolumeElement = HTMLElement &
  Required<VolumeOptions> & { figure?: Figure; volume?: Volume; src: string; [key: string]: unknown };

let box: HTMLElement;

/** An element as pure HTML puts it on the page. */
function put(attributes: string): VolumeElement {
  box.innerHTML = `<vitrine-volume style="width: 48px; height: 48px" ${attributes}></vitrine-volume>`;
  return box.firstElementChild as VolumeElement;
}

/** The detail of the next event of a kind. */
function next<T = unknown>(element: HTMLElement, type: string): Promise<T> {
  return new Promise((resolve) => {
    element.addEventListener(type, (event) => resolve((event as CustomEvent<T>).detail), { once: true });
  });
}

/** An element that shows the ball. */
async function ready(attributes = ""): Promise<VolumeElement & { figure: Figure; volume: Volume }> {
  const element = put(`src="${addressOf(ballNpy())}" ${attributes}`);
  await next(element, "ready");
  return element as VolumeElement & { figure: Figure; volume: Volume };
}

interface Row {
  readonly attribute: string;
  readonly text: string;
  /** the property then, in a form that compares */
  readonly value: unknown;
  /** another value for the property, and the attribute's text then */
  readonly set: unknown;
  readonly said: string;
}

/** Every parameter: a new one needs a row here. */
const ROWS: Record<string, Row> = {
  method: { attribute: "method", text: "average", value: "average", set: "iso", said: "iso" },
  clim: { attribute: "clim", text: "10, 90", value: [10, 90], set: [90, 10], said: "90 10" },
  cmap: { attribute: "cmap", text: "viridis", value: "viridis", set: "fire_r", said: "fire_r" },
  cmapInterpolation: row("cmap-interpolation", "nearest", "linear"),
  gamma: row("gamma", 0.5, 2),
  interpolation: row("interpolation", "nearest", "cubic"),
  relativeStepSize: row("relative-step-size", 0.5, 2),
  threshold: row("threshold", 60, 120.5),
  stepSize: row("step-size", 2, 0.5),
  substepSize: row("substep-size", 0.5, 0.25),
  emissive: { attribute: "emissive", text: "#f00", value: [1, 0, 0, 1], set: [0, 1, 0], said: "0 1 0 1" },
  shininess: row("shininess", 5, 50),
  light: { attribute: "light", text: "0 1 2", value: [0, 1, 2], set: [3, 0, 0], said: "3 0 0" },
  plane: { attribute: "plane", text: "1,0,0,-6", value: [1, 0, 0, -6], set: [0, 1, 0, -5], said: "0 1 0 -5" },
  attenuation: row("attenuation", 2, 0.5),
  mipCutoff: row("mip-cutoff", 30, -Infinity),
  minipCutoff: row("minip-cutoff", 150, Infinity),
  climRangeThreshold: row("clim-range-threshold", 0.5, 0.1),
  emulateTexture: row("emulate-texture", true, "auto"),
  texelFormat: row("texel-format", "rg8", "auto"),
  opacity: row("opacity", 0.5, 1),
  transfer: {
    attribute: "transfer",
    text: "auto",
    value: "auto",
    set: [
      [0, 0],
      [200, 1],
    ],
    said: "[[0,0],[200,1]]",
  },
  clipPlanes: { attribute: "clip-planes", text: "[[1,0,0,-6]]", value: [[1, 0, 0, -6]], set: [], said: "" },
  skipping: row("skipping", false, true),
};

function row(attribute: string, value: unknown, set: unknown): Row {
  return { attribute, text: String(value), value, set, said: String(set) };
}

/** A colormap compares by its name. */
function plain(value: unknown): unknown {
  return typeof value === "object" && value !== null && "name" in value ? value.name : value;
}

describe("vitrine-volume", () => {
  beforeEach(() => {
    box = document.createElement("div");
    document.body.appendChild(box);
  });

  afterEach(() => box.remove());

  it("shows its source and tells of it", async () => {
    const element = put(`src="/data/avg152T1.nii.gz"`);
    const phases = new Set<string>();
    element.addEventListener("progress", (event: Event) =>
      phases.add((event as CustomEvent<{ phase: string }>).detail.phase),
    );
    const detail = await next<{ volume: Volume; figure: Figure }>(element, "ready");
    expect([...phases].sort()).to.deep.equal(["decode", "fetch"]);
    expect([detail.volume, detail.figure]).to.deep.equal([element.volume, element.figure]);
    expect(element.volume?.grid.shape).to.deep.equal([91, 109, 91]);
    expect(levels(detail.figure)).to.be.greaterThan(32);
  });

  it("takes all its attributes at once", async () => {
    const all = Object.values(ROWS).map(({ attribute, text }) => `${attribute}='${text}'`);
    const element = await ready(all.join(" "));
    for (const [key, { value }] of Object.entries(ROWS)) expect(plain(element[key]), key).to.deep.equal(value);
  });

  it("has an attribute for every parameter", () => {
    expect([...Object.keys(ROWS), "grid"].sort()).to.deep.equal(Object.keys(volumeParams).sort());
  });

  for (const [key, { attribute, text, value, set, said }] of Object.entries(ROWS)) {
    it(`${attribute}: the attribute sets the property, the property the attribute`, async () => {
      const element = await ready();
      element.setAttribute(attribute, text);
      expect(plain(element[key])).to.deep.equal(value);
      expect(plain((element.volume as unknown as Record<string, unknown>)[key])).to.deep.equal(value);
      const told = next<{ keys: string[] }>(element, "change");
      element[key] = set;
      expect(element.getAttribute(attribute)).to.equal(said);
      expect((await told).keys).to.deep.equal([key]);
      element.figure.draw();
    });
  }

  it("goes back to a default when its attribute is taken away", async () => {
    const element = await ready("method='iso' clim='0 90' gamma='2'");
    for (const name of ["method", "clim", "gamma"]) element.removeAttribute(name);
    expect([element.method, element.clim, element.gamma]).to.deep.equal(["mip", [20, 200], 1]);
  });

  it("has its properties before it has its data", async () => {
    const element = put("method='average' src='/data/avg152T1.nii.gz'");
    element.cmap = "viridis";
    expect([element.method, element.cmap, element.gamma]).to.deep.equal(["average", "viridis", 1]);
    await next(element, "ready");
    expect([element.method, plain(element.cmap)]).to.deep.equal(["average", "viridis"]);
  });

  it("takes properties that were set before it was an element", async () => {
    const element = document.createElement("vitrine-volume") as VolumeElement;
    const early = { value: "minip", configurable: true, writable: true, enumerable: true };
    Object.defineProperty(element, "method", early);
    box.appendChild(element);
    element.src = addressOf(ballNpy());
    await next(element, "ready");
    expect(element.volume?.method).to.equal("minip");
  });

  it("tells of a bad attribute and keeps its picture", async () => {
    const element = await ready("method='average'");
    const before = pixels(element.figure);
    const told = next<{ error: { code: string }; message: string }>(element, "error");
    element.setAttribute("method", "mpi");
    const { error, message } = await told;
    expect(error.code).to.equal("param/choice");
    expect(message).to.match(/volume\.method .* got "mpi"/);
    expect(element.method).to.equal("average");
    expect(pixels(element.figure)).to.deep.equal(before);
  });

  it("leaves out what is bad from the start, and shows the rest", async () => {
    const element = put(`src="${addressOf(ballNpy())}" method="mpi" gamma="2"`);
    const told = next<{ error: { code: string } }>(element, "error");
    await next(element, "ready");
    expect((await told).error.code).to.equal("param/choice");
    expect([element.method, element.gamma]).to.deep.equal(["mip", 2]);
  });

  it("tells of a bad source and keeps its picture", async () => {
    const element = await ready();
    const before = pixels(element.figure);
    const told = next<{ error: { code: string } }>(element, "error");
    element.src = addressOf("no scan at all");
    expect((await told).error.code).to.equal("load/format");
    expect(pixels(element.figure)).to.deep.equal(before);
  });

  it("shows the last of several sources, under limits of its own", async () => {
    const element = await ready();
    element.src = "/data/avg152T1.nii.gz";
    element.grid = grid({ data: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7), shape: [2, 2, 2] });
    element.src = "/data/avg152T1.nii.gz";
    element.src = addressOf(ballNpy());
    await next(element, "ready");
    expect([element.grid.shape[0], element.clim]).to.deep.equal([12, [20, 200]]);
  });

  it("keeps limits that were asked for when its source changes", async () => {
    const element = await ready("clim='0 50'");
    element.src = addressOf(ballNpy());
    await next(element, "ready");
    expect(element.clim).to.deep.equal([0, 50]);
  });

  it("shows a grid that is set as a property", async () => {
    const element = document.createElement("vitrine-volume") as VolumeElement;
    element.grid = grid({ data: ball(), shape: [12, 12, 12] });
    element.cmap = colormap(["black", "red"]);
    box.appendChild(element);
    await next(element, "ready");
    expect(element.volume?.grid.at(6, 6, 6)).to.equal(200);
  });

  it("takes a background, and another", async () => {
    const element = await ready("background='#f00'");
    expect(pixels(element.figure).slice(0, 4)).to.deep.equal([255, 0, 0, 255]);
    element.setAttribute("background", "#00f");
    expect(pixels(element.figure).slice(0, 4)).to.deep.equal([0, 0, 255, 255]);
  });

  it("stays alive while it moves from place to place", async () => {
    const element = await ready();
    const { figure } = element;
    const other = box.appendChild(document.createElement("div"));
    other.appendChild(element);
    await Promise.resolve();
    await Promise.resolve();
    expect(element.figure).to.equal(figure);
    figure.draw();
  });

  it("gives its context back when it leaves, and comes back as it was", async () => {
    const element = await ready();
    element.method = "average";
    element.figure.view.camera.turn(20, 10, { width: 48, height: 48 });
    const before = pixels(element.figure);
    const { figure } = element;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([element.figure, element.volume, element.childElementCount]).to.deep.equal([undefined, undefined, 0]);
    expect(figure.info.alive).to.equal(0);
    expect(figure.gpu.gl.isContextLost()).to.equal(true);
    element.gamma = 1;
    let news = 0;
    element.addEventListener("progress", () => ++news);
    box.appendChild(element);
    await next(element, "ready");
    expect(news, "nothing is loaded again").to.equal(0);
    expect(pixels(element.figure as Figure)).to.deep.equal(before);
  });

  it("goes on with a load that it left in the middle of", async () => {
    const element = put("src='/data/avg152T1.nii.gz'");
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 0));
    box.appendChild(element);
    await next(element, "ready");
    expect(element.volume?.grid.shape).to.deep.equal([91, 109, 91]);
  });
});
