// transforms/scale.ts -- scale and shift: what a picture needs that is neither turned nor sheared.
// Twin: glsl/transform/scale.glsl. Two vectors instead of a matrix: each axis minds its own business.

import module from "../../glsl/transform/scale.glsl";
import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { custom, type Given, type Values } from "../base/params";
import type { Triple } from "../math/box";
import { defineTransform } from "./define";
import type { Transform } from "./transform";
import { numbersOf, takeVector, vector, type VectorLike } from "./vector";

const factors = {
  words: "finite numbers other than 0",
  allows: (value: number) => isFinite(value) && isFinite(1 / value),
};

const params = {
  scale: custom<Triple, VectorLike | number>([1, 1, 1], "factor of each axis; one number is for all", takeFactors, {
    cost: "uniform",
    fromText: (text) => (/[\s,]/.test(text.trim()) ? numbersOf(text) : Number(text)),
  }),
  translate: vector([0, 0, 0], "what is added after scaling", 0),
};

/** What can be done with a `scale` beyond setting it. */
export interface ScaleMethods {
  /** Adds to `translate`. */
  move(offset: VectorLike): void;
  /**
   * Scales on, about a place that stays.
   *
   * @param factor  one for all axes, or one each (1 for those left out)
   * @param center  the place; the origin when left out
   * @param isMapped  whether `center` is given as it comes out (the default) or as it goes in
   */
  zoom(factor: VectorLike | number, center?: VectorLike, isMapped?: boolean): void;
  /**
   * Takes one pair of corners to another. An axis on which the two corners of `from` agree is shifted, not scaled.
   *
   * @throws param/range when the corners of `to` agree on an axis where those of `from` do not: there is no way back
   */
  setMapping(from: readonly [VectorLike, VectorLike], to: readonly [VectorLike, VectorLike]): void;
}

/** Scale and shift: x, y, z become scale * (x, y, z) + translate. */
export interface Scale extends Transform, ScaleMethods {
  get scale(): Triple;
  set scale(scale: VectorLike | number);
  get translate(): Triple;
  set translate(translate: VectorLike);
  set(given: Given<typeof params>): void;
  readonly back: Scale;
}

/** A scale and shift. A point with its w becomes (scale * (x, y, z) + translate * w, w). */
export const scale = defineTransform({
  name: "scale",
  params,
  flags: { orthogonal: true },
  module,
  uniforms: ({ scale: by, translate }) => ({ u_scaleFactors: by, u_scaleTranslate: translate }),
  invert: ({ scale: by, translate }) => ({
    scale: each((i) => 1 / by[i]),
    translate: each((i) => 0 - translate[i] / by[i]),
  }),
  matrix: ({ scale: [x, y, z], translate: [dx, dy, dz] }) => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, dx, dy, dz, 1],
  methods,
}) as (given?: Given<typeof params>) => Scale;

function methods(self: Values<typeof params> & { set(given: Given<typeof params>): void }): ScaleMethods {
  return {
    move(offset) {
      const by = takeVector(offset, "scale.move: offset", 0);
      self.set({ translate: each((i) => self.translate[i] + by[i]) });
    },
    zoom(factor, center = ORIGIN, isMapped = true) {
      const by = takeFactors(factor, "scale.zoom: factor");
      const c = takeVector(center, "scale.zoom: center", 0);
      const { scale: was, translate: at } = self;
      const moved = (i: 0 | 1 | 2): number =>
        isMapped ? c[i] - (c[i] - at[i]) * by[i] : was[i] * (1 - by[i]) * c[i] + at[i];
      self.set({ scale: each((i) => was[i] * by[i]), translate: each(moved) });
    },
    setMapping(from, to) {
      const [a, b] = corners(from, "from");
      const [c, d] = corners(to, "to");
      const by = each((i) => (a[i] === b[i] ? 1 : (d[i] - c[i]) / (b[i] - a[i])));
      self.set({ scale: by, translate: each((i) => c[i] - by[i] * a[i]) });
    },
  };
}

const ORIGIN: Triple = [0, 0, 0];

function takeFactors(value: VectorLike | number, name: string): Triple {
  return takeVector(typeof value === "number" ? [value, value, value] : value, name, 1, factors);
}

function corners(pair: readonly [VectorLike, VectorLike], name: string): readonly [Triple, Triple] {
  if (!Array.isArray(pair) || pair.length !== 2) {
    throw new EngineError("param/range", `scale.setMapping: ${name} must be 2 corners, got ${show(pair)}`);
  }
  const one = `scale.setMapping: a corner of ${name}`;
  return [takeVector(pair[0], one, 0), takeVector(pair[1], one, 0)];
}

function each(f: (i: 0 | 1 | 2) => number): Triple {
  return [f(0), f(1), f(2)];
}
