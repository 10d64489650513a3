// figure/controls.ts -- the hands of the user on a surface: pointers, wheel and keyboard move the camera of the view below.
// Left drag or one finger turns; right, middle or shift drag pans; two fingers pan and pinch; the wheel zooms about the
// pointer; double click or double tap goes back. All of it can be done with the keyboard alone (see keys.ts).

import { owner, type Freeable } from "../base/owner";
import { oneOf } from "../base/params";
import type { Viewport } from "../scene/camera";
import { viewportOf, type View } from "../scene/view";
import { gestures, type Gestures } from "./gestures";
import { keyAction } from "./keys";
import { listen } from "./listening";
import { listenToPointers, placeOn } from "./pointing";
import { wheelFactor, wheelStream, type WheelRule } from "./wheel";

/** What `attachControls` takes. */
export interface ControlsOptions {
  /** arrows, +, - and 0 while the surface has the keyboard; default true */
  readonly keyboard?: boolean;
  /** when the wheel is taken from the page; default "always": whenever a movement of it begins over the surface */
  readonly wheel?: WheelRule;
  /** what a screen reader says of the surface, unless the page says it */
  readonly label?: string;
  /** told when movement starts and ends, so that the figure can draw faster in between */
  readonly onGesture?: (phase: "start" | "end") => void;
  /** clock, milliseconds; Date.now when left out */
  readonly now?: () => number;
}

/** The view under a place of the surface, CSS pixels from its upper left corner. */
export type GetView = (x: number, y: number) => View | undefined;

/** Wheel and keys have no end of their own: movement ends when nothing came for this long. */
const REST_MS = 200;
const LABEL = "3-D view. Arrow keys turn, shift and arrow keys move, plus and minus zoom, 0 goes back.";
const wheelParam = oneOf(["always", "focused", "never"], "always", "when the wheel is taken from the page");

/**
 * Lets the user move the cameras of a surface until freed. Then the surface is as it was.
 *
 * @param surface  the element that is touched; it is given a tabindex, a role and a label where it has none
 * @throws param/choice when options.wheel is none of the rules
 */
export function attachControls(
  surface: HTMLElement,
  getView: GetView,
  options: ControlsOptions = NO_OPTIONS,
): Freeable {
  const { keyboard = true, now = Date.now } = options;
  const wheel = wheelParam.take(options.wheel ?? "always", "controls.wheel");
  const all = owner();
  const busy = activityOf(options.onGesture ?? nothing);
  all.keep(busy);
  const grip = gripOf(surface, getView);
  const fingers = gestures({
    turn: (dx, dy) => grip.held((camera, viewport) => camera.turn(dx, dy, viewport)),
    pan: (dx, dy) => grip.held((camera, viewport) => camera.pan(dx, dy, viewport)),
    zoom: (factor, x, y) =>
      grip.held((camera, viewport) => camera.zoom(factor, x - viewport.x, y - viewport.y, viewport)),
    doubleTap: () => grip.held((camera) => camera.reset()),
    begin: busy.hold,
    end: busy.release,
  });
  dress(surface, keyboard, options.label ?? LABEL, all);
  all.keep(
    listenToPointers(surface, {
      gestures: fingers,
      now,
      accepts: grip.take,
      focus: () => surface.focus({ preventScroll: true }),
    }),
  );
  if (wheel !== "never") listenToWheel({ surface, grip, busy, fingers, now, wheel }, all);
  if (keyboard) listenToKeys(surface, grip, busy, all);
  return all;
}

const NO_OPTIONS: ControlsOptions = {};

function nothing(): void {
  // Nobody wants to know.
}

type Act = (camera: View["camera"], viewport: Viewport & { readonly x: number; readonly y: number }) => void;

/** The view that was taken hold of: a drag goes on with the one it began on. */
function gripOf(surface: HTMLElement, getView: GetView) {
  let view: View | undefined;
  const held = (act: Act): void => {
    if (!view) return;
    const { width, height } = surface.getBoundingClientRect();
    // A surface that is folded away has no proportions to measure a movement by.
    if (width > 0 && height > 0) act(view.camera, viewportOf(view.rect, { width, height }));
  };
  return {
    held,
    /** Takes the view at a place; false where there is none, or one that stays. */
    take(x: number, y: number): boolean {
      view = getView(x, y);
      return view !== undefined && view.camera.isMovable;
    },
    /** Keeps the view of last time, or takes the one in the middle: what keys move. */
    keep(): boolean {
      const { width, height } = surface.getBoundingClientRect();
      view ??= getView(width / 2, height / 2);
      return view !== undefined && view.camera.isMovable;
    },
  };
}

type Grip = ReturnType<typeof gripOf>;
type Activity = ReturnType<typeof activityOf>;
type Owned = ReturnType<typeof owner>;

/** Says start and end once each, for drags (held) and for what has no end of its own (pulses). */
function activityOf(tell: (phase: "start" | "end") => void) {
  let holds = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isBusy = (): boolean => holds > 0 || timer !== undefined;
  const rest = (): void => {
    timer = undefined;
    if (!isBusy()) tell("end");
  };
  return {
    hold() {
      if (!isBusy()) tell("start");
      ++holds;
    },
    release() {
      --holds;
      if (!isBusy()) tell("end");
    },
    pulse() {
      if (!isBusy()) tell("start");
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    },
    free() {
      if (timer === undefined) return;
      clearTimeout(timer);
      rest();
    },
  };
}

/** Makes the surface reachable and stops the browser's own gestures on it; undone by `all`. */
function dress(surface: HTMLElement, keyboard: boolean, label: string, all: Owned): void {
  const attribute = (name: string, value: string): void => {
    if (surface.hasAttribute(name)) return;
    surface.setAttribute(name, value);
    all.keep(() => surface.removeAttribute(name));
  };
  // A screen reader hands keys over only to an application.
  if (keyboard) attribute("tabindex", "0");
  attribute("role", keyboard ? "application" : "img");
  if (!surface.hasAttribute("aria-labelledby")) attribute("aria-label", label);
  const style = surface.style as unknown as Record<string, string>;
  const property = (name: string, value: string): void => {
    const before = style[name];
    if (before === undefined) return; // an engine without it
    style[name] = value;
    all.keep(() => {
      style[name] = before;
    });
  };
  property("touchAction", "none");
  property("userSelect", "none");
  property("webkitUserSelect", "none");
}

interface WheelContext {
  readonly surface: HTMLElement;
  readonly grip: Grip;
  readonly busy: Activity;
  readonly fingers: Gestures;
  readonly now: () => number;
  readonly wheel: WheelRule;
}

function listenToWheel(context: WheelContext, all: Owned): void {
  const { surface, grip, busy, fingers, now, wheel } = context;
  const page = surface.ownerDocument.defaultView ?? window;
  const stream = wheelStream();
  let hasKeyboard = surface.ownerDocument.activeElement === surface;
  let last: Event | undefined;
  const zoom = (event: WheelEvent): void => {
    last = event;
    const isOurs = stream.isOurs(true, now());
    if (event.defaultPrevented || !(wheel === "always" ? isOurs : hasKeyboard)) return;
    const { x, y } = placeOn(surface, event);
    const factor = wheelFactor(event, surface.clientHeight);
    if (factor === 1 || (fingers.count === 0 && !grip.take(x, y))) return;
    event.preventDefault();
    busy.pulse();
    grip.held((camera, viewport) => camera.zoom(factor, x - viewport.x, y - viewport.y, viewport));
  };
  const elsewhere = (event: WheelEvent): void => {
    if (event !== last) stream.isOurs(false, now());
  };
  all.keep(listen(surface, "wheel", zoom, { passive: false }));
  all.keep(listen(page, "wheel", elsewhere, { passive: true }));
  all.keep(listen(surface, "focus", () => (hasKeyboard = true), { passive: true }));
  all.keep(listen(surface, "blur", () => (hasKeyboard = false), { passive: true }));
  listenToTrackpad(context, all);
}

/** Safari tells a pinch on the trackpad by events of its own. */
function listenToTrackpad({ surface, grip, busy, fingers }: WheelContext, all: Owned): void {
  type Pinch = UIEvent & { readonly scale: number; readonly clientX: number; readonly clientY: number };
  let last = 1;
  const start = (event: Pinch): void => {
    last = event.scale;
    event.preventDefault();
  };
  const change = (event: Pinch): void => {
    event.preventDefault();
    const factor = event.scale / last;
    last = event.scale;
    // On a touch screen the fingers have told it already.
    const { x, y } = placeOn(surface, event);
    if (fingers.count > 0 || !grip.take(x, y)) return;
    busy.pulse();
    grip.held((camera, viewport) => camera.zoom(factor, x - viewport.x, y - viewport.y, viewport));
  };
  all.keep(listen(surface, "gesturestart", start, { passive: false }));
  all.keep(listen(surface, "gesturechange", change, { passive: false }));
}

function listenToKeys(surface: HTMLElement, grip: Grip, busy: Activity, all: Owned): void {
  const down = (event: KeyboardEvent): void => {
    const action = keyAction(event);
    if (!action || event.defaultPrevented || event.target !== surface) return;
    if (!grip.keep()) return;
    event.preventDefault();
    busy.pulse();
    grip.held(action);
  };
  all.keep(listen(surface, "keydown", down, { passive: false }));
}
