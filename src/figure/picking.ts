// figure/picking.ts -- from a place on the page to what is shown there.

import type { Raster } from "../render/raster";
import { viewportOf, type View } from "../scene/view";
import type { Size } from "./size";

/** What is shown at a place. */
export interface FigurePick {
  readonly visual: View["nodes"]["visual"];
  readonly node: View["nodes"];
  readonly world: readonly [number, number, number];
  /** data space of the visual */
  readonly data: readonly [number, number, number];
  /** of the voxel */
  readonly index: readonly number[];
  /** of the data there, data units; NaN where they hold none */
  readonly value: number;
}

interface Box {
  readonly clientWidth: number;
  readonly clientHeight: number;
  readonly width: number;
  readonly height: number;
}

/** The view under a place, CSS pixels from the top left of the canvas; the last added lies on top. */
export function viewAt(views: readonly View[], canvas: Box, x: number, y: number): View | undefined {
  const width = canvas.clientWidth || canvas.width;
  const height = canvas.clientHeight || canvas.height;
  for (let i = views.length - 1; i >= 0; --i) {
    const view = views[i] as View;
    const part = viewportOf(view.rect, { width, height });
    if (x >= part.x && y >= part.y && x < part.x + part.width && y < part.y + part.height) return view;
  }
  return undefined;
}

/** What is drawn at a place, CSS pixels from the top left of the canvas. */
export function pickAt(
  raster: Raster,
  views: readonly View[],
  canvas: Box,
  size: Size,
  x: number,
  y: number,
): FigurePick | undefined {
  const view = viewAt(views, canvas, x, y);
  if (!view) return undefined;
  const scaleX = size.cssWidth > 0 ? canvas.width / size.cssWidth : 1;
  const scaleY = size.cssHeight > 0 ? canvas.height / size.cssHeight : 1;
  const picked = raster.pick(view, { width: canvas.width, height: canvas.height }, x * scaleX, y * scaleY);
  if (!picked) return undefined;
  const { index, value } = picked.visual.probe(picked.data) ?? { index: [], value: NaN };
  return { ...picked, index, value };
}
