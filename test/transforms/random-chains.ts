// Chains by chance, for the tests of folding: pairs that cancel, neighbours that fold, chains in chains, what does nothing.

import { product, rotation, scaling, translation } from "../../src/math/matrices";
import { chain, identity, linear, log, magnify, magnify1d, polar, scale, spherical } from "../../src/transforms/index";
import type { Transform } from "../../src/transforms/transform";
import { wave } from "./cases";

/** A number in [low, high). */
type Between = (low: number, high: number) => number;

/** Singles: none leads far from where it starts, so that single precision still knows where the points are. */
const singles: readonly ((between: Between) => Transform)[] = [
  (between) => {
    const axis = [between(0.1, 1), between(-1, 1), between(-1, 1)];
    const shift = translation([between(-1, 1), between(-1, 1), between(-1, 1)]);
    return linear(
      product([shift, rotation(between(-3, 3), axis), scaling([between(0.6, 1.2), 0.8, between(-1, -0.6)])]),
    );
  },
  (between) => scale({ scale: [between(0.6, 1.2), -0.7, 1], translate: [between(-1, 1), 0.3, between(-1, 1)] }),
  () => identity(),
  () => polar(),
  (between) => wave({ height: between(-1, 1) }),
  (between) => magnify({ mag: between(1, 4), radii: [1, 2], center: [between(-1, 1)] }),
  (between) => magnify1d({ mag: between(1, 4), radii: [0.5, 1.5], center: [between(-1, 1)] }),
];

/** What leads out and home again from everywhere (mercator has an edge); the last of a list is applied first. */
const pairs: readonly (() => readonly Transform[])[] = [
  () => both(polar()),
  () => both(spherical()),
  () => [polar(), polar().back],
  () => [log({ base: [2, 3, 0] }), log({ base: [2, 3, 0] }).back],
  () => [log({ base: [3] }), log({ base: [-3] })],
  () => both(linear(rotation(1, [1, 1, 0]))),
];

function both(t: Transform): readonly Transform[] {
  return [t, t.back];
}

/** A chain and its leaves, flat: what it should say, applied one by one. */
export interface RandomChain {
  readonly chain: Transform;
  readonly leaves: readonly Transform[];
}

/** A chain of up to `most` steps; some steps are pairs that cancel, some are chains. */
export function randomChain(next: () => number, most: number): RandomChain {
  const between: Between = (low, high) => low + (high - low) * next();
  const list: Transform[] = [];
  const leaves: Transform[] = [];
  const steps = 1 + Math.floor(next() * most);
  for (let step = 0; step < steps; ++step) {
    const kind = next();
    if (kind < 0.2 && most > 1) {
      const inner = randomChain(next, 3);
      list.push(inner.chain);
      leaves.push(...inner.leaves);
    } else if (kind < 0.4) {
      // A pair may stand around another pair: when the inner one is gone, the outer one meets.
      const [outer, inner] = [pick(pairs, next)(), next() < 0.5 ? pick(pairs, next)() : []];
      const row = [outer[0]!, ...inner, outer[1]!];
      list.push(...row);
      leaves.push(...row);
    } else {
      const one = pick(singles, next)(between);
      list.push(one);
      leaves.push(one);
    }
  }
  return { chain: chain(list), leaves };
}

function pick<T>(list: readonly T[], next: () => number): T {
  return list[Math.floor(next() * list.length)]!;
}
