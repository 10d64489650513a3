// render/collect.ts -- the draws of a view in the order of their drawing, each with its way to clip space.

import { EngineError } from "../base/errors";
import type { Draw } from "../data/draw";
import type { CameraMatrices } from "../scene/camera";
import type { Node } from "../scene/node";
import type { View } from "../scene/view";
import { spacesOf, type Spaces } from "./spaces";

/** What a node shows. */
export type Visual = NonNullable<Node["visual"]>;

/** One draw, whose it is, and its matrices. */
export interface Placed {
  readonly visual: Visual;
  readonly node: Node;
  readonly draw: Draw;
  readonly spaces: Spaces;
  /** larger is farther from the eye: clip-space w of the middle of the bounds, or its z where w says nothing */
  readonly distance: number;
}

/**
 * Every draw of a view that can be seen at all: first what covers, then what blends from far to near.
 *
 * @param camera  the matrices of the frame
 */
export function collect(view: View, camera: CameraMatrices): readonly Placed[] {
  const placed: Placed[] = [];
  view.nodes.eachVisual((visual, node) => {
    const spaces = spacesOf(visual, node, camera);
    if (!spaces) return;
    const distance = distanceOf(visual, spaces, camera);
    for (const draw of visual.draws()) placed.push(checked({ visual, node, draw, spaces, distance }));
  });
  // Array.prototype.sort is not stable in old engines, hence the index.
  return placed
    .map((item, index) => ({ item, index }))
    .sort((a, b) => order(a.item, b.item) || a.index - b.index)
    .map(({ item }) => item);
}

function order(a: Placed, b: Placed): number {
  const isBlended = (placed: Placed): number => (placed.draw.blend === "none" ? 0 : 1);
  const byKind = isBlended(a) - isBlended(b);
  if (byKind !== 0 || !isBlended(a)) return byKind;
  // What the page says of order counts before what the eye says of distance: a line on a slice stays on it.
  return a.node.order - b.node.order || b.distance - a.distance;
}

/** @throws param/type for a draw whose rays must be straight in data space, under a transform that bends them */
function checked(placed: Placed): Placed {
  if (placed.draw.isStraight && !placed.spaces.placement.matrix) {
    const name = placed.spaces.placement.transform.name;
    throw new EngineError(
      "param/type",
      `${placed.visual.name} needs transforms that keep straight lines straight up to the world, got a ${name} that does not`,
      { hint: "rays go straight through the data; map the values into a Grid of the other coordinates instead" },
    );
  }
  return placed;
}

function distanceOf(visual: Visual, { placement }: Spaces, { clipFromWorld: m }: CameraMatrices): number {
  const { min, max } = visual.bounds();
  const [x, y, z] = placement.transform.map([(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2]);
  const row = (r: number): number => m[r]! * x + m[4 + r]! * y + m[8 + r]! * z + m[12 + r]!;
  const w = row(3);
  return w > 0 ? row(2) / w : -Infinity;
}
