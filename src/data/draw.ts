// data/draw.ts -- the Draw record: one draw call as plain data. A visual says what; the painter makes it real.
// A record holds no handle, so it can be drawn, picked, printed and compared, and a lost context spoils nothing.

import type { GlslModule } from "../shader/module";
import type { Grid } from "./grid";
import type { Picture } from "./picture";
import type { TexelFormat, Fidelity } from "./plan";

/** What a Grid's texture turned out to be, told to the visual that asked for it. */
export interface VolumeShown {
  readonly fidelity: Fidelity;
  /** "texture3d" or "atlas" */
  readonly path: string;
  readonly texelFormat: TexelFormat;
  /** voxels of the texture along x, y, z */
  readonly shape: readonly [number, number, number];
  readonly bytes: number;
  /** data values of texel 0 and texel 1 */
  readonly window: readonly [number, number];
  /** false while a coarse or an older picture stands in */
  readonly complete: boolean;
}

/** A Grid to be sampled as `u_NAME`: the holder of textures decides how, and says how to read it. */
export interface VolumeSource {
  readonly kind: "volume";
  readonly grid: Grid;
  /** data values of texel 0 and texel 1, ascending */
  readonly window: readonly [number, number];
  readonly format: TexelFormat | "auto";
  readonly emulate: boolean | "auto";
  readonly interpolation: "nearest" | "linear" | "cubic";
  /** who asks; an older texture of the same asker stays shown until the new one is complete */
  readonly asker: object;
  readonly report: (shown: VolumeShown) => void;
}

/** A row of RGBA8 colours, straight alpha, read at 0..1. Same array, same texture. */
export interface TableSource {
  readonly kind: "table";
  readonly data: Uint8Array;
  readonly interpolation: "nearest" | "linear";
}

/** A Picture as a texture, row 0 at texture coordinate 0. */
export interface PictureSource {
  readonly kind: "picture";
  readonly picture: Picture;
  readonly interpolation: "nearest" | "linear";
}

/** A data value in the texel units of the volume `of` (which only its texture knows). */
export interface InTexels {
  readonly kind: "texel";
  readonly of: string;
  readonly value: number;
}

/** Contrast limits as (offset, scale): share = (texel - offset) * scale, for the volume `of`. */
export interface ShareOf {
  readonly kind: "share";
  readonly of: string;
  readonly clim: readonly [number, number];
}

/** Which cells of the volume `of` can change the picture; values in data units. */
export interface SkipSource {
  readonly kind: "skip";
  readonly of: string;
  readonly test:
    | { readonly kind: "above" | "below"; readonly value: number }
    | { readonly kind: "alpha"; readonly table: Uint8Array; readonly clim: readonly [number, number] };
  /** whether the method has a running best, which cells can be held against */
  readonly hasBest: boolean;
}

/** What a uniform may hold. */
export type UniformValue =
  | number
  | readonly number[]
  | Float32Array
  | VolumeSource
  | TableSource
  | PictureSource
  | SkipSource
  | InTexels
  | ShareOf;

/** Numbers for each vertex: `size` of them. */
export interface Attribute {
  readonly data: Float32Array;
  readonly size: 1 | 2 | 3 | 4;
}

/** How a fragment meets what is there: replace it, cover it (premultiplied), or add to it. */
export type Blend = "none" | "over" | "add";

/** One draw call. */
export interface Draw {
  readonly vertex: GlslModule;
  readonly fragment: GlslModule;
  /** modules for the slots that the visual answers for */
  readonly fills: readonly GlslModule[];
  readonly uniforms: Readonly<Record<string, UniformValue>>;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly index?: Uint16Array | Uint32Array;
  readonly topology: "triangles" | "triangle-strip" | "lines" | "points";
  readonly count: number;
  readonly blend: Blend;
  readonly depthTest: boolean;
  readonly depthWrite: boolean;
  /** whether rays go straight through data space, so that no transform may bend them */
  readonly isStraight?: boolean;
  /** which sides of a closed body are left out, as seen in a space that is not mirrored */
  readonly cull: "none" | "front" | "back";
}
