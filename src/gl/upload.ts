// gl/upload.ts -- which kind of data becomes which kind of handle: colour rows to textures, numbers to buffers.

import type { PictureSource, TableSource } from "../data/draw";
import { rgbaOf } from "../data/picture";
import { EngineError } from "../base/errors";
import type { Gpu } from "./gpu";
import type { Handle } from "./handles";
import { layoutOf } from "./texel";
import { createTexture, type Texture } from "./texture";

/** Colour rows kept at a time. A slider that moves makes many, each seen once. */
const MAX_TABLES = 32;

/** The colour rows of a context. */
export interface Tables {
  /** The texture of a row of colours; one for each array. */
  read(source: TableSource): Texture;
}

/** A store of colour rows, the last ones used. */
export function createTables(gpu: Gpu): Tables {
  let kept: { readonly data: Uint8Array; readonly texture: Texture }[] = [];
  gpu.onRenew(() => (kept = []));
  return {
    read({ data, interpolation }) {
      const place = kept.findIndex((entry) => entry.data === data);
      const [found] = place >= 0 ? kept.splice(place, 1) : [];
      const entry = found ?? { data, texture: tableTexture(gpu, data) };
      kept.push(entry);
      if (kept.length > MAX_TABLES) kept.shift()?.texture.free();
      entry.texture.filter(interpolation === "linear");
      return entry.texture;
    },
  };
}

function tableTexture(gpu: Gpu, data: Uint8Array): Texture {
  const layout = layoutOf(gpu.gl, "r8", 4);
  if (!layout) throw new EngineError("gl/lack", "this context has no RGBA textures");
  const made = createTexture(gpu, layout, [data.length / 4, 1]);
  made.write([0, 0, 0], [data.length / 4, 1, 1], data);
  return made;
}

/**
 * The texture of a picture; one for each picture and version.
 *
 * @throws gl/memory when it is larger than the context's textures
 */
export function pictureTexture(gpu: Gpu, { picture, interpolation }: PictureSource): Texture {
  const texture = gpu.cached("picture", picture, picture.version, () => {
    const { width, height } = picture;
    const layout = layoutOf(gpu.gl, "r8", 4);
    if (!layout) throw new EngineError("gl/lack", "this context has no RGBA textures");
    const made = createTexture(gpu, layout, [width, height]);
    made.write([0, 0, 0], [width, height, 1], rgbaOf(picture));
    return made;
  });
  texture.filter(interpolation === "linear");
  return texture;
}

/** Numbers for vertices, or an index. */
export type BufferArray = Float32Array | Uint16Array | Uint32Array;

/** Bytes of buffers that stay although nothing draws them, for a quick way back. */
const IDLE_BUFFER_BYTES = 32 * 1024 * 1024;

/** The buffers of a context, one for each array. */
export interface Buffers {
  /** @param isIndex  whether the array holds an index */
  read(data: BufferArray, isIndex: boolean): WebGLBuffer | null;
  /** Says that a frame is over: arrays that frames no longer read lose their buffers, beyond a little that is kept. */
  endFrame(): void;
}

/** A store of buffers. */
export function createBuffers(gpu: Gpu): Buffers {
  let kept = new Map<BufferArray, { readonly buffer: WebGLBuffer | null; readonly handle: Handle; used: number }>();
  let frame = 0;
  gpu.onRenew(() => (kept = new Map()));
  return {
    read(data, isIndex) {
      let entry = kept.get(data);
      if (!entry) kept.set(data, (entry = { ...filledBuffer(gpu, data, isIndex), used: frame }));
      entry.used = frame;
      return entry.buffer;
    },
    endFrame() {
      let idleBytes = 0;
      kept.forEach(({ used }, data) => (idleBytes += used < frame ? data.byteLength : 0));
      // A Map keeps the order of coming, so the oldest go first.
      kept.forEach(({ used, handle }, data) => {
        if (used >= frame || idleBytes <= IDLE_BUFFER_BYTES) return;
        idleBytes -= data.byteLength;
        handle.free();
        kept.delete(data);
      });
      frame += 1;
    },
  };
}

function filledBuffer(gpu: Gpu, data: BufferArray, isIndex: boolean) {
  const { gl } = gpu;
  const buffer = gl.createBuffer();
  const target = isIndex ? gl.ELEMENT_ARRAY_BUFFER : gl.ARRAY_BUFFER;
  gl.bindBuffer(target, buffer);
  gl.bufferData(target, data, gl.STATIC_DRAW);
  return { buffer, handle: gpu.handles.add("buffer", data.byteLength, () => gl.deleteBuffer(buffer)) };
}
