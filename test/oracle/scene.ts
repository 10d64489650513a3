// test/oracle/scene.ts -- what the slow ray caster is told: plain arrays and numbers, nothing of the library.
// The oracle may import nothing from src/, so that a fault there cannot agree with itself here.

/** Values on a lattice: shape [nx, ny, nz], x fastest, voxel centres at integers in data space; NaN is missing. */
export interface Voxels {
  readonly data: ArrayLike<number>;
  readonly shape: readonly [number, number, number];
}

/** Texels as an integer texture holds them: `levels` steps (255 for 8 bits) over the window [lo, hi], clipped to it. */
export interface Quantisation {
  readonly window: readonly [number, number];
  readonly levels: number;
}

/** Writes the straight (not premultiplied) colour of t in 0..1 into `out`, four numbers in 0..1. */
export type Ramp = (t: number, out: Float64Array) => void;

/** A volume, how it is looked at and how it is drawn. Values are in data units, steps in voxels. */
export interface Scene {
  readonly voxels: Voxels;
  readonly width: number;
  readonly height: number;
  /** column-major 4x4, OpenGL clip space (z from -w to w); node transforms are folded in */
  readonly clipFromData: ArrayLike<number>;
  /** column-major 4x4; only light (iso) and planes (slice) ask for it. Identity when left out */
  readonly worldFromData?: ArrayLike<number>;
  /** a name in the table of methods, or a method itself */
  readonly method: string | Method;
  /** limits of the colours; descending limits run the colours backwards */
  readonly clim: readonly [number, number];
  /** grays when left out */
  readonly ramp?: Ramp;
  /** 1 when left out */
  readonly gamma?: number;
  /** factor on the colour's alpha; 1 when left out */
  readonly opacity?: number;
  /** linear when left out */
  readonly interpolation?: "nearest" | "linear" | "cubic";
  /** texels hold the exact values when left out */
  readonly quantisation?: Quantisation;
  /** distance of samples in voxels before it is stretched to fit the ray; 0.8 when left out */
  readonly relativeStepSize?: number;
  /** where in its step a sample lies: 0 (its front) to 1; the method's own when left out */
  readonly phase?: number;
  /** straight RGBA in 0..1 under the volume; transparent when left out */
  readonly background?: readonly [number, number, number, number];
  /** how the volume's colour meets the background; over when left out */
  readonly blend?: "over" | "add";
  /** iso: the level */
  readonly threshold?: number;
  /** iso: steps are this many times relativeStepSize; 1 when left out */
  readonly stepSize?: number;
  /** iso: the surface is found to this share of a step; 0.1 when left out */
  readonly substepSize?: number;
  /** iso: towards the light, world space; zero (when left out) puts the light at the eye */
  readonly light?: readonly [number, number, number];
  /** iso: colour that is added to the light, display-referred; black when left out */
  readonly emissive?: readonly [number, number, number];
  /** iso: exponent of the highlight; 30 when left out */
  readonly shininess?: number;
  /** slice: a, b, c, d of a x + b y + c z + d = 0 in world space */
  readonly plane?: readonly [number, number, number, number];
  /** attenuatedMip: how fast what lies behind fades; 1 when left out */
  readonly attenuation?: number;
  /** mip: only greater values count */
  readonly mipCutoff?: number;
  /** minip: only smaller values count */
  readonly minipCutoff?: number;
}

/** A scene with nothing left out. */
export type FullScene = Required<Omit<Scene, Optional>> & Pick<Scene, Optional>;
type Optional = "quantisation" | "background" | "phase";

/** One ray, in data space. `t` is the distance from the near plane in voxels. Reused from pixel to pixel. */
export interface Ray {
  /** the near plane's point */
  readonly origin: Float64Array;
  /** unit vector away from the eye */
  readonly direction: Float64Array;
  /** t of the far plane */
  far: number;
  /** t where the ray meets and leaves the box (-0.5 to n - 0.5); enter > leave: it misses */
  enter: number;
  leave: number;
}

/** Samples along a ray: `count` of them at `first + i * dt` (t of the ray). */
export interface March {
  count: number;
  first: number;
  dt: number;
}

/** What a method is given for each picture. */
export interface Cast {
  readonly scene: FullScene;
  readonly ray: Ray;
  readonly march: March;
  /** column-major 4x4, for normals */
  readonly dataFromWorld: Float64Array;
  /** value at a place of data space; clamped to the edge outside; NaN where missing */
  readonly value: (x: number, y: number, z: number) => number;
  /** value on the ray */
  readonly at: (t: number) => number;
  /** share of a value in the limits, 0..1 */
  readonly share: (value: number) => number;
  /** writes the straight colour of a value (limits, gamma, ramp) */
  readonly colour: (value: number, out: Float64Array) => void;
}

/** What a ray keeps. */
export interface Method {
  /** where in its step a sample lies, when the scene does not say: 0 is its front, 0.5 its middle */
  readonly phase: number;
  /**
   * Writes premultiplied RGBA (before opacity) into `out`, which is all zero.
   *
   * @returns t of the place that is shown; NaN when the pixel stays empty
   */
  draw(cast: Cast, out: Float64Array): number;
}

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

const grays: Ramp = (t, out) => {
  out[0] = out[1] = out[2] = t;
  out[3] = 1;
};

/** The scene with the house's defaults where it says nothing. */
export function complete(scene: Scene): FullScene {
  return {
    worldFromData: IDENTITY,
    ramp: grays,
    gamma: 1,
    opacity: 1,
    interpolation: "linear",
    relativeStepSize: 0.8,
    blend: "over",
    threshold: 0.5 * (scene.clim[0] + scene.clim[1]),
    stepSize: 1,
    substepSize: 0.1,
    light: [0, 0, 0],
    emissive: [0, 0, 0],
    shininess: 30,
    plane: [0, 0, -1, 0],
    attenuation: 1,
    mipCutoff: -Infinity,
    minipCutoff: Infinity,
    ...scene,
  };
}
