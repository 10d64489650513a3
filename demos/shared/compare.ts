// shared/compare.ts -- how far two pictures are apart: as a picture, and in numbers.

import type { Figure, ReadPicture } from "vitrine";
import { find } from "./find";

/** How far two pictures are apart, in steps of 255. */
interface Difference {
  readonly max: number;
  readonly mean: number;
  /** of the pixels, 0 to 1 */
  readonly share: number;
}

/** Paints the differences of red, green and blue, magnified; undefined for pictures of different sizes. */
function paintDifference(
  canvas: HTMLCanvasElement,
  a: ReadPicture,
  b: ReadPicture,
  gain: number,
): Difference | undefined {
  const { width, height } = a;
  if (width !== b.width || height !== b.height) return undefined;
  const out = new ImageData(width, height);
  let [max, sum, unlike] = [0, 0, 0];
  for (let i = 0; i < out.data.length; i += 4) {
    let most = 0;
    for (let k = i; k < i + 3; ++k) {
      const apart = Math.abs(a.data[k]! - b.data[k]!);
      out.data[k] = gain * apart;
      sum += apart;
      most = Math.max(most, apart);
    }
    out.data[i + 3] = 255;
    max = Math.max(max, most);
    if (most > 0) unlike += 1;
  }
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.putImageData(out, 0, 0);
  return { max, mean: sum / (3 * width * height), share: unlike / (width * height) };
}

/** A difference in words. */
function differenceWords(found: Difference | undefined): string {
  if (!found) return "The pictures differ in size.";
  if (found.max === 0) return "Equal in every pixel.";
  const share = (100 * found.share).toPrecision(2);
  return `Largest ${found.max} of 255, mean ${found.mean.toPrecision(2)}; ${share} % of the pixels differ.`;
}

/**
 * Reads the figures of a page and compares all others with the first: #ID-difference (canvas) and #ID-words say how far they
 * are apart.
 */
export function compareWithFirst(ways: readonly { readonly id: string; readonly fig: Figure }[], gain: number): void {
  const [first, ...others] = ways.map(({ id, fig }) => ({ id, picture: fig.readSync() }));
  for (const { id, picture } of others) {
    const canvas = find(`${id}-difference`, HTMLCanvasElement);
    canvas.hidden = false;
    const found = first && paintDifference(canvas, first.picture, picture, gain);
    find(`${id}-words`, HTMLOutputElement).textContent = differenceWords(found);
  }
}

/** Milliseconds without a frame after which nothing moves. */
const STILL_MS = 200;

/** Calls `compare` when figures have stood still for a moment after a frame, and nothing is being loaded. */
export function whenStill(ways: readonly { readonly fig: Figure }[], compare: () => void): void {
  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => document.body.dataset.state === "ready" && compare(), STILL_MS);
  };
  for (const { fig } of ways) fig.on("frame", wait);
}

/** Keeps elements square and of one size in whole pixels: columns of a grid differ by one when they do not divide. */
export function keepEqual(elements: readonly HTMLElement[]): void {
  const measure = (): void => {
    // The room of one that is hidden is 0 wide.
    const rooms = elements.map(({ parentElement }) => parentElement?.clientWidth ?? 0).filter((width) => width > 0);
    for (const { style } of elements) style.width = style.height = `${Math.min(...rooms, 2048)}px`;
  };
  addEventListener("resize", measure);
  measure();
}
