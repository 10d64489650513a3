// render/raster.ts -- the Renderer that draws: a View, its draws in order, into its rectangle of a target.

import type { Gpu } from "../gl/gpu";
import type { Target } from "../gl/target";
import { viewportOf, type View } from "../scene/view";
import colorOutput from "../../glsl/output/color.frag.glsl";
import { collect } from "./collect";
import { createPainter, type Painter, type Passage } from "./painter";
import { createPicker, type Picked } from "./pick";
import type { Renderer } from "./renderer";

/** A renderer that draws, and what only drawing can answer. */
export interface Raster extends Renderer {
  readonly painter: Painter;
  /** Fills a target with one colour (straight alpha, display-referred) and the farthest depth. */
  clear(target: Target, color: readonly [number, number, number, number]): void;
  /** Asks for all data of a view, and waits until they are there. */
  settle(views: readonly View[]): Promise<void>;
  /** What is drawn at a pixel of the target that `view` would fill; origin top left, device pixels. */
  pick(view: View, size: { readonly width: number; readonly height: number }, x: number, y: number): Picked | undefined;
}

const COLOR: Passage = { output: colorOutput, uniforms: {}, isBlended: true };

/** A raster renderer in a context. */
export function createRaster(gpu: Gpu): Raster {
  const painter = createPainter(gpu);
  const picker = createPicker(gpu, painter);
  return {
    painter,
    clear(target, [r, g, b, a]) {
      const { gl } = gpu;
      target.bind();
      gl.disable(gl.SCISSOR_TEST);
      gl.depthMask(true);
      gl.clearColor(r * a, g * a, b * a, a);
      gl.clearDepth(1);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      gpu.state.reset();
    },
    render(view, target) {
      const { gl } = gpu;
      target.bind();
      const { x, y, width, height } = pixelsOf(view, target);
      gl.viewport(x, y, width, height);
      gl.enable(gl.SCISSOR_TEST);
      gl.scissor(x, y, width, height);
      const camera = view.camera.matrices({ width, height }, view.bounds());
      for (const { draw, spaces } of collect(view, camera)) painter.paint(draw, spaces, COLOR);
      gl.disable(gl.SCISSOR_TEST);
      return { done: true };
    },
    async settle(views) {
      for (const { nodes } of views)
        nodes.eachVisual((visual) => visual.draws().forEach((draw) => painter.prepare(draw)));
      await painter.volumes.settled();
    },
    pick: (view, size, x, y) => picker.pick(view, pixelsOf(view, size), size.height, x, y),
    free: () => painter.volumes.clear(),
  };
}

/** A view's rectangle in whole device pixels, origin bottom left as WebGL wants it. */
function pixelsOf(view: View, size: { readonly width: number; readonly height: number }) {
  const part = viewportOf(view.rect, size);
  const left = Math.round(part.x);
  const top = Math.round(part.y);
  const right = Math.round(part.x + part.width);
  const bottom = Math.round(part.y + part.height);
  return { x: left, y: size.height - bottom, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
