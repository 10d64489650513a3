// transforms/log.ts -- logarithmic axes. Twin: glsl/transform/log.glsl.
// A shader cannot hold NaN or infinity reliably: where this says -Infinity (at 0) or NaN (below), the twin gives the logarithm
// of the least number it knows, far out of any picture; and it does not raise beyond the largest.

import module from "../../glsl/transform/log.glsl";
import type { Given, Values } from "../base/params";
import type { Box, Triple } from "../math/box";
import { defineTransform } from "./define";
import type { Transform } from "./transform";
import { vector, type VectorLike } from "./vector";

const params = {
  // Flat pictures lie at z = 0, which has no logarithm: z is left alone unless asked for.
  base: vector([10, 10, 0], "base of each axis; -b raises b instead; -1 to 1 leaves the axis alone", 0),
};

/** Logarithmic axes. */
export interface Log extends Transform {
  get base(): Triple;
  set base(base: VectorLike);
  set(given: Given<typeof params>): void;
  readonly back: Log;
}

/** Logarithmic axes: x becomes log(x) / log(base) where base > 1, |base| to the x where base < -1, and stays otherwise. */
export const log = defineTransform({
  name: "log",
  params,
  flags: { orthogonal: true },
  module,
  uniforms: ({ base }) => ({ u_logBase: base }),
  invert: ({ base: [x, y, z] }) => ({ base: [0 - x, 0 - y, 0 - z] as Triple }),
  map: ([x, y, z], { base }) => [ofAxis(x, base[0]), ofAxis(y, base[1]), ofAxis(z, base[2])],
  domain,
}) as (given?: Given<typeof params>) => Log;

function ofAxis(x: number, base: number): number {
  if (base > 1) return Math.log(x) / Math.log(base);
  return base < -1 ? Math.pow(-base, x) : x;
}

function domain({ base }: Values<typeof params>): Box {
  const least = (b: number): number => (b > 1 ? 0 : -Infinity);
  return { min: [least(base[0]), least(base[1]), least(base[2])], max: [Infinity, Infinity, Infinity] };
}
