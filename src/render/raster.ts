// render/raster.ts -- the Renderer that draws: a View, its draws in order, into its rectangle of a target.

import type { Gpu } from "../gl/gpu";
import type { Target } from "../gl/target";
import { viewportOf, type View } from "../scene/view";
import colorOutput from "../../glsl/output/color.frag.glsl";
import { collect } from "./collect";
import { createDepthPass, OPEN_SIGHT, type PixelRect } from "./depth";
import { createPainter, type Frame, type Painter, type Passage } from "./painter";
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
  const depths = createDepthPass(gpu, painter);
  return {
    painter,
    clear: (target, [r, g, b, a]) => target.clear([r * a, g * a, b * a, a]),
    render(view, target, { pixelRatio }) {
      const rect = pixelsOf(view, target);
      const camera = view.camera.matrices(rect, view.bounds());
      const draws = collect(view, camera);
      const opaque = draws.filter(({ draw }) => draw.blend === "none");
      const blended = draws.filter(({ draw }) => draw.blend !== "none");
      const frame: Frame = { viewport: [rect.width, rect.height], pixelRatio, sight: OPEN_SIGHT };
      const sight = blended.length > 0 ? depths.sight(opaque, rect, frame) : OPEN_SIGHT;
      enter(gpu, target, rect);
      for (const { draw, spaces } of opaque) painter.paint(draw, spaces, COLOR, frame);
      for (const { draw, spaces } of blended) painter.paint(draw, spaces, COLOR, { ...frame, sight });
      gpu.gl.disable(gpu.gl.SCISSOR_TEST);
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

/** Draws go to this part of the target from here on. */
function enter({ gl }: Gpu, target: Target, { x, y, width, height }: PixelRect): void {
  target.bind();
  gl.viewport(x, y, width, height);
  gl.enable(gl.SCISSOR_TEST);
  gl.scissor(x, y, width, height);
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
