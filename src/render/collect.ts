// render/collect.ts -- the draws of a view in the order of their drawing, each with its way to clip space.

import { mat4 } from "gl-matrix";
import type { Draw } from "../data/draw";
import type { CameraMatrices } from "../scene/camera";
import type { Node } from "../scene/node";
import type { View } from "../scene/view";
import { createSpaces, fillSpaces, type Spaces } from "./spaces";

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

const scratchWorld = mat4.create();

/**
 * Every draw of a view that can be seen at all: first what covers, then what blends from far to near.
 *
 * @param camera  the matrices of the frame
 */
export function collect(view: View, camera: CameraMatrices): readonly Placed[] {
  const placed: Placed[] = [];
  view.nodes.eachVisual((visual, node) => {
    node.worldFromNode(scratchWorld);
    mat4.multiply(scratchWorld, scratchWorld, visual.worldFromData() as unknown as mat4);
    const spaces = createSpaces();
    if (!fillSpaces(spaces, scratchWorld, camera.eyeFromWorld, camera.clipFromWorld)) return;
    const distance = distanceOf(visual, spaces);
    for (const draw of visual.draws()) placed.push({ visual, node, draw, spaces, distance });
  });
  // Array.prototype.sort is not stable in old engines, hence the index.
  return placed
    .map((item, index) => ({ item, index }))
    .sort((a, b) => order(a.item, b.item) || a.index - b.index)
    .map(({ item }) => item);
}

function order(a: Placed, b: Placed): number {
  const isBlended = (placed: Placed): number => (placed.draw.blend === "none" ? 0 : 1);
  return isBlended(a) - isBlended(b) || (isBlended(a) ? b.distance - a.distance : 0);
}

function distanceOf(visual: Visual, { u_clipFromData: m }: Spaces): number {
  const { min, max } = visual.bounds();
  const middle = [0, 1, 2].map((i) => ((min[i] ?? 0) + (max[i] ?? 0)) / 2);
  const row = (r: number): number =>
    m[r]! * (middle[0] ?? 0) + m[4 + r]! * (middle[1] ?? 0) + m[8 + r]! * (middle[2] ?? 0) + m[12 + r]!;
  const w = row(3);
  return w > 0 ? row(2) / w : -Infinity;
}
