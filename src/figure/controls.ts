// figure/controls.ts -- the hands of the user on a surface: pointers, wheel and keyboard move the camera of the view below.
// Left drag or one finger turns; right, middle or shift drag pans; two fingers pan and pinch; the wheel zooms about the
// pointer; double click or double tap goes back. A drag that ends in full swing coasts. All of it can be done with the
// keyboard alone (see keys.ts; for cameras that fly, flight-keys.ts).

import { owner, type Freeable } from "../base/owner";
import { oneOf } from "../base/params";
import { activityOf, type Activity } from "./activity";
import { coasting, type Coasting } from "./coasting";
import { gestures, type DragKind, type Gestures, type Hand } from "./gestures";
import { gripOf, type GetView, type Grip } from "./grip";
import { listenToKeys } from "./keyboard";
import { listen } from "./listening";
import type { Moving } from "./moving";
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
  /** whether a drag that ends in full swing goes on for a moment; default true, but for who prefers less motion */
  readonly inertia?: boolean;
  /** clock, milliseconds; Date.now when left out */
  readonly now?: () => number;
}

/** What only a figure tells its controls. */
export interface ControlsDriver {
  /** Asks that `advance` be called soon. Without it nothing coasts. */
  readonly wake: () => void;
  /** Whether the user prefers less motion. */
  readonly isStill: () => boolean;
}

/** The hands on a surface. What coasts is moved on by `advance`. */
export type Controls = Freeable & Moving;

const LABEL = "3-D view. Arrow keys turn or fly, shift and arrow keys move, plus and minus zoom, 0 goes back.";
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
  driver?: ControlsDriver,
): Controls {
  const { keyboard = true, inertia = true, now = Date.now } = options;
  const wheel = wheelParam.take(options.wheel ?? "always", "controls.wheel");
  const all = owner();
  const busy = activityOf(options.onGesture ?? nothing);
  all.keep(busy);
  const grip = gripOf(surface, getView);
  const coast = coasting({ act: grip.drag, watch: grip.watch, begin: busy.hold, end: busy.release });
  all.keep(coast.stop);
  const take = (x: number, y: number): boolean => {
    coast.stop();
    return grip.take(x, y);
  };
  const letGo = (timeMs: number): void => {
    if (inertia && driver && !driver.isStill() && coast.release(timeMs)) driver.wake();
  };
  const fingers = gestures(handOf(grip, coast, busy, now, letGo));
  dress(surface, keyboard, options.label ?? LABEL, all);
  const focus = (): void => surface.focus({ preventScroll: true });
  all.keep(listenToPointers(surface, { gestures: fingers, now, accepts: take, focus }));
  if (wheel !== "never") listenToWheel({ surface, grip: { ...grip, take }, busy, fingers, now, wheel }, all);
  if (keyboard) listenToKeys(surface, grip, busy, all);
  return {
    get isMoving() {
      return coast.isOn();
    },
    free: () => all.free(),
    advance: coast.advance,
  };
}

/** What fingers do to the camera that they have hold of. */
function handOf(grip: Grip, coast: Coasting, busy: Activity, now: () => number, letGo: (timeMs: number) => void): Hand {
  const drag = (kind: DragKind) => (dx: number, dy: number, x: number, y: number) => {
    coast.note(kind, dx, dy, x, y, now());
    grip.drag(kind, dx, dy, x, y);
  };
  return {
    turn: drag("turn"),
    pan: drag("pan"),
    zoom: (factor, x, y) =>
      grip.held((camera, viewport) => camera.zoom(factor, x - viewport.x, y - viewport.y, viewport)),
    doubleTap: () => grip.held((camera) => camera.reset()),
    begin: () => {
      coast.stop();
      busy.hold();
    },
    end(timeMs) {
      // Before the movement is said to end: a coast is part of it.
      if (timeMs === undefined) coast.stop();
      else letGo(timeMs);
      busy.release();
    },
  };
}

const NO_OPTIONS: ControlsOptions = {};

function nothing(): void {
  // Nobody wants to know.
}

type Owned = ReturnType<typeof owner>;

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
