// visuals/compound.ts -- a visual made of visuals: axes are lines and words. All parts lie in the one data space of the
// whole, so that their draws simply follow one another, and a pick answers with the whole.

import type { Given, Params, Values } from "../base/params";
import type { Draw } from "../data/draw";
import type { Box } from "../math/box";
import { defineVisual, type Visual, type VisualOf } from "./visual";

/** What kind of compound a visual is. */
export interface CompoundSpec<P extends Params> {
  readonly name: string;
  readonly params: P;
  /** What it is made of, first drawn first; asked for again after each change. */
  parts(values: Values<P>): readonly Visual[];
  /** Where it is, data space. */
  bounds(values: Values<P>): Box;
}

/** A factory of visuals that are made of others. */
export function defineCompound<P extends Params>({
  name,
  params,
  parts,
  bounds,
}: CompoundSpec<P>): (given: Given<P>) => VisualOf<P> {
  return defineVisual(
    {
      name,
      params,
      state: (values: Values<P>): readonly Visual[] => parts(values),
      draws: (_, made) => made.reduce<readonly Draw[]>((all, part) => all.concat(part.draws()), []),
      bounds,
    },
    () => ({}),
  );
}
