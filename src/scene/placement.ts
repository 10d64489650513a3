// scene/placement.ts -- where a visual at a node lies: all transforms between its data and the world, as one.

import { box, EMPTY_BOX, isEmptyBox, transformBox, union, type Box, type Triple } from "../math/box";
import { chain } from "../transforms/chain";
import { fillOf } from "../transforms/fill";
import { linear } from "../transforms/linear";
import type { Transform, TransformGlsl } from "../transforms/transform";
import type { Visual } from "../visuals/visual";
import type { Node } from "./node";

/** The way from the data of a visual to the world. */
export interface Placement {
  /** column-major, where all of it is one matrix */
  readonly matrix: readonly number[] | undefined;
  readonly transform: Transform;
  /** the way there and back as fillings of world_from_data and data_from_world */
  glsl(): { readonly there: TransformGlsl; readonly back: TransformGlsl };
}

interface Known {
  readonly path: readonly Transform[];
  readonly data: readonly number[];
  readonly transform: Transform;
}

const known = new WeakMap<Node, WeakMap<Visual, Known>>();

/** The placement of a visual at a node, as it is now. */
export function placementOf(visual: Visual, node: Node): Placement {
  const transform = transformOf(visual, node);
  return {
    matrix: transform.matrix,
    transform,
    glsl: () => ({ there: fillOf(transform, "world_from_data"), back: fillOf(transform.back, "data_from_world") }),
  };
}

/** The same object as long as the path is made of the same transforms: their numbers may change. */
function transformOf(visual: Visual, node: Node): Transform {
  let ofNode = known.get(node);
  if (!ofNode) known.set(node, (ofNode = new WeakMap()));
  const path = node.path();
  const data = visual.worldFromData();
  const last = ofNode.get(visual);
  const isSame =
    last && last.data === data && last.path.length === path.length && last.path.every((t, i) => t === path[i]);
  if (isSame) return last.transform;
  const transform = chain([...path, linear(data)]);
  ofNode.set(visual, { path, data, transform });
  return transform;
}

/** Points along each axis at which a box is mapped by what is no matrix. */
const STEPS = 8;

/** The box around a visual in the world. What is mapped to no place (the logarithm of nothing) does not count. */
export function worldBox(visual: Visual, node: Node): Box {
  const { matrix, transform } = placementOf(visual, node);
  const bounds = visual.bounds();
  if (matrix) return transformBox(matrix, bounds);
  if (isEmptyBox(bounds)) return EMPTY_BOX;
  let all = EMPTY_BOX;
  const along = (axis: number, i: number): number => {
    const low = bounds.min[axis] as number;
    return low + (((bounds.max[axis] as number) - low) * i) / STEPS;
  };
  for (let i = 0; i <= STEPS; ++i) {
    for (let j = 0; j <= STEPS; ++j) {
      for (let k = 0; k <= STEPS; ++k) {
        const p = transform.map([along(0, i), along(1, j), along(2, k)]);
        if (p.every(isFinite)) all = union(all, box(p as Triple, p as Triple));
      }
    }
  }
  return all;
}
