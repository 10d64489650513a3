// data/picture.ts -- Picture: pixels as plain data, with a version. Row 0 is the first one given.

import { EngineError } from "../base/errors";
import { show } from "../base/check";

/** What `picture` takes. */
export interface PictureOptions {
  /** colours in 0..255 (bytes), straight alpha, interleaved */
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** 1: grey, 2: grey and alpha, 3: RGB, 4: RGBA */
  readonly channels?: 1 | 2 | 3 | 4;
}

/** Pixels. */
export interface Picture {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  /** Grows by one at every `touch`. */
  readonly version: number;
  /** Says that pixels were changed in place. */
  touch(): void;
}

/**
 * A Picture from its pixels.
 *
 * @throws param/type, param/range, grid/shape
 */
export function picture({ data, width, height, channels = 4 }: PictureOptions): Picture {
  if (!ArrayBuffer.isView(data) || data.BYTES_PER_ELEMENT !== 1) {
    throw new EngineError("param/type", `picture.data must be bytes, got ${show(data)}`);
  }
  for (const [name, size] of [
    ["width", width],
    ["height", height],
  ] as const) {
    if (!(size >= 1 && Math.floor(size) === size)) {
      throw new EngineError("param/range", `picture.${name} must be a whole number of at least 1, got ${show(size)}`);
    }
  }
  if (data.length !== width * height * channels) {
    const rule = `picture.data must hold ${width} x ${height} x ${channels} = ${width * height * channels} bytes`;
    throw new EngineError("grid/shape", `${rule}, got ${data.length}`);
  }
  let version = 0;
  return {
    data,
    width,
    height,
    channels,
    get version() {
      return version;
    },
    touch() {
      version += 1;
    },
  };
}

/** A picture's pixels as RGBA bytes; the same array when they are that already. */
export function rgbaOf({ data, channels }: Picture): Uint8Array {
  if (channels === 4) return new Uint8Array(data.buffer, data.byteOffset, data.length);
  const count = data.length / channels;
  const rgba = new Uint8Array(4 * count);
  for (let i = 0; i < count; ++i) {
    const at = i * channels;
    const grey = data[at] as number;
    rgba[4 * i] = grey;
    rgba[4 * i + 1] = channels === 3 ? (data[at + 1] as number) : grey;
    rgba[4 * i + 2] = channels === 3 ? (data[at + 2] as number) : grey;
    rgba[4 * i + 3] = channels === 2 ? (data[at + 1] as number) : 255;
  }
  return rgba;
}
