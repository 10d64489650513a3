// figure/pointing.ts -- pointer events as fingers on a surface; mouse and touch events where an engine has no pointer events.
// Once something is down, moves are heard on the window, so that a drag may leave the surface.

import { owner, type Freeable } from "../base/owner";
import type { DragKind, Gestures } from "./gestures";
import { listen } from "./listening";

/** What `listenToPointers` needs to know. */
export interface PointingOptions {
  readonly gestures: Gestures;
  readonly now: () => number;
  /** Called before the first finger comes down; false: not here. Surface pixels. */
  readonly accepts: (x: number, y: number) => boolean;
  /** Gives the keyboard to the surface, where preventing the default kept the browser from doing so. */
  readonly focus: () => void;
}

/** The identity of the mouse where mouse events are all there is; touches count from 0. */
const MOUSE_ID = -1;
const RIGHT_BUTTON = 2;

/** Feeds `gestures` with what happens on a surface, until freed. */
export function listenToPointers(surface: HTMLElement, options: PointingOptions): Freeable {
  const all = owner();
  const page = surface.ownerDocument.defaultView ?? window;
  if ("PointerEvent" in page) listenToPointerEvents(surface, page, options, all);
  else {
    listenToMouse(surface, page, options, all);
    listenToTouches(surface, options, all);
  }
  keepMenuFromDrags(surface, page, options, all);
  // A window that loses the keyboard (another tab, a dialogue) may never tell that a button was released.
  all.keep(listen(page, "blur", () => options.gestures.cancel(), { passive: true }));
  all.keep(() => options.gestures.cancel());
  return all;
}

/** Pixels from the surface's upper left corner. */
export function placeOn(surface: Element, at: { readonly clientX: number; readonly clientY: number }) {
  const { left, top } = surface.getBoundingClientRect();
  return { x: at.clientX - left, y: at.clientY - top };
}

/** Whether an event belongs to a control that lies on the surface: a button, a field, a link. */
export function isForOthers(event: Event, surface: Element): boolean {
  const own = /^(A|BUTTON|INPUT|SELECT|TEXTAREA|LABEL|SUMMARY)$/;
  for (let at = event.target as Element | null; at && at !== surface; at = at.parentElement) {
    if (own.test(at.tagName) || (at as HTMLElement).isContentEditable) return true;
  }
  return false;
}

function kindOf(event: MouseEvent): DragKind {
  return event.button === 0 && !event.shiftKey ? "turn" : "pan";
}

/** Puts a finger down if this surface takes it. */
function press(
  surface: HTMLElement,
  options: PointingOptions,
  id: number,
  event: MouseEvent | Touch,
  kind: DragKind,
): boolean {
  const { x, y } = placeOn(surface, event);
  const { gestures, accepts, now } = options;
  if (gestures.count === 0 && !accepts(x, y)) return false;
  gestures.down(id, x, y, kind, now());
  return true;
}

function listenToPointerEvents(surface: HTMLElement, page: Window, options: PointingOptions, all: Owned): void {
  const { gestures, now } = options;
  let during = owner();
  const up = (event: PointerEvent): void => {
    gestures.up(event.pointerId, now());
    if (gestures.count === 0) during.free();
  };
  const move = (event: PointerEvent): void => {
    const { x, y } = placeOn(surface, event);
    gestures.move(event.pointerId, x, y);
  };
  const cancel = (): void => {
    gestures.cancel();
    during.free();
  };
  all.keep(() => during.free());
  const down = (event: PointerEvent): void => {
    if (isForOthers(event, surface)) return;
    if (!press(surface, options, event.pointerId, event, kindOf(event))) return;
    capture(surface, event.pointerId);
    if (gestures.count > 1) return;
    during.free();
    during = owner();
    during.keep(listen(page, "pointermove", move, { passive: true }));
    during.keep(listen(page, "pointerup", up, { passive: true }));
    during.keep(listen(page, "pointercancel", cancel, { passive: true }));
  };
  all.keep(listen(surface, "pointerdown", down, { passive: true }));
  // The middle button would start the browser's own scrolling.
  all.keep(listen(surface, "mousedown", preventMiddle, { passive: false }));
}

type Owned = ReturnType<typeof owner>;

function preventMiddle(event: MouseEvent): void {
  if (event.button === 1) event.preventDefault();
}

/** Keeps moves coming over frames of other pages. A pointer that is gone already, or made by a script, has no capture. */
function capture(surface: HTMLElement, pointerId: number): void {
  try {
    surface.setPointerCapture(pointerId);
  } catch (error) {
    if (
      (error as { name?: string }).name !== "NotFoundError" &&
      (error as { name?: string }).name !== "InvalidPointerId"
    ) {
      throw error;
    }
  }
}

function listenToMouse(surface: HTMLElement, page: Window, options: PointingOptions, all: Owned): void {
  const { gestures, now } = options;
  let during = owner();
  let held = 0;
  const up = (): void => {
    gestures.up(MOUSE_ID, now());
    during.free();
  };
  const move = (event: MouseEvent): void => {
    const { x, y } = placeOn(surface, event);
    // Released where nobody could hear it.
    if (event.buttons === 0) up();
    else gestures.move(MOUSE_ID, x, y);
  };
  const down = (event: MouseEvent): void => {
    preventMiddle(event);
    if (gestures.count > 0 || isForOthers(event, surface)) return;
    if (!press(surface, options, MOUSE_ID, event, kindOf(event))) return;
    held = event.button;
    during.free();
    during = owner();
    during.keep(listen(page, "mousemove", move, { passive: true }));
    during.keep(listen<MouseEvent>(page, "mouseup", (e) => e.button === held && up(), { passive: true }));
  };
  all.keep(() => during.free());
  all.keep(listen(surface, "mousedown", down, { passive: false }));
}

/** Touch events stay with the element where the finger came down, so the surface hears all of them. */
function listenToTouches(surface: HTMLElement, options: PointingOptions, all: Owned): void {
  const { gestures, now } = options;
  const each = (event: TouchEvent, f: (touch: Touch) => void): void => {
    for (let i = 0; i < event.changedTouches.length; ++i) f(event.changedTouches[i] as Touch);
  };
  const start = (event: TouchEvent): void => {
    if (isForOthers(event, surface)) return;
    let isOurs = gestures.count > 0;
    each(event, (touch) => (isOurs = press(surface, options, touch.identifier, touch, "turn") || isOurs));
    if (!isOurs) return;
    // Neither scroll the page nor make mouse events of it.
    if (event.cancelable) event.preventDefault();
    options.focus();
  };
  const move = (event: TouchEvent): void => {
    if (gestures.count === 0) return;
    each(event, (touch) => {
      const { x, y } = placeOn(surface, touch);
      gestures.move(touch.identifier, x, y);
    });
    if (event.cancelable) event.preventDefault();
  };
  const end = (event: TouchEvent): void => each(event, (touch) => gestures.up(touch.identifier, now()));
  all.keep(listen(surface, "touchstart", start, { passive: false }));
  all.keep(listen(surface, "touchmove", move, { passive: false }));
  all.keep(listen(surface, "touchend", end, { passive: true }));
  all.keep(listen(surface, "touchcancel", () => gestures.cancel(), { passive: true }));
}

/**
 * The context menu opens after a right click, not after a right drag. Where the system opens it at the press (macOS,
 * Linux), nobody can know which it will be; there the drag wins, and shift or the menu key still open it.
 */
function keepMenuFromDrags(surface: HTMLElement, page: Window, { gestures }: PointingOptions, all: Owned): void {
  let isHeld = false;
  let isDragged = false;
  let isMouse = false;
  const downType = "PointerEvent" in page ? "pointerdown" : "mousedown";
  const upType = "PointerEvent" in page ? "pointerup" : "mouseup";
  const down = (event: MouseEvent): void => {
    isHeld = event.button === RIGHT_BUTTON && !event.shiftKey && gestures.count > 0;
    isDragged = false;
    isMouse = (event as Partial<PointerEvent>).pointerType !== "touch";
  };
  // Heard before the drag's own listener, which came later: the movement is still on.
  const up = (): void => {
    isDragged = isHeld && gestures.isMoving;
    isHeld = false;
  };
  all.keep(listen(surface, downType, down, { passive: true }));
  all.keep(listen(page, upType, up, { passive: true }));
  const menu = (event: MouseEvent): void => {
    if (isHeld || isDragged) event.preventDefault();
    // An open menu swallows the release of the button. (A long press of a finger opens none here.)
    else if (isMouse) gestures.cancel();
    isDragged = false;
  };
  all.keep(listen(surface, "contextmenu", menu, { passive: false }));
}
