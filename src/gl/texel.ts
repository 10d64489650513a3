// gl/texel.ts -- how each kind of texel is called in either WebGL.

import { isWebgl2, type GL } from "./context";

/** The kinds of texel: bytes, half and whole floats. `rg8` is bytes too, two for a value. */
export type TexelKind = "r8" | "rg8" | "r16f" | "r32f";

/** The three names of a texel for WebGL, and its size. */
export interface TexelLayout {
  readonly internal: number;
  /** the sized format that texStorage wants (WebGL 2) */
  readonly sized: number;
  readonly format: number;
  readonly type: number;
  readonly bytes: number;
  /** two texels, 0 and 1, for the probe */
  readonly ends: Uint8Array | Uint16Array | Float32Array;
}

const HALF_ONE = 0x3c00;

/** The layout of a texel kind with 1, 2 or 4 components; undefined where the context does not know it. */
export function layoutOf(gl: GL, kind: TexelKind, components: number): TexelLayout | undefined {
  return isWebgl2(gl) ? layout2(gl, kind, components) : layout1(gl, kind, components);
}

function layout2(gl: WebGL2RenderingContext, kind: TexelKind, components: number): TexelLayout | undefined {
  const format = components === 1 ? gl.RED : components === 2 ? gl.RG : gl.RGBA;
  const pick = (one: number, two: number, four: number): number =>
    components === 1 ? one : components === 2 ? two : four;
  if (kind === "r16f") {
    const sized = pick(gl.R16F, gl.RG16F, gl.RGBA16F);
    return {
      internal: sized,
      sized,
      format,
      type: gl.HALF_FLOAT,
      bytes: 2 * components,
      ends: new Uint16Array([0, HALF_ONE]),
    };
  }
  if (kind === "r32f") {
    // Without the extension the texture exists but does not filter; the probe finds out.
    gl.getExtension("OES_texture_float_linear");
    const sized = pick(gl.R32F, gl.RG32F, gl.RGBA32F);
    return { internal: sized, sized, format, type: gl.FLOAT, bytes: 4 * components, ends: new Float32Array([0, 1]) };
  }
  const sized = pick(gl.R8, gl.RG8, gl.RGBA8);
  return { internal: sized, sized, format, type: gl.UNSIGNED_BYTE, bytes: components, ends: new Uint8Array([0, 255]) };
}

function layout1(gl: WebGLRenderingContext, kind: TexelKind, components: number): TexelLayout | undefined {
  const format = components === 1 ? gl.LUMINANCE : components === 2 ? gl.LUMINANCE_ALPHA : gl.RGBA;
  const same = { internal: format, sized: format, format };
  if (kind === "r16f") return undefined;
  if (kind === "r32f") {
    if (!gl.getExtension("OES_texture_float") || !gl.getExtension("OES_texture_float_linear")) return undefined;
    return { ...same, type: gl.FLOAT, bytes: 4 * components, ends: new Float32Array([0, 1]) };
  }
  return { ...same, type: gl.UNSIGNED_BYTE, bytes: components, ends: new Uint8Array([0, 255]) };
}
