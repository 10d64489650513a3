// visuals/image/kernels.ts -- the spatial filters of pictures: weight by distance, and the row of bytes that a shader reads.
// They need not add up to 1: whoever uses them divides by the sum.

import type { TableSource } from "../../data/draw";

/** One filter: its weight at a distance in pixels, up to its radius. */
export interface Kernel {
  /** pixels, at most 4: the shader's loops end there */
  readonly radius: number;
  /** @param x  distance in [0, radius] */
  readonly weight: (x: number) => number;
}

/**
 * Every filter by name. `cubic` is the cubic B-spline, as for volumes; `bicubic` is another name of it.
 *
 * @source the list of Anti-Grain Geometry (agg_image_filters.h), which vispy's comes from
 */
export const kernels = {
  hanning: { radius: 1, weight: (x: number) => 0.5 + 0.5 * Math.cos(Math.PI * x) },
  hamming: { radius: 1, weight: (x: number) => 0.54 + 0.46 * Math.cos(Math.PI * x) },
  hermite: { radius: 1, weight: (x: number) => (2 * x - 3) * x * x + 1 },
  kaiser: {
    radius: 1,
    weight: (x: number) => besselI0(KAISER * Math.sqrt(Math.max(0, 1 - x * x))) / besselI0(KAISER),
  },
  quadric: { radius: 1.5, weight: (x: number) => (x < 0.5 ? 0.75 - x * x : 0.5 * square(1.5 - x)) },
  cubic: { radius: 2, weight: bSpline },
  bicubic: { radius: 2, weight: bSpline },
  catrom: { radius: 2, weight: (x: number) => cubicOf(0, 0.5, x) },
  mitchell: { radius: 2, weight: (x: number) => cubicOf(1 / 3, 1 / 3, x) },
  spline16: { radius: 2, weight: spline16 },
  spline36: { radius: 3, weight: spline36 },
  gaussian: { radius: 2, weight: (x: number) => Math.exp(-2 * x * x) },
  bessel: { radius: 3.2383, weight: (x: number) => (x < 1e-6 ? Math.PI / 4 : besselJ1(Math.PI * x) / (2 * x)) },
  sinc: { radius: 4, weight: sinc },
  lanczos: { radius: 4, weight: (x: number) => sinc(x) * sinc(x / 4) },
  blackman: {
    radius: 4,
    weight: (x: number) => sinc(x) * (0.42 + 0.5 * Math.cos((Math.PI * x) / 4) + 0.08 * Math.cos((Math.PI * x) / 2)),
  },
} as const satisfies Readonly<Record<string, Kernel>>;

/** The name of a filter. */
export type KernelName = keyof typeof kernels;

/** Weights stored as 0 and as 1: all filters' lie between. */
export const KERNEL_RANGE: readonly [number, number] = [-0.25, 1.05];

/** Entries of a row, as vispy's. */
const ENTRIES = 1024;
/** Shape of the Kaiser window, as AGG has it. */
const KAISER = 6.33;

const rows = new Map<Kernel, TableSource>();

/** The row of a filter: 16 bits an entry in red (high) and green (low). The same object each time. */
export function kernelTable(kernel: Kernel): TableSource {
  let row = rows.get(kernel);
  if (!row) rows.set(kernel, (row = { kind: "table", data: bytesOf(kernel), interpolation: "nearest" }));
  return row;
}

function bytesOf({ radius, weight }: Kernel): Uint8Array {
  const [low, high] = KERNEL_RANGE;
  const bytes = new Uint8Array(4 * ENTRIES);
  for (let i = 0; i < ENTRIES; ++i) {
    const share = (weight((i / (ENTRIES - 1)) * radius) - low) / (high - low);
    const whole = Math.round(65535 * Math.min(1, Math.max(0, share)));
    bytes[4 * i] = whole >> 8;
    bytes[4 * i + 1] = whole & 255;
    bytes[4 * i + 3] = 255;
  }
  return bytes;
}

function square(x: number): number {
  return x * x;
}

function sinc(x: number): number {
  return x < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function bSpline(x: number): number {
  return cubicOf(1, 0, x);
}

/** The family of cubic filters. @source Mitchell and Netravali 1988, "Reconstruction filters in computer graphics" */
function cubicOf(b: number, c: number, x: number): number {
  if (x < 1) return ((12 - 9 * b - 6 * c) * x * x * x + (-18 + 12 * b + 6 * c) * x * x + (6 - 2 * b)) / 6;
  if (x >= 2) return 0;
  return ((-b - 6 * c) * x * x * x + (6 * b + 30 * c) * x * x + (-12 * b - 48 * c) * x + (8 * b + 24 * c)) / 6;
}

/** @source Dersch, "Interpolator" of the Panorama Tools: splines over 16 and 36 pixels */
function spline16(x: number): number {
  const y = x - 1;
  return x < 1 ? ((x - 9 / 5) * x - 1 / 5) * x + 1 : ((-y / 3 + 4 / 5) * y - 7 / 15) * y;
}

function spline36(x: number): number {
  const y = x - 1;
  const z = x - 2;
  if (x < 1) return (((13 / 11) * x - 453 / 209) * x - 3 / 209) * x + 1;
  if (x < 2) return (((-6 / 11) * y + 270 / 209) * y - 156 / 209) * y;
  return ((z / 11 - 45 / 209) * z + 26 / 209) * z;
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > 1e-12 * sum; ++k) {
    term *= (x * x) / (4 * k * k);
    sum += term;
  }
  return sum;
}

/** Bessel function of the first kind, order 1, by its power series: good for x below 20. */
function besselJ1(x: number): number {
  let term = x / 2;
  let sum = term;
  for (let k = 1; k < 60; ++k) {
    term *= (-x * x) / (4 * k * (k + 1));
    sum += term;
  }
  return sum;
}
