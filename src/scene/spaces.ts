// scene/spaces.ts -- the way of a point between the spaces by their names, there and back, the divide by w done.
// data -> world -> eye -> clip -> pixel -> canvas. Everything goes by way of the world.

import { mat4 } from "gl-matrix";
import { EngineError } from "../base/errors";
import { show } from "../base/check";
import type { Triple } from "../math/box";
import { mapPoint } from "../math/project";
import type { Transform } from "../transforms/transform";

/** Every space by name, from the data to the page. */
export const spaceNames = ["data", "world", "eye", "clip", "pixel", "canvas"] as const;

/**
 * A space. `clip` is divided by w: -1..1 in x, y, z. `pixel`: device pixels from the lower left corner of the canvas, as
 * gl_FragCoord counts; `canvas`: CSS pixels from its upper left corner; both have depth 0..1 (near..far) for z.
 */
export type SpaceName = (typeof spaceNames)[number];

/** What the spaces of one thing in one view depend on. Matrices are column-major. */
export interface SpaceContext {
  readonly worldFromData: Pick<Transform, "map" | "unmap">;
  readonly eyeFromWorld: ArrayLike<number>;
  readonly clipFromWorld: ArrayLike<number>;
  /** the view's part of the canvas, device pixels, origin at the lower left */
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** height of the canvas, device pixels */
  readonly canvasHeight: number;
  /** device pixels for each CSS pixel */
  readonly pixelRatio: number;
}

/**
 * A point of one space in another.
 *
 * @throws param/choice for an unknown space, param/range when there is no way back
 */
export function mapBetween(point: Triple, from: SpaceName, to: SpaceName, context: SpaceContext): Triple {
  for (const name of [from, to]) {
    if (spaceNames.indexOf(name) < 0) {
      throw new EngineError("param/choice", `a space must be one of ${spaceNames.join(", ")}, got ${show(name)}`);
    }
  }
  return from === to ? [point[0], point[1], point[2]] : fromWorld(toWorld(point, from, context), to, context);
}

function toWorld(p: Triple, from: SpaceName, context: SpaceContext): Triple {
  if (from === "data") return context.worldFromData.map(p);
  if (from === "world") return p;
  if (from === "eye") return mapPoint(inverse(context.eyeFromWorld), p);
  if (from === "clip") return mapPoint(inverse(context.clipFromWorld), p);
  const { rect } = context;
  const [x, y, z] = from === "canvas" ? swap(p, context) : p;
  const clip: Triple = [(2 * (x - rect.x)) / rect.width - 1, (2 * (y - rect.y)) / rect.height - 1, 2 * z - 1];
  return mapPoint(inverse(context.clipFromWorld), clip);
}

function fromWorld(p: Triple, to: SpaceName, context: SpaceContext): Triple {
  if (to === "data") return context.worldFromData.unmap(p);
  if (to === "world") return p;
  if (to === "eye") return mapPoint(context.eyeFromWorld, p);
  const [x, y, z] = mapPoint(context.clipFromWorld, p);
  if (to === "clip") return [x, y, z];
  const { rect, pixelRatio, canvasHeight } = context;
  const pixel: Triple = [rect.x + (0.5 + 0.5 * x) * rect.width, rect.y + (0.5 + 0.5 * y) * rect.height, 0.5 + 0.5 * z];
  return to === "pixel" ? pixel : [pixel[0] / pixelRatio, (canvasHeight - pixel[1]) / pixelRatio, pixel[2]];
}

/** A place of the canvas in device pixels. */
function swap([x, y, z]: Triple, { pixelRatio, canvasHeight }: SpaceContext): Triple {
  return [x * pixelRatio, canvasHeight - y * pixelRatio, z];
}

function inverse(matrix: ArrayLike<number>): mat4 {
  const back = mat4.invert(new Float64Array(16), matrix as unknown as mat4);
  if (!back) throw new EngineError("param/range", "the way between these spaces cannot be turned back");
  return back;
}
