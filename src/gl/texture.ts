// gl/texture.ts -- textures: made whole at once, filled part by part, counted.

import { EngineError } from "../base/errors";
import { isWebgl2 } from "./context";
import type { Gpu } from "./gpu";
import type { TexelLayout } from "./texel";

/** What texel data may come as. */
export type TexelData = Uint8Array | Uint16Array | Float32Array;

/** A texture and how to fill it. */
export interface Texture {
  readonly target: number;
  readonly texture: WebGLTexture;
  readonly bytes: number;
  /** Writes a box of texels: place and size as [x, y, z]. 2-D textures take z 0 and depth 1. */
  write(place: readonly [number, number, number], size: readonly [number, number, number], data: TexelData): void;
  /** Reads with or without interpolation from now on. */
  filter(isLinear: boolean): void;
  free(): void;
}

/**
 * A texture of `size` texels, all zero; 3-D when it has a third number.
 *
 * @throws gl/memory when the context refuses it
 */
export function createTexture(gpu: Gpu, layout: TexelLayout, size: readonly [number, number, number?]): Texture {
  const { gl } = gpu;
  const [width, height, depth] = size;
  const target = depth === undefined ? gl.TEXTURE_2D : (gl as WebGL2RenderingContext).TEXTURE_3D;
  const texture = gl.createTexture();
  const bytes = width * height * (depth ?? 1) * layout.bytes;
  if (!texture) throw new EngineError("gl/memory", `the context gives no texture of ${size.join(" x ")} texels`);
  const handle = gpu.handles.add("texture", bytes, () => gl.deleteTexture(texture));
  gl.bindTexture(target, texture);
  clearErrors(gpu);
  allocate(gpu, layout, size);
  const error = gl.getError();
  if (error !== gl.NO_ERROR && error !== gl.CONTEXT_LOST_WEBGL) {
    handle.free();
    throw new EngineError("gl/memory", `the context refused a texture of ${size.join(" x ")} texels (error ${error})`);
  }
  gl.texParameteri(target, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(target, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  if (isWebgl2(gl) && depth !== undefined) gl.texParameteri(target, gl.TEXTURE_WRAP_R, gl.CLAMP_TO_EDGE);
  let linear: boolean | undefined;
  const made: Texture = {
    target,
    texture,
    bytes,
    write: (place, part, data) => write(gpu, made, layout, place, part, data),
    filter(isLinear) {
      if (isLinear === linear) return;
      linear = isLinear;
      gl.bindTexture(target, texture);
      gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, isLinear ? gl.LINEAR : gl.NEAREST);
      gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, isLinear ? gl.LINEAR : gl.NEAREST);
    },
    free: () => handle.free(),
  };
  made.filter(false);
  return made;
}

function clearErrors({ gl }: Gpu): void {
  // At most a few flags can be set; a lost context answers one forever.
  for (let i = 0; i < 8 && gl.getError() !== gl.NO_ERROR; ++i);
}

function allocate({ gl }: Gpu, layout: TexelLayout, [width, height, depth]: readonly [number, number, number?]): void {
  const { internal, sized, format, type } = layout;
  if (!isWebgl2(gl)) gl.texImage2D(gl.TEXTURE_2D, 0, internal, width, height, 0, format, type, null);
  else if (depth === undefined) gl.texStorage2D(gl.TEXTURE_2D, 1, sized, width, height);
  else gl.texStorage3D(gl.TEXTURE_3D, 1, sized, width, height, depth);
}

function write(
  { gl }: Gpu,
  { target, texture }: Texture,
  { format, type }: TexelLayout,
  [x, y, z]: readonly [number, number, number],
  [width, height, depth]: readonly [number, number, number],
  data: TexelData,
): void {
  gl.bindTexture(target, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, 0);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, 0);
  if (isWebgl2(gl) && target === gl.TEXTURE_3D) {
    gl.texSubImage3D(target, 0, x, y, z, width, height, depth, format, type, data);
  } else gl.texSubImage2D(target, 0, x, y, width, height, format, type, data);
}
