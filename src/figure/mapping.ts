// figure/mapping.ts -- where is this point? Between the spaces of a figure, by name.

import { EngineError } from "../base/errors";
import { viewportOf, type View } from "../scene/view";
import { placementOf } from "../scene/placement";
import { mapBetween, type SpaceContext, type SpaceName } from "../scene/spaces";
import type { Size } from "./size";

/** Whose spaces are meant; what is left out is the first there is. */
export interface MapOf {
  readonly view?: View;
  /** for the data space: the visual, wherever it is placed */
  readonly visual?: View["nodes"]["visual"];
  /** for the data space of a visual that is placed several times */
  readonly node?: View["nodes"];
}

type Point = readonly [number, number, number];

/**
 * A point of one space in another.
 *
 * @throws param/choice for an unknown space, param/range for the data space of a figure that shows nothing
 */
export function mapPointIn(
  views: readonly View[],
  canvas: { readonly width: number; readonly height: number },
  size: Size,
  point: Point,
  [from, to]: readonly [SpaceName, SpaceName],
  of: MapOf,
): Point {
  const view = of.view ?? viewOf(views, of);
  const part = viewportOf(view.rect, canvas);
  const rect = { ...part, y: canvas.height - part.y - part.height };
  const { eyeFromWorld, clipFromWorld } = view.camera.matrices(rect, view.bounds());
  const needsData = from === "data" || to === "data";
  const context: SpaceContext = {
    worldFromData: needsData ? transformOf(view, of) : NOWHERE,
    eyeFromWorld,
    clipFromWorld,
    rect,
    canvasHeight: canvas.height,
    pixelRatio: size.cssHeight > 0 ? canvas.height / size.cssHeight : 1,
  };
  return mapBetween(point, from, to, context);
}

function viewOf(views: readonly View[], of: MapOf): View {
  const isThere = (view: View): boolean => {
    let found = of.visual === undefined && of.node === undefined;
    view.nodes.eachVisual((visual, node) => (found = found || visual === of.visual || node === of.node));
    return found;
  };
  return views.filter(isThere)[0] ?? (views[0] as View);
}

function transformOf(view: View, of: MapOf): SpaceContext["worldFromData"] {
  let found: SpaceContext["worldFromData"] | undefined;
  view.nodes.eachVisual((visual, node) => {
    const isMeant = (of.node ?? node) === node && (of.visual ?? visual) === visual;
    if (isMeant) found ??= placementOf(visual, node).transform;
  });
  if (!found) throw new EngineError("param/range", "figure.map knows no data space: that visual is not shown here");
  return found;
}

/** Stands in where the data space is not asked for. */
const NOWHERE: SpaceContext["worldFromData"] = { map: (p) => p, unmap: (p) => p };
