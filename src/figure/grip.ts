// figure/grip.ts -- which camera a hand has hold of, and in what viewport it moves it.

import type { Off } from "../base/signal";
import type { Viewport } from "../scene/camera";
import { viewportOf, type View } from "../scene/view";
import type { DragKind } from "./gestures";

/** The view under a place of the surface, CSS pixels from its upper left corner. */
export type GetView = (x: number, y: number) => View | undefined;

/** What is done to the camera that is held. */
export type Act = (camera: View["camera"], viewport: Viewport & { readonly x: number; readonly y: number }) => void;

/** The view that was taken hold of, with its camera: a drag goes on with the one it began on. */
export function gripOf(surface: HTMLElement, getView: GetView) {
  let view: View | undefined;
  const held = (act: Act): void => {
    if (!view) return;
    const { width, height } = surface.getBoundingClientRect();
    // A surface that is folded away has no proportions to measure a movement by.
    if (width > 0 && height > 0) act(view.camera, viewportOf(view.rect, { width, height }));
  };
  return {
    held,
    drag: (kind: DragKind, dx: number, dy: number, x: number, y: number) =>
      held((camera, viewport) => camera[kind](dx, dy, viewport, x - viewport.x, y - viewport.y)),
    /** Listens for another camera in the view, and for what moves the one that is there. */
    watch(listener: () => void): Off {
      const camera = view?.camera;
      const offs = [camera?.changed.on(listener), view?.changed.on(() => view?.camera !== camera && listener())];
      return () => offs.forEach((off) => off?.());
    },
    /** Takes the view at a place; false where there is none, or one that stays. */
    take(x: number, y: number): boolean {
      view = getView(x, y);
      return view !== undefined && view.camera.isMovable;
    },
    /** Keeps the view of last time, or takes the one in the middle: what keys move. */
    keep(): boolean {
      const { width, height } = surface.getBoundingClientRect();
      view ??= getView(width / 2, height / 2);
      return view !== undefined && view.camera.isMovable;
    },
  };
}

/** What `gripOf` gives. */
export type Grip = ReturnType<typeof gripOf>;
