// transforms/vector.ts -- a parameter of one number an axis. Flat pictures have two axes: what is not said of z is filled.

import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { custom, type Param } from "../base/params";
import type { Triple } from "../math/box";

/** What a vector may be given as: one to three numbers, for x, y, z. */
export type VectorLike = ArrayLike<number>;

/** What counts as a right number for an axis, in words and as a check. */
export interface AxisRule {
  readonly words: string;
  allows(value: number): boolean;
}

const FINITE: AxisRule = { words: "finite numbers", allows: isFinite };

/**
 * A parameter of three numbers; what is missing at the end is `rest`.
 *
 * @throws param/range at its check
 */
export function vector(initial: Triple, doc: string, rest: number, rule: AxisRule = FINITE): Param<Triple, VectorLike> {
  return custom<Triple, VectorLike>(initial, doc, (value, name) => takeVector(value, name, rest, rule), {
    cost: "uniform",
    fromText: numbersOf,
  });
}

/** An attribute's text as numbers. */
export function numbersOf(text: string): number[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
}

/** Three numbers from one to three, the missing ones `rest`; frozen, so that a change cannot go unheard. */
export function takeVector(value: unknown, name: string, rest: number, rule: AxisRule = FINITE): Triple {
  const list: unknown[] =
    typeof value === "object" && value !== null ? Array.prototype.slice.call(value as VectorLike, 0, 4) : [];
  const isFine = list.length > 0 && list.length <= 3 && list.every((v) => typeof v === "number" && rule.allows(v));
  if (!isFine) throw new EngineError("param/range", `${name} must be 1 to 3 ${rule.words}, got ${show(value)}`);
  const [x, y = rest, z = rest] = list as number[];
  return Object.freeze([x, y, z] as [number, number, number]);
}
