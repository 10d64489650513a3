// figure/pixels.ts -- pictures as arrays: first row at the top, straight alpha.

import { EngineError } from "../base/errors";
import type { Target } from "../gl/target";

/** Bits of a number in a picture that was read. */
export type Depth = 8 | 16 | 32;

/** A picture that was read. */
export interface ReadPicture {
  readonly width: number;
  readonly height: number;
  readonly channels: 4;
  /** RGBA, first row at the top, straight alpha: bytes, 16-bit integers, or floats in 0..1 */
  readonly data: Uint8ClampedArray | Uint16Array | Float32Array;
}

/**
 * A target's picture.
 *
 * @param depth  8: bytes. 16, 32: 16-bit integers and floats; from 8 bits where the context draws no floats
 * @throws param/choice
 */
export function readTarget(target: Target, depth: Depth): ReadPicture {
  const { width, height } = target;
  const length = width * height * 4;
  const shape = { width, height, channels: 4 } as const;
  if (depth === 8) return { ...shape, data: straight(target.readBytes(), width, new Uint8ClampedArray(length), 255) };
  if (depth !== 16 && depth !== 32) {
    throw new EngineError("param/choice", `read.depth must be one of 8, 16, 32, got ${String(depth)}`);
  }
  const floats = straight(target.readFloats(), width, new Float32Array(length), 1);
  if (depth === 32) return { ...shape, data: floats };
  const data = new Uint16Array(length);
  for (let i = 0; i < length; ++i) data[i] = Math.round(65535 * Math.min(1, Math.max(0, floats[i] as number)));
  return { ...shape, data };
}

/** Rows turned over and alpha divided out. */
function straight<T extends Uint8ClampedArray | Float32Array>(
  from: Uint8Array | Float32Array,
  width: number,
  to: T,
  full: number,
): T {
  const row = width * 4;
  const height = from.length / row;
  for (let y = 0; y < height; ++y) {
    const source = (height - 1 - y) * row;
    for (let i = 0; i < row; i += 4) {
      const alpha = from[source + i + 3] as number;
      const scale = alpha > 0 ? full / alpha : 0;
      for (let c = 0; c < 3; ++c) to[y * row + i + c] = Math.min(full, (from[source + i + c] as number) * scale);
      to[y * row + i + 3] = alpha;
    }
  }
  return to;
}
