// gl/upload.ts -- which kind of data becomes which kind of handle: colour rows to textures, numbers to buffers.

import type { PictureSource, TableSource } from "../data/draw";
import { rgbaOf } from "../data/picture";
import { EngineError } from "../base/errors";
import type { Gpu } from "./gpu";
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

/** A buffer of vertex numbers or of an index; one for each array. */
export function arrayBuffer(gpu: Gpu, data: Float32Array | Uint16Array | Uint32Array, isIndex: boolean) {
  return gpu.cached(isIndex ? "index" : "attribute", data, 0, () => {
    const { gl } = gpu;
    const buffer = gl.createBuffer();
    const target = isIndex ? gl.ELEMENT_ARRAY_BUFFER : gl.ARRAY_BUFFER;
    gl.bindBuffer(target, buffer);
    gl.bufferData(target, data, gl.STATIC_DRAW);
    const handle = gpu.handles.add("buffer", data.byteLength, () => gl.deleteBuffer(buffer));
    return { buffer, free: () => handle.free() };
  });
}
