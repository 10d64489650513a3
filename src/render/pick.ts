// render/pick.ts -- who and where under a pixel: the scene drawn again into one pixel, as numbers instead of colours.
// One pass says who (ids), three say where (x, y, z packed into bytes), so that it works where no float can be drawn.

import { mat4 } from "gl-matrix";
import type { Gpu } from "../gl/gpu";
import { createTarget, type Target } from "../gl/target";
import type { Node } from "../scene/node";
import type { View } from "../scene/view";
import idOutput from "../../glsl/output/id.frag.glsl";
import whereOutput from "../../glsl/output/where.frag.glsl";
import { collect, type Placed, type Visual } from "./collect";
import { OPEN_SIGHT, type PixelRect } from "./depth";
import type { Frame, Painter } from "./painter";

/** What lies under a pixel. */
export interface Picked {
  readonly visual: Visual;
  readonly node: Node;
  /** data space of the visual */
  readonly data: readonly [number, number, number];
  readonly world: readonly [number, number, number];
}

/** Finds what is drawn at a pixel. */
export interface Picker {
  /** @param x @param y  device pixels from the top left of a target of `height` */
  pick(view: View, rect: PixelRect, height: number, x: number, y: number): Picked | undefined;
}

/** A picker for a context. */
export function createPicker(gpu: Gpu, painter: Painter): Picker {
  let pixel: Target | undefined;
  gpu.onRenew(() => (pixel = undefined));
  return {
    pick(view, rect, height, x, y) {
      const inX = x - rect.x;
      const inY = height - y - rect.y;
      if (inX < 0 || inY < 0 || inX >= rect.width || inY >= rect.height) return undefined;
      pixel ??= createTarget(gpu, 1, 1);
      const draws = zoomedDraws(view, rect, Math.floor(inX) + 0.5, Math.floor(inY) + 0.5);
      const found = draws[idAt(painter, pixel, draws)];
      return found ? placeOf(painter, pixel, found) : undefined;
    },
  };
}

/** The frame of one pixel: what is measured in pixels is measured in this one. */
const PIXEL: Frame = { viewport: [1, 1], pixelRatio: 1, sight: OPEN_SIGHT };

const scratchPick = mat4.create();
const scratchClip = mat4.create();

/** The draws as seen by a camera whose whole picture is the one pixel around (x, y), origin bottom left. */
function zoomedDraws(view: View, { width, height }: PixelRect, x: number, y: number): readonly Placed[] {
  const camera = view.camera.matrices({ width, height }, view.bounds());
  mat4.identity(scratchPick);
  scratchPick[0] = width;
  scratchPick[5] = height;
  scratchPick[12] = width - 2 * x;
  scratchPick[13] = height - 2 * y;
  mat4.multiply(scratchClip, scratchPick, camera.clipFromWorld);
  return collect(view, { ...camera, clipFromWorld: scratchClip });
}

/** Number of the draw nearest to the eye; -1 for none. */
function idAt(painter: Painter, pixel: Target, draws: readonly Placed[]): number {
  pixel.clear([0, 0, 0, 0]);
  draws.forEach(({ draw, spaces }, index) => {
    // From 1, as the background is 0.
    const id = index + 1;
    const u_drawId = [(id & 255) / 255, ((id >> 8) & 255) / 255, ((id >> 16) & 255) / 255, 1];
    painter.paint(draw, spaces, { output: idOutput, uniforms: { u_drawId }, isBlended: false }, PIXEL);
  });
  const [r = 0, g = 0, b = 0, a = 0] = pixel.readBytes();
  return a === 0 ? -1 : r + 256 * g + 65536 * b - 1;
}

function placeOf(painter: Painter, pixel: Target, { visual, node, draw, spaces }: Placed): Picked {
  const bounds = visual.bounds();
  const data = [0, 1, 2].map((axis) => {
    pixel.clear([0, 0, 0, 0]);
    const u_whereAxis = [0, 1, 2, 3].map((i) => (i === axis ? 1 : 0));
    const u_whereRange = spanOf(bounds, axis);
    painter.paint(
      draw,
      spaces,
      { output: whereOutput, uniforms: { u_whereAxis, u_whereRange }, isBlended: false },
      PIXEL,
    );
    return unpacked(pixel.readBytes(), u_whereRange);
  }) as [number, number, number];
  return { visual, node, data, world: spaces.placement.transform.map(data) };
}

/** The range of a coordinate, a little wider so that the ends survive packing. */
function spanOf({ min, max }: ReturnType<Visual["bounds"]>, axis: number): readonly [number, number] {
  const low = min[axis] ?? 0;
  const high = max[axis] ?? 1;
  const margin = 0.01 * (high - low) + 1e-6;
  return [low - margin, high + margin];
}

function unpacked(bytes: Uint8Array, [low, high]: readonly [number, number]): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const share = a / 256 + b / 65536 + c / 16777216 + d / 4294967296;
  return low + (share / 0.9999) * (high - low);
}
