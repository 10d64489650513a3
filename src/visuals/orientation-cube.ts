// visuals/orientation-cube.ts -- a cube with a name on each side, for a small view whose camera turns with the large one.

import { number, type Given, type Values } from "../base/params";
import { surface, type Surface } from "../data/surface";
import { defineCompound } from "./compound";
import { colorParam, textsParam } from "./frame";
import { line } from "./line/line";
import { mesh } from "./mesh/mesh";
import { text } from "./text/text";
import type { Visual, VisualOf } from "./visual";

/** The parameters of an orientation cube. */
export const orientationCubeParams = {
  names: textsParam(6, ["+x", "−x", "+y", "−y", "+z", "−z"], "what stands on the sides: +x, -x, +y, -y, +z, -z"),
  color: colorParam("#e8edf2", "colour of the sides"),
  textColor: colorParam("#102030", "colour of the names"),
  edgeColor: colorParam("#607080", "colour of the edges"),
  size: number(0.5, "of the names, edges of the cube", { min: 0, max: 1, cost: "data" }),
} as const;

/** What `orientationCube` takes. */
export type OrientationCubeOptions = Given<typeof orientationCubeParams>;
/** An orientation cube. */
export type OrientationCube = VisualOf<typeof orientationCubeParams>;

const define = defineCompound({
  name: "orientationCube",
  params: orientationCubeParams,
  parts: partsOf,
  bounds: () => ({ min: [-OFF, -OFF, -OFF], max: [OFF, OFF, OFF] }),
});

/**
 * A cube of side 1 around the origin with a name on each side.
 *
 * @throws param/type, param/range, param/unknown
 */
export function orientationCube(options: OrientationCubeOptions = NO_OPTIONS): OrientationCube {
  return define(options);
}

const NO_OPTIONS: OrientationCubeOptions = {};

/** A side: outwards, along its name, upwards. z is up, as on the turntable. */
const SIDES = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [-1, 0, 0],
    [0, -1, 0],
    [0, 0, 1],
  ],
  [
    [0, 1, 0],
    [-1, 0, 0],
    [0, 0, 1],
  ],
  [
    [0, -1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ],
  [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ],
  [
    [0, 0, -1],
    [1, 0, 0],
    [0, -1, 0],
  ],
] as const;
/** Names and edges lie this far from the middle, a little off the sides, so that neither hides the other. */
const OFF = 0.505;

let cube: Surface | undefined;

/** A corner or the middle of a side: half a step along each of its directions. */
function placeOn([out, right, up]: (typeof SIDES)[number], off: number, x: number, y: number): number[] {
  return [0, 1, 2].map((i) => off * out[i]! + x * right[i]! + y * up[i]!);
}

function makeCube(): Surface {
  const positions: number[] = [];
  const faces: number[] = [];
  SIDES.forEach((side, i) => {
    for (const [x, y] of CORNERS) positions.push(...placeOn(side, 0.5, x, y));
    faces.push(4 * i, 4 * i + 1, 4 * i + 2, 4 * i, 4 * i + 2, 4 * i + 3);
  });
  return surface({ positions: Float32Array.from(positions), faces: Uint32Array.from(faces) });
}

const CORNERS = [
  [-0.5, -0.5],
  [0.5, -0.5],
  [0.5, 0.5],
  [-0.5, 0.5],
] as const;

function partsOf(values: Values<typeof orientationCubeParams>): readonly Visual[] {
  const { names, color, textColor, edgeColor, size } = values;
  const edges: number[] = [];
  for (const side of SIDES) {
    CORNERS.forEach(([x, y], i) => {
      const [toX, toY] = CORNERS[(i + 1) % 4]!;
      edges.push(...placeOn(side, OFF, 2 * OFF * x, 2 * OFF * y), ...placeOn(side, OFF, 2 * OFF * toX, 2 * OFF * toY));
    });
  }
  const words = SIDES.map((side, i) =>
    text({
      text: names[i] as string,
      positions: placeOn(side, OFF, 0, 0),
      facing: "plane",
      right: side[1],
      up: side[2],
      size,
      color: textColor,
    }),
  );
  cube ??= makeCube();
  const body = mesh({ surface: cube, shading: "flat", color });
  return [body, line({ positions: edges, connect: "segments", color: edgeColor, width: 1.5 }), ...words];
}
