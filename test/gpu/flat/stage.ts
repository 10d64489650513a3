// test/gpu/flat/stage.ts -- a figure of a given size to draw flat visuals on, seen through a given matrix.

import {
  figure,
  matrixCamera,
  node,
  type Color,
  type Figure,
  type FigureOptions,
  type Visual,
} from "../../../src/index";
import type { Pixels } from "../harness/pixels";

/** The background of pictures that are compared: opaque, so that colours need not be divided by small alphas. */
export const BACKGROUND: Color = [0.1, 0.15, 0.2, 1];

/** Canvas pixels, y down, to clip: what a flat picture is measured in. Depth -1..1 stays. */
export function clipFromPixels(width: number, height: number): readonly number[] {
  return [2 / width, 0, 0, 0, 0, -2 / height, 0, 0, 0, 0, 1, 0, -1, 1, 0, 1];
}

/** A figure off the page. */
export interface FlatStage {
  readonly figure: Figure;
  /** Shows these visuals alone; the picture of them. */
  draw(visuals: readonly Visual[], clipFromWorld?: readonly number[], transform?: readonly number[]): Pixels;
  /** The picture of now. */
  read(): Pixels;
  /** Frees the figure and gives the context back. */
  free(): void;
}

/** A stage of `width` by `height` device pixels, to be freed by the test. */
export function openFlat(width: number, height: number, options: FigureOptions = {}): FlatStage {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const fig = figure(canvas, { background: BACKGROUND, controls: false, ...options });
  const read = (): Pixels => fig.readSync() as Pixels;
  return {
    figure: fig,
    read,
    draw(visuals, clipFromWorld = clipFromPixels(width, height), transform) {
      fig.view.nodes.children.slice().forEach((child) => fig.view.remove(child));
      visuals.forEach((visual) => fig.view.add(transform ? node({ visual, transform }) : visual));
      fig.view.camera = matrixCamera({ clipFromWorld });
      return read();
    },
    free() {
      const lose = fig.gpu.gl.getExtension("WEBGL_lose_context");
      fig.free();
      lose?.loseContext();
    },
  };
}

/** The four numbers of a pixel, first row at the top. */
export function pixelAt({ data, width }: Pixels, x: number, y: number): readonly number[] {
  return Array.from(data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4));
}
