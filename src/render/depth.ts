// render/depth.ts -- how far one sees: the opaque draws of a view once more, as packed depths, for draws that end there.
// A picture of bytes and not a depth texture, which half of the old contexts cannot read.

import type { Gpu } from "../gl/gpu";
import { createTarget, type Target } from "../gl/target";
import depthNone from "../../glsl/depth/none.glsl";
import depthPacked from "../../glsl/depth/packed.glsl";
import depthOutput from "../../glsl/output/depth.frag.glsl";
import type { Placed } from "./collect";
import type { Frame, Painter } from "./painter";

/** A rectangle of device pixels, origin bottom left. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Nothing stands in the way. */
export const OPEN_SIGHT: Frame["sight"] = { glsl: depthNone, uniforms: {} };

/** Finds how far one sees in a view. */
export interface DepthPass {
  /** Draws the depths of what is opaque; leaves another target bound. */
  sight(opaque: readonly Placed[], rect: PixelRect, frame: Frame): Frame["sight"];
}

/** A depth pass with a picture of its own, kept from frame to frame. */
export function createDepthPass(gpu: Gpu, painter: Painter): DepthPass {
  let target: Target | undefined;
  gpu.onRenew(() => (target = undefined));
  return {
    sight(opaque, { x, y, width, height }, frame) {
      if (opaque.length === 0) return OPEN_SIGHT;
      if (target?.width !== width || target.height !== height) {
        target?.free();
        target = createTarget(gpu, width, height);
      }
      target.clear([1, 1, 1, 1]);
      const passage = { output: depthOutput, uniforms: {}, isBlended: false };
      for (const { draw, spaces } of opaque) painter.paint(draw, spaces, passage, { ...frame, sight: OPEN_SIGHT });
      return {
        glsl: depthPacked,
        uniforms: { u_sceneDepth: target.picture, u_sceneRect: [x, y, 1 / width, 1 / height] },
      };
    },
  };
}
