// shared/examples.ts -- the data that the demos show, each with a look and a view that suit it.

import type { LoadSource, VolumeOptions, turntable } from "vitrine";
import { vesselTree } from "./vessels";

/** Data with a way to look at them. */
export interface Example {
  readonly title: string;
  /** what one sees, in a sentence or two */
  readonly caption: string;
  readonly source: () => LoadSource;
  readonly look: VolumeOptions & { readonly clim: readonly [number, number] };
  /** opacity of a voxel by its share of the contrast limits, for translucent pictures; the library's own when left out */
  readonly opacity?: readonly (readonly [number, number])[];
  readonly view: NonNullable<Parameters<typeof turntable>[0]>;
}

/** The data sets by the name that pages use for them. */
export const examples: Readonly<Record<string, Example>> = {
  head: {
    title: "Head, average of 152 MRI scans",
    caption:
      "152 heads, scanned and averaged, cut open from the right. The bright blocks are no anatomy: the letters R and L " +
      "were burned into this file, so that nobody takes left for right.",
    source: () => "/data/avg152T1.nii.gz",
    look: { method: "translucent", cmap: "magma", clim: [12, 215], threshold: 45, clipPlanes: [[-1, 0, 0, -1]] },
    // Skin is faint and brain is nearly solid, so that the cut shows like a drawing in a book.
    opacity: [
      [0.07, 0],
      [0.18, 0.06],
      [0.34, 0.5],
      [1, 0.9],
    ],
    view: { azimuthDeg: 62, elevationDeg: 14, fovDeg: 30, center: [0, -18, 4], scale: 218 },
  },
  vessels: {
    title: "Vessel tree, grown from a seed",
    caption: "A tree of vessels that a formula grows in this page, from trunk to twig, in faint tissue.",
    source: () => vesselTree(),
    look: { method: "mip", cmap: "hot", clim: [20, 245], threshold: 60 },
    view: { azimuthDeg: 25, elevationDeg: 12, fovDeg: 30, center: [0, 0, 0], scale: 146 },
  },
};

/** What `transfer` is to be for an example's opacity and contrast limits. */
export function transferOf({ opacity }: Partial<Example>, [from, to]: readonly number[]): VolumeOptions["transfer"] {
  if (!opacity || from === undefined || to === undefined) return "auto";
  const points = opacity.map(([share, value]) => [from + share * (to - from), value]);
  return from > to ? points.reverse() : points;
}
