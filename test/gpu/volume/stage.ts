// test/gpu/volume/stage.ts -- the three texture paths, and a figure for each to draw test volumes on.
// One context a path serves all files: programs are linked once, and browsers allow few contexts.

import {
  figure,
  matrixCamera,
  node,
  volume,
  type Color,
  type Figure,
  type FigureOptions,
  type Volume,
  type VolumeOptions,
} from "../../../src/index";
import type { TestView } from "../../oracle/views";
import { page, skipWithout } from "../harness/page";
import type { Pixels } from "../harness/pixels";

/** One of the three ways to the same picture. */
export interface Path {
  readonly name: string;
  readonly webgl: 1 | 2;
  readonly emulateTexture: boolean;
  /** what `volume.info.path` must say */
  readonly texture: string;
}

/** All three, the one that the others are held against first. */
export const PATHS: readonly Path[] = [
  { name: "3-D texture", webgl: 2, emulateTexture: false, texture: "texture3d" },
  { name: "WebGL2 atlas", webgl: 2, emulateTexture: true, texture: "atlas" },
  { name: "WebGL1 atlas", webgl: 1, emulateTexture: true, texture: "atlas" },
];

/** The background of pictures that are compared: opaque, so that colours need not be divided by small alphas. */
export const BACKGROUND: Color = [0.1, 0.15, 0.2, 1];

/** The paths that this engine has. */
export function pathsHere(): readonly Path[] {
  return PATHS.filter(({ webgl }) => webgl <= page().gl.version);
}

/** Leaves a test out where the engine lacks the path. */
export function needPath(context: Mocha.Context, path: Path): void {
  if (path.webgl > page().gl.version) skipWithout(context, "no WebGL2 here");
}

/** A figure off the page: its canvas has the pixels it is given. */
export interface Stage {
  readonly figure: Figure;
  /** Shows one volume alone. */
  show(options: VolumeOptions, view: TestView, transform?: readonly number[]): Volume;
  /** The picture of now. */
  read(): Pixels;
  /** Both. */
  draw(options: VolumeOptions, view: TestView, transform?: readonly number[]): Pixels;
  /** Frees the figure and gives the context back. */
  free(): void;
}

/** A stage of its own, to be freed by the test. */
export function openStage(path: Path, options: FigureOptions = {}): Stage {
  const canvas = Object.assign(document.createElement("canvas"), { width: 96, height: 72 });
  const fig = figure(canvas, { webgl: path.webgl, background: BACKGROUND, controls: false, ...options });
  const stage: Stage = {
    figure: fig,
    show(given, view, transform) {
      fig.view.nodes.children.slice().forEach((child) => fig.view.remove(child));
      canvas.width = view.width;
      canvas.height = view.height;
      const emulate = { emulateTexture: path.emulateTexture };
      const shown = volume({ ...emulate, ...given });
      fig.view.add(transform ? node({ visual: shown, transform }) : shown);
      fig.view.camera = matrixCamera({ clipFromWorld: view.clipFromData });
      return shown;
    },
    read: () => fig.readSync() as Pixels,
    draw(given, view, transform) {
      stage.show(given, view, transform);
      return stage.read();
    },
    free() {
      const lose = fig.gpu.gl.getExtension("WEBGL_lose_context");
      fig.free();
      lose?.loseContext();
    },
  };
  return stage;
}

const shared = new Map<Path, Stage>();

/** The stage that all tests of a path share; it is left as it was found, but for what it shows. */
export function stageOf(path: Path): Stage {
  let stage = shared.get(path);
  if (stage?.figure.gpu.isLost) {
    // WebKit lets 16 contexts live, freed ones among them until it collects garbage, and takes the one used longest ago.
    stage.free();
    stage = undefined;
  }
  if (!stage) shared.set(path, (stage = openStage(path)));
  return stage;
}

after("free the shared figures", () => {
  shared.forEach((stage) => stage.free());
  shared.clear();
});
