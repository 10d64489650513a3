// shared/colours.ts -- the colormaps as a list to choose from, and as a strip of colour.

import { colormap, colormaps, type ColormapLike } from "vitrine";

/** The names in groups, for `fillChoices`: the usual ones first. */
export function colourGroups(): Record<string, readonly string[]> {
  const usual = [
    "grays",
    "bone",
    "viridis",
    "magma",
    "inferno",
    "plasma",
    "cividis",
    "turbo",
    "hot",
    "fire",
    "coolwarm",
  ];
  const rest = Object.keys(colormaps).filter((name) => !usual.includes(name));
  return { "Often used": usual, "All others": rest.sort((a, b) => a.localeCompare(b)) };
}

/** Paints a colormap from left to right. */
export function paintSwatch(canvas: HTMLCanvasElement, colours: ColormapLike): void {
  canvas.width = 256;
  canvas.height = 1;
  const pixels = new Uint8ClampedArray(colormap(colours).table(256));
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, 256, 1), 0, 0);
}
