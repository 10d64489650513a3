// figure/loop.ts -- drawing on demand: a frame is drawn when somebody asked for one, once, however many asked.
// A page that nobody sees draws nothing; what was asked meanwhile is drawn when it is seen again.

import type { Freeable } from "../base/owner";
import type { Off } from "../base/signal";
import { listen } from "./listening";

/** What `createLoop` takes; the page's own when left out. */
export interface LoopOptions {
  /** Calls back before the next picture with the time in milliseconds; gives a number for `cancelFrame`. */
  readonly requestFrame?: (callback: (timeMs: number) => void) => number;
  readonly cancelFrame?: (id: number) => void;
  readonly page?: Page;
  /** clock for `drawNow`, milliseconds */
  readonly now?: () => number;
}

/** What a loop knows of the page. */
export interface Page {
  isHidden(): boolean;
  /** Listens for the page being shown again. */
  onShow(listener: () => unknown): Off;
}

/** Draws on demand. */
export interface Loop extends Freeable {
  /** Asks for a frame; at most one is pending. Asking while one is drawn asks for another. */
  request(): void;
  /** Gives up the pending frame. */
  stop(): void;
  /** Draws at once, in place of the pending frame; also on a hidden page. */
  drawNow(): void;
  /** Whether a frame is pending or waits for the page to be shown. */
  readonly isPending: boolean;
}

/** A loop around `drawOnce`, which is given the time in milliseconds. A frame that throws does not end the loop. */
export function createLoop(drawOnce: (timeMs: number) => void, options: LoopOptions = NO_OPTIONS): Loop {
  const { requestFrame = frameOfPage, cancelFrame = cancelFrameOfPage, page = thePage, now = Date.now } = options;
  let pending: number | undefined;
  let isWaiting = false;
  let isFreed = false;
  const tick = (timeMs: number): void => {
    pending = undefined;
    if (isFreed) return;
    // First, so that a throw below leaves nothing behind.
    if (page.isHidden()) isWaiting = true;
    else drawOnce(timeMs);
  };
  const request = (): void => {
    if (isFreed || pending !== undefined) return;
    isWaiting = page.isHidden();
    if (!isWaiting) pending = requestFrame(tick);
  };
  const stop = (): void => {
    if (pending !== undefined) cancelFrame(pending);
    pending = undefined;
    isWaiting = false;
  };
  const off = page.onShow(() => isWaiting && request());
  return {
    request,
    stop,
    get isPending() {
      return pending !== undefined || isWaiting;
    },
    drawNow() {
      stop();
      if (!isFreed) drawOnce(now());
    },
    free() {
      stop();
      isFreed = true;
      off();
    },
  };
}

const NO_OPTIONS: LoopOptions = {};

/** A display of 60 pictures a second, for engines that tell no frames. */
const FRAME_MS = 16;

interface OldWindow {
  requestAnimationFrame?: Window["requestAnimationFrame"];
  webkitRequestAnimationFrame?: Window["requestAnimationFrame"];
}

/** Calls back before the page's next picture, with the time in milliseconds since 1970. */
export function frameOfPage(callback: (timeMs: number) => void): number {
  const old = window as OldWindow;
  const ask = old.requestAnimationFrame ?? old.webkitRequestAnimationFrame;
  // The time of frames counts from the page's start, that of `now` since 1970: both are told as the latter.
  if (ask) return ask.call(window, () => callback(Date.now()));
  return setTimeout(() => callback(Date.now()), FRAME_MS) as unknown as number;
}

function cancelFrameOfPage(id: number): void {
  if (window.cancelAnimationFrame) window.cancelAnimationFrame(id);
  else clearTimeout(id);
}

const thePage: Page = {
  isHidden: () => document.hidden === true,
  onShow: (listener) =>
    listen(
      document,
      "visibilitychange",
      () => {
        if (!document.hidden) listener();
      },
      { passive: true },
    ),
};
