// figure/size.ts -- how many pixels a canvas gets, and when that changes.
// Three traps are closed here. A screen of three pixels a unit would drown a telephone: the ratio and the number of pixels
// are capped. A canvas whose layout follows its own pixels grows for ever in a flexible parent: it lies out of the flow, or
// its size is pinned. And the ratio changes (another screen, the browser's zoom) without any element changing its size.

import { owner, type Freeable } from "../base/owner";
import { listen } from "./listening";

/** The size of a picture. */
export interface Size {
  /** of the canvas's box on the page, CSS pixels */
  readonly cssWidth: number;
  readonly cssHeight: number;
  /** pixels a CSS pixel, after the caps */
  readonly ratio: number;
  /** of the picture, pixels; at least 1 */
  readonly width: number;
  readonly height: number;
}

/** More pixels than this on a unit of length are hardly seen in a volume, and cost their square. */
export const MOST_RATIO = 2;
/** Pixels of a picture where a GPU draws: 4K is 8.3 million. */
export const MOST_PIXELS = 8e6;
/** Pixels of a picture where the CPU draws. */
export const MOST_PIXELS_SOFTWARE = 4e6;

/** What caps a picture. */
export interface SizeLimits {
  /** pixels a CSS pixel, as the user wants it: neither the screen's ratio nor its cap counts then */
  readonly pixelRatio?: number;
  /** default MOST_PIXELS */
  readonly maxPixels?: number;
  /** longest side that the context can draw */
  readonly maxSide?: number;
}

/**
 * The size of the picture for a box on the page.
 *
 * @param deviceRatio  device pixels a CSS pixel
 */
export function pictureSize(
  cssWidth: number,
  cssHeight: number,
  deviceRatio: number,
  limits: SizeLimits = NO_LIMITS,
): Size {
  const { pixelRatio, maxPixels = MOST_PIXELS, maxSide = Infinity } = limits;
  const area = Math.max(1, cssWidth * cssHeight);
  const side = Math.max(1, cssWidth, cssHeight);
  const wanted = pixelRatio ?? Math.min(MOST_RATIO, deviceRatio > 0 ? deviceRatio : 1);
  const budget = pixelRatio === undefined ? Math.sqrt(maxPixels / area) : Infinity;
  const ratio = Math.min(wanted, budget, maxSide / side);
  const pixels = (css: number): number => Math.min(maxSide, Math.max(1, Math.round(css * ratio)));
  return { cssWidth, cssHeight, ratio, width: pixels(cssWidth), height: pixels(cssHeight) };
}

const NO_LIMITS: SizeLimits = {};
/** Renderers that draw on the CPU say so in their names. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software/i;

/** The caps for a context. */
export function sizeLimits(
  pixelRatio: number | undefined,
  caps: { readonly renderer: string; readonly max2d: number },
): SizeLimits {
  const maxPixels = SOFTWARE.test(caps.renderer) ? MOST_PIXELS_SOFTWARE : MOST_PIXELS;
  const limits = { maxPixels, maxSide: caps.max2d };
  return pixelRatio === undefined ? limits : { ...limits, pixelRatio };
}

/** A canvas in its place. */
export interface PlacedCanvas extends Freeable {
  readonly canvas: HTMLCanvasElement;
}

/** Height over width of a figure in an element without a height. */
const DEFAULT_SHAPE = 3 / 4;

/**
 * A canvas for a figure: the one given, or a new one that fills the element given. Freeing undoes what was done.
 * An element without a height gets one, so that the first figure of a newcomer is seen.
 */
export function placeCanvas(target: HTMLElement): PlacedCanvas {
  const all = owner();
  if (target.tagName === "CANVAS") return { canvas: target as HTMLCanvasElement, free: all.free };
  const canvas = target.ownerDocument.createElement("canvas");
  const page = target.ownerDocument.defaultView ?? window;
  const isStatic = page.getComputedStyle(target).position === "static";
  if (isStatic) styled(target, { position: "relative" }, all);
  // Out of the flow: whatever its pixels, the element is as large as without it.
  styled(canvas, { position: "absolute", left: "0", top: "0", width: "100%", height: "100%", display: "block" }, all);
  target.appendChild(canvas);
  all.keep(() => canvas.parentNode?.removeChild(canvas));
  if (target.clientHeight === 0 && target.clientWidth > 0) {
    if ("aspectRatio" in target.style)
      styled(target, { aspectRatio: String(1 / DEFAULT_SHAPE), maxHeight: "100vh" }, all);
    else styled(target, { height: `${Math.round(target.clientWidth * DEFAULT_SHAPE)}px` }, all);
  }
  return { canvas, free: all.free };
}

function styled(element: HTMLElement, values: Readonly<Record<string, string>>, all: ReturnType<typeof owner>): void {
  const style = element.style as unknown as Record<string, string>;
  for (const name of Object.keys(values)) {
    const before = style[name] ?? "";
    style[name] = values[name] as string;
    all.keep(() => {
      style[name] = before;
    });
  }
}

/** Keeps a canvas's pixels right for its box. */
export interface SizeWatch extends Freeable {
  /** The size of now. */
  readonly size: Size;
  /** Looks again, and tells of a change; to be called before a frame where an engine tells nothing of layout. */
  measure(): Size;
  /** Other caps from now on. */
  limit(limits: SizeLimits): void;
}

/**
 * Gives a canvas the pixels that its box wants, and from then on tells `onChange` when it wants others.
 * `onChange` sets them and draws: it is told between layout and painting, and setting the pixels empties a canvas, so a
 * frame later is too late. A canvas that has no box (it is not on the page, or folded away) keeps the pixels it has.
 */
export function watchSize(
  canvas: HTMLCanvasElement,
  onChange: (size: Size) => void,
  limits: SizeLimits = NO_LIMITS,
): SizeWatch {
  const all = owner();
  const page = canvas.ownerDocument.defaultView ?? window;
  const pin = pinnerOf(canvas, all);
  let caps = limits;
  const look = (): Size => {
    const { clientWidth, clientHeight, width, height } = canvas;
    const wanted = pictureSize(clientWidth, clientHeight, page.devicePixelRatio, caps);
    return clientWidth > 0 && clientHeight > 0 ? wanted : { ...wanted, width, height };
  };
  let size = look();
  setPixels(canvas, size);
  pin(size);
  const measure = (): Size => {
    const next = look();
    if (isSameSize(next, size)) return size;
    size = next;
    onChange(size);
    pin(size);
    return size;
  };
  all.keep(listen(page, "resize", measure, { passive: true }));
  watchBox(canvas, measure, all);
  watchRatio(page, measure, all);
  return {
    get size() {
      return size;
    },
    measure,
    limit(next) {
      caps = next;
      measure();
    },
    free: all.free,
  };
}

function setPixels(canvas: HTMLCanvasElement, { width, height }: Size): void {
  // Setting empties the canvas, even to the same number.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

function isSameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height && a.cssWidth === b.cssWidth && a.cssHeight === b.cssHeight;
}

/** Layout that moves by a unit after we set the pixels may be rounding; more, or as often, is a box that follows them. */
const SLIP_PX = 1;
const MOST_SLIPS = 3;

/** Looks, after pixels were set, for a side of the box that follows them, and gives it the length it had in writing. */
function pinnerOf(canvas: HTMLCanvasElement, all: ReturnType<typeof owner>): (size: Size) => void {
  let slips = 0;
  const pin = (side: "Width" | "Height", before: number): void => {
    const length = (): number => canvas[side === "Width" ? "clientWidth" : "clientHeight"];
    if (before === 0 || before === length()) return;
    ++slips;
    if (Math.abs(length() - before) <= SLIP_PX && slips <= MOST_SLIPS) return;
    styled(canvas, { [side.toLowerCase()]: `${before}px` }, all);
    // A flexible child may grow beyond its length, not beyond its limit.
    if (length() !== before) styled(canvas, { [`max${side}`]: `${before}px` }, all);
  };
  return (size) => {
    pin("Width", size.cssWidth);
    pin("Height", size.cssHeight);
  };
}

function watchBox(canvas: HTMLCanvasElement, measure: () => void, all: ReturnType<typeof owner>): void {
  if (typeof ResizeObserver !== "function") return;
  const observer = new ResizeObserver(measure);
  observer.observe(canvas);
  all.keep(() => observer.disconnect());
}

/** A query that ends to be true when the ratio changes; then the next one is asked. */
function watchRatio(page: Window, measure: () => void, all: ReturnType<typeof owner>): void {
  if (typeof page.matchMedia !== "function") return;
  let query: MediaQueryList | undefined;
  const change = (): void => {
    arm();
    measure();
  };
  // The old words: Safari before 14 knows no others.
  const disarm = (): void => query?.removeListener(change);
  const arm = (): void => {
    disarm();
    query = page.matchMedia(`(resolution: ${page.devicePixelRatio}dppx)`);
    query?.addListener(change);
  };
  arm();
  all.keep(disarm);
}
