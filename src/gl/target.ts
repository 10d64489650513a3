// gl/target.ts -- somewhere to draw: the canvas, or a picture beside it that can be read.

import { EngineError } from "../base/errors";
import { isWebgl2 } from "./context";
import type { Gpu } from "./gpu";

/** Somewhere to draw. */
export interface Target {
  readonly width: number;
  readonly height: number;
  /** makes it the one drawn to, viewport included */
  bind(): void;
  /** Fills it with one colour, as it is to be stored, and the farthest depth; leaves it bound. */
  clear(color: readonly [number, number, number, number]): void;
  /** its colours as a texture; undefined for the canvas */
  readonly picture: WebGLTexture | undefined;
  /** RGBA bytes, first row at the bottom, premultiplied as drawn */
  readBytes(): Uint8Array;
  /** RGBA floats likewise, where the target holds floats; else bytes / 255 */
  readFloats(): Float32Array;
  free(): void;
}

/** The canvas itself, at its size of now. */
export function canvasTarget(gpu: Gpu): Target {
  const { gl } = gpu;
  const target: Target = {
    get width() {
      return gl.drawingBufferWidth;
    },
    get height() {
      return gl.drawingBufferHeight;
    },
    bind() {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, target.width, target.height);
    },
    clear: (color) => clear(gpu, target, color),
    picture: undefined,
    readBytes: () => readBytes(gpu, target),
    readFloats: () => fromBytes(readBytes(gpu, target)),
    free() {
      // The canvas is the page's.
    },
  };
  return target;
}

/**
 * A picture with depth beside the canvas.
 *
 * @param kind  "float" needs the capability floatTarget
 * @throws gl/memory
 */
export function createTarget(gpu: Gpu, width: number, height: number, kind: "bytes" | "float" = "bytes"): Target {
  const { gl } = gpu;
  const isFloat = kind === "float" && gpu.caps.floatTarget;
  const texture = gl.createTexture();
  const depth = gl.createRenderbuffer();
  const frame = gl.createFramebuffer();
  const pixels = width * height;
  const kept = [
    gpu.handles.add("texture", pixels * (isFloat ? 16 : 4), () => gl.deleteTexture(texture)),
    gpu.handles.add("renderbuffer", pixels * 2, () => gl.deleteRenderbuffer(depth)),
    gpu.handles.add("framebuffer", 0, () => gl.deleteFramebuffer(frame)),
  ];
  gl.bindTexture(gl.TEXTURE_2D, texture);
  const internal = isFloat && isWebgl2(gl) ? gl.RGBA32F : gl.RGBA;
  gl.texImage2D(gl.TEXTURE_2D, 0, internal, width, height, 0, gl.RGBA, isFloat ? gl.FLOAT : gl.UNSIGNED_BYTE, null);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  gl.bindRenderbuffer(gl.RENDERBUFFER, depth);
  gl.renderbufferStorage(gl.RENDERBUFFER, gl.DEPTH_COMPONENT16, width, height);
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.RENDERBUFFER, depth);
  const target: Target = {
    width,
    height,
    bind() {
      gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
      gl.viewport(0, 0, width, height);
    },
    clear: (color) => clear(gpu, target, color),
    picture: texture,
    readBytes: () => (isFloat ? toBytes(target.readFloats()) : readBytes(gpu, target)),
    readFloats: () => (isFloat ? readFloats(gpu, target) : fromBytes(readBytes(gpu, target))),
    free: () => kept.forEach((handle) => handle.free()),
  };
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE && !gl.isContextLost()) {
    target.free();
    throw new EngineError("gl/memory", `the context refused a picture of ${width} x ${height} pixels`);
  }
  return target;
}

function clear({ gl, state }: Gpu, target: Target, [r, g, b, a]: readonly [number, number, number, number]): void {
  target.bind();
  gl.disable(gl.SCISSOR_TEST);
  gl.depthMask(true);
  gl.clearColor(r, g, b, a);
  gl.clearDepth(1);
  gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
  // What was set above is not what the cache believes.
  state.reset();
}

function readBytes({ gl }: Gpu, target: Target): Uint8Array {
  const bytes = new Uint8Array(target.width * target.height * 4);
  target.bind();
  gl.readPixels(0, 0, target.width, target.height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  return bytes;
}

function readFloats({ gl }: Gpu, target: Target): Float32Array {
  const floats = new Float32Array(target.width * target.height * 4);
  target.bind();
  gl.readPixels(0, 0, target.width, target.height, gl.RGBA, gl.FLOAT, floats);
  return floats;
}

function fromBytes(bytes: Uint8Array): Float32Array {
  const floats = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; ++i) floats[i] = (bytes[i] as number) / 255;
  return floats;
}

function toBytes(floats: Float32Array): Uint8Array {
  const bytes = new Uint8Array(floats.length);
  for (let i = 0; i < floats.length; ++i) bytes[i] = Math.round(255 * Math.min(1, Math.max(0, floats[i] as number)));
  return bytes;
}
