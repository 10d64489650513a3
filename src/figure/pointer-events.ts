// figure/pointer-events.ts -- hover and click as events of a figure, with the visual that lies under the pointer.
// Finding that costs a drawing and four readings back, so nothing is looked up while nobody listens, hovering looks once a
// frame at most and never twice at a time, and a drag is neither.

import { owner, type Freeable } from "../base/owner";
import type { View } from "../scene/view";
import { listen } from "./listening";
import { frameOfPage } from "./loop";
import type { FigurePick } from "./picking";
import { isForOthers, placeOn } from "./pointing";

/** What lies under the pointer; the parts of a pick are undefined where nothing is drawn. */
export interface FigurePointed extends Partial<FigurePick> {
  /** CSS pixels from the top left of the canvas */
  readonly x: number;
  readonly y: number;
  readonly view: View | undefined;
}

/** What `listenToPointed` needs. */
export interface PointedOptions {
  readonly pick: (x: number, y: number) => Promise<FigurePick | undefined>;
  readonly viewAt: (x: number, y: number) => View | undefined;
  /** Whether somebody listens. */
  readonly isWanted: (event: PointedEvent) => boolean;
  readonly emit: (event: PointedEvent, pointed: FigurePointed) => void;
  readonly report: (error: unknown) => void;
  /** Calls back before the next picture; the page's own when left out. */
  readonly requestFrame?: (callback: () => void) => unknown;
}

/** Events with a place. */
export type PointedEvent = "click" | "hover";

/** A press that goes farther is a drag; CSS pixels. */
const SLOP_PX = 3;
/** Where there are no pointer events, a mouse event that follows a touch within this time is an echo of it. */
const ECHO_MS = 1000;

/** Tells of hovering and clicks on a surface until freed. */
export function listenToPointed(surface: HTMLElement, options: PointedOptions): Freeable {
  const all = owner();
  const look = lookerOf(options);
  const hover = hoverOf(options, look);
  const click = clickOf((x, y) => {
    if (options.isWanted("click")) void look(x, y).then((pointed) => pointed && options.emit("click", pointed));
  });
  const page = surface.ownerDocument.defaultView ?? window;
  if ("PointerEvent" in page) listenToPointers(surface, hover, click, all);
  else listenToOldPointers(surface, hover, click, all);
  return all;
}

/** What lies under a place; undefined when it could not be found out, which is reported. */
type Look = (x: number, y: number) => Promise<FigurePointed | undefined>;

function lookerOf({ pick, viewAt, report }: PointedOptions): Look {
  return async (x, y) => {
    try {
      const found = await pick(x, y);
      return { ...found, x, y, view: viewAt(x, y) };
    } catch (error) {
      // A picture that is gone has nothing under the pointer.
      const { code } = error as { code?: string };
      if (code !== "gl/lost" && code !== "figure/freed") report(error);
      return undefined;
    }
  };
}

function hoverOf(options: PointedOptions, look: Look) {
  const { requestFrame = frameOfPage, isWanted, emit, viewAt } = options;
  let place: { readonly x: number; readonly y: number } | undefined;
  let isInside = false;
  let isLooking = false;
  /** whether something was under the pointer when last told */
  let isOver = false;
  const tell = (pointed: FigurePointed): void => {
    if (!isOver && !pointed.visual) return;
    isOver = pointed.visual !== undefined;
    emit("hover", pointed);
  };
  const run = async (): Promise<void> => {
    const at = place;
    place = undefined;
    const pointed = at && isWanted("hover") ? await look(at.x, at.y) : undefined;
    // It may have left meanwhile.
    if (pointed && isInside) tell(pointed);
    isLooking = false;
    if (place) start();
  };
  const start = (): void => {
    if (isLooking) return;
    isLooking = true;
    requestFrame(() => void run());
  };
  return {
    move(x: number, y: number): void {
      if (!isWanted("hover")) return;
      place = { x, y };
      isInside = true;
      start();
    },
    leave(x: number, y: number): void {
      place = undefined;
      isInside = false;
      tell({ x, y, view: viewAt(x, y) });
    },
  };
}

function clickOf(tell: (x: number, y: number) => void) {
  let pressed: { readonly id: number; readonly x: number; readonly y: number } | undefined;
  const isNear = (x: number, y: number): boolean =>
    pressed !== undefined && Math.abs(x - pressed.x) <= SLOP_PX && Math.abs(y - pressed.y) <= SLOP_PX;
  return {
    /** A second finger makes it no click. */
    down(id: number, x: number, y: number): void {
      pressed = pressed ? undefined : { id, x, y };
    },
    move(id: number, x: number, y: number): void {
      if (id === pressed?.id && !isNear(x, y)) pressed = undefined;
    },
    up(id: number, x: number, y: number): void {
      const isClick = id === pressed?.id && isNear(x, y);
      pressed = undefined;
      if (isClick) tell(x, y);
    },
    cancel(): void {
      pressed = undefined;
    },
  };
}

type Hover = ReturnType<typeof hoverOf>;
type Click = ReturnType<typeof clickOf>;
type Owned = ReturnType<typeof owner>;

function listenToPointers(surface: HTMLElement, hover: Hover, click: Click, all: Owned): void {
  const on = (type: string, act: (event: PointerEvent, x: number, y: number) => void): void => {
    const listener = (event: PointerEvent): void => {
      const { x, y } = placeOn(surface, event);
      act(event, x, y);
    };
    all.keep(listen(surface, type, listener, { passive: true }));
  };
  on("pointerdown", (event, x, y) => {
    if (event.button === 0 && !isForOthers(event, surface)) click.down(event.pointerId, x, y);
    else click.cancel();
  });
  on("pointermove", (event, x, y) => {
    click.move(event.pointerId, x, y);
    // A finger does not hover; a drag looks at nothing.
    if (event.pointerType !== "touch" && event.buttons === 0) hover.move(x, y);
  });
  on("pointerup", (event, x, y) => click.up(event.pointerId, x, y));
  on("pointercancel", () => click.cancel());
  on("pointerleave", (_, x, y) => hover.leave(x, y));
}

const MOUSE_ID = -1;

/** Mouse and touch events, where an engine has no pointer events. */
function listenToOldPointers(surface: HTMLElement, hover: Hover, click: Click, all: Owned): void {
  let touchedMs = -Infinity;
  // Early engines do not tell which buttons are held.
  let isHeld = false;
  const on = (type: string, act: (event: MouseEvent, x: number, y: number) => void): void => {
    const listener = (event: MouseEvent): void => {
      if (Date.now() - touchedMs < ECHO_MS) return;
      const { x, y } = placeOn(surface, event);
      act(event, x, y);
    };
    all.keep(listen(surface, type, listener, { passive: true }));
  };
  on("mousedown", (event, x, y) => {
    isHeld = true;
    if (event.button === 0 && !isForOthers(event, surface)) click.down(MOUSE_ID, x, y);
  });
  on("mousemove", (event, x, y) => {
    click.move(MOUSE_ID, x, y);
    const buttons = (event.buttons as number | undefined) ?? (isHeld ? 1 : 0);
    if (buttons === 0) hover.move(x, y);
  });
  on("mouseup", (_, x, y) => {
    isHeld = false;
    click.up(MOUSE_ID, x, y);
  });
  on("mouseleave", (_, x, y) => hover.leave(x, y));
  listenToTouches(surface, click, () => (touchedMs = Date.now()), all);
}

function listenToTouches(surface: HTMLElement, click: Click, touched: () => void, all: Owned): void {
  const touch = (type: string, act: (id: number, x: number, y: number) => void): void => {
    const listener = (event: TouchEvent): void => {
      touched();
      for (let i = 0; i < event.changedTouches.length; ++i) {
        const one = event.changedTouches[i] as Touch;
        const { x, y } = placeOn(surface, one);
        act(one.identifier, x, y);
      }
    };
    all.keep(listen(surface, type, listener, { passive: true }));
  };
  touch("touchstart", click.down);
  touch("touchmove", click.move);
  touch("touchend", click.up);
  touch("touchcancel", click.cancel);
}
