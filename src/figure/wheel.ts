// figure/wheel.ts -- the wheel and the trackpad's pinch as zoom factors, and when a page keeps its wheel.

/** How eagerly the wheel is taken from the page: over the figure; only while the figure has the keyboard; never. */
export const wheelRules = { always: true, focused: true, never: true } as const;

/** One of the keys of `wheelRules`. */
export type WheelRule = keyof typeof wheelRules;

/** One notch of a mouse is about 100 pixels or 3 lines, whatever the browser reports. */
const LINE_PX = 100 / 3;
/** Zoom per pixel of travel, as an exponent: a notch makes 1.16 of it. */
const WHEEL_PER_PX = 0.0015;
/** A pinch on a trackpad comes as a wheel with ctrl and much smaller steps. */
const PINCH_PER_PX = 0.01;
/** One event zooms no further than 1.65 (a thrown wheel may send 1000 pixels), a pinch than 1.35. */
const MOST_WHEEL = 0.5;
const MOST_PINCH = 0.3;
const LINES = 1;
const PAGES = 2;

/** What a wheel event says. */
export type WheelTravel = Pick<WheelEvent, "deltaX" | "deltaY" | "deltaMode" | "ctrlKey" | "shiftKey">;

/**
 * How much larger the picture becomes by a wheel event.
 *
 * @param pagePx  height of what a page of scrolling is, CSS pixels
 */
export function wheelFactor(travel: WheelTravel, pagePx: number): number {
  // With shift, browsers send the travel sideways.
  const delta = travel.deltaY || (travel.shiftKey ? travel.deltaX : 0);
  const unit = travel.deltaMode === LINES ? LINE_PX : travel.deltaMode === PAGES ? pagePx : 1;
  const most = travel.ctrlKey ? MOST_PINCH : MOST_WHEEL;
  const exponent = -delta * unit * (travel.ctrlKey ? PINCH_PER_PX : WHEEL_PER_PX);
  return Math.exp(Math.min(most, Math.max(-most, exponent)));
}

/** A pause this long ends one movement of the wheel. */
const STREAM_MS = 250;

/** Tells a wheel that was meant for the figure from a page that was scrolled until the figure lay under the pointer. */
export interface WheelStream {
  /** A wheel event anywhere on the page; whether the movement it belongs to began on the figure. */
  isOurs(isOnFigure: boolean, timeMs: number): boolean;
}

/** A stream before its first event. */
export function wheelStream(): WheelStream {
  let lastMs = -Infinity;
  let isOurs = false;
  return {
    isOurs(isOnFigure, timeMs) {
      if (timeMs - lastMs > STREAM_MS) isOurs = isOnFigure;
      lastMs = timeMs;
      return isOurs && isOnFigure;
    },
  };
}
