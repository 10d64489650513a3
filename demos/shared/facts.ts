// shared/facts.ts -- what is really shown, in a line.

import type { Figure, Volume } from "vitrine";

/** The voxels and texels that stand behind a picture, and which WebGL draws them. */
export function factsOf(fig: Figure, { fidelity, info }: Volume): string {
  const path = info.path === "texture3d" ? "3-D texture" : "tiles of 2-D textures";
  return `${fidelity.shown}, ${path}, ${(info.bytes / 1e6).toFixed(1)} MB, WebGL ${fig.info.webgl}`;
}
