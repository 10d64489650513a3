// figure/gestures.ts -- what fingers and mouse drags mean, as pure arithmetic: places in, turns, pans and zooms out.
// No event and no element here: the same rules serve pointer, mouse and touch events, and tests.

/** What one finger or button does. */
export type DragKind = "turn" | "pan";

/** What a gesture does to the picture; pixels of the surface, x right, y down. */
export interface Hand {
  /** x and y are where the pointer, or the middle between two fingers, is now */
  turn(dx: number, dy: number, x: number, y: number): void;
  pan(dx: number, dy: number, x: number, y: number): void;
  zoom(factor: number, x: number, y: number): void;
  /** two quick taps at one place */
  doubleTap(): void;
  /** movement begins; ends when the last finger has left */
  begin(): void;
  /** @param timeMs  when the hand let go; undefined where it was interrupted */
  end(timeMs: number | undefined): void;
}

/** Fingers on the surface. */
export interface Gestures {
  /** Number of fingers and pressed buttons. */
  readonly count: number;
  /** Whether anything moved since the first of them came. */
  readonly isMoving: boolean;
  down(id: number, x: number, y: number, kind: DragKind, timeMs: number): void;
  move(id: number, x: number, y: number): void;
  up(id: number, timeMs: number): void;
  /** All fingers leave, without a tap. */
  cancel(): void;
}

interface Finger {
  readonly id: number;
  x: number;
  y: number;
}

/** Less travel than this is a click with a trembling hand; more is a drag, which then makes up for it. */
const SLOP_PX = 3;
/** A press that is longer is no tap. */
const TAP_MS = 300;
/** Two taps of one double tap are this close in time and place. */
const DOUBLE_TAP_MS = 350;
const DOUBLE_TAP_PX = 30;
/** Fingers nearer than this count as this far apart: their distance divides. */
const LEAST_SPREAD_PX = 20;

/** What is going on. */
interface State {
  readonly fingers: Finger[];
  readonly taps: Taps;
  kind: DragKind;
  isMoving: boolean;
}

/** The rules, applied to a hand. */
export function gestures(hand: Hand): Gestures {
  const state: State = { fingers: [], taps: tapsOf(hand), kind: "turn", isMoving: false };
  return {
    get count() {
      return state.fingers.length;
    },
    get isMoving() {
      return state.isMoving;
    },
    down: (id, x, y, kind, timeMs) => down(state, hand, { id, x, y }, kind, timeMs),
    move: (id, x, y) => move(state, hand, id, x, y),
    up(id, timeMs) {
      const at = indexOf(state.fingers, id);
      if (at < 0) return;
      state.fingers.splice(at, 1);
      if (!state.isMoving && state.kind === "turn") state.taps.release(timeMs);
      leave(state, hand, timeMs);
    },
    cancel() {
      state.fingers.length = 0;
      state.taps.forget();
      leave(state, hand, undefined);
    },
  };
}

function down(state: State, hand: Hand, finger: Finger, kind: DragKind, timeMs: number): void {
  if (indexOf(state.fingers, finger.id) >= 0) return;
  state.fingers.push(finger);
  if (state.fingers.length === 1) {
    state.kind = kind;
    state.taps.press(finger.x, finger.y, timeMs);
    return;
  }
  state.taps.forget();
  // The finger that stays last after a pinch goes on moving the picture: a turn would surprise.
  state.kind = "pan";
  begin(state, hand);
}

function move(state: State, hand: Hand, id: number, x: number, y: number): void {
  const finger = state.fingers[indexOf(state.fingers, id)];
  if (!finger) return;
  const isAway = Math.abs(x - finger.x) > SLOP_PX || Math.abs(y - finger.y) > SLOP_PX;
  if (!state.isMoving && !isAway) return;
  begin(state, hand);
  state.taps.forget();
  drag(hand, state.fingers, finger, x, y, state.kind);
}

function begin(state: State, hand: Hand): void {
  if (!state.isMoving) hand.begin();
  state.isMoving = true;
}

function leave(state: State, hand: Hand, timeMs: number | undefined): void {
  if (state.fingers.length > 0) return;
  if (state.isMoving) hand.end(timeMs);
  state.isMoving = false;
}

function indexOf(fingers: readonly Finger[], id: number): number {
  for (let i = 0; i < fingers.length; ++i) if (fingers[i]?.id === id) return i;
  return -1;
}

/** One finger drags; the first two pan and pinch together; others are held still. */
function drag(hand: Hand, fingers: readonly Finger[], finger: Finger, x: number, y: number, kind: DragKind): void {
  const [first, second] = fingers;
  const dx = x - finger.x;
  const dy = y - finger.y;
  const before = spread(first, second);
  finger.x = x;
  finger.y = y;
  if (!first || !second) {
    if (kind === "turn") hand.turn(dx, dy, x, y);
    else hand.pan(dx, dy, x, y);
    return;
  }
  if (finger !== first && finger !== second) return;
  // Half a finger's travel is the travel of the middle between two.
  const [middleX, middleY] = [(first.x + second.x) / 2, (first.y + second.y) / 2];
  hand.pan(dx / 2, dy / 2, middleX, middleY);
  hand.zoom(spread(first, second) / before, middleX, middleY);
}

function spread(a: Finger | undefined, b: Finger | undefined): number {
  if (!a || !b) return LEAST_SPREAD_PX;
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.max(LEAST_SPREAD_PX, Math.sqrt(dx * dx + dy * dy));
}

type Taps = ReturnType<typeof tapsOf>;

/** Tells two quick taps at one place from presses, drags and slow taps. */
function tapsOf(hand: Hand) {
  let pressed: { x: number; y: number; timeMs: number } | undefined;
  let tapped: { x: number; y: number; timeMs: number } | undefined;
  return {
    press(x: number, y: number, timeMs: number) {
      pressed = { x, y, timeMs };
    },
    forget() {
      pressed = undefined;
      tapped = undefined;
    },
    release(timeMs: number) {
      if (!pressed || timeMs - pressed.timeMs > TAP_MS) return;
      const { x, y } = pressed;
      const isSecond =
        tapped !== undefined &&
        timeMs - tapped.timeMs <= DOUBLE_TAP_MS &&
        Math.abs(x - tapped.x) <= DOUBLE_TAP_PX &&
        Math.abs(y - tapped.y) <= DOUBLE_TAP_PX;
      tapped = isSecond ? undefined : { x, y, timeMs };
      if (isSecond) hand.doubleTap();
    },
  };
}
