// figure/moving.ts -- what moves by itself between two frames: cameras on their way, and drags that coast.

import type { View } from "../scene/view";

/** Something that goes on by itself with the clock. */
export interface Moving {
  /** Whether `advance` has something to do. */
  readonly isMoving: boolean;
  /** Goes to where it is at a time, seconds; whether it goes on. */
  advance(seconds: number): boolean;
}

/**
 * Lets all that moves go to where it is at a time. A camera in several views, or in several figures, gets there once.
 *
 * @param isStill  moves arrive at once
 */
export function advanceAll(views: readonly View[], hands: Moving | undefined, seconds: number, isStill: boolean): void {
  for (const { camera } of views) camera.advance?.(seconds, isStill);
  // After the cameras: a program's move ends a coast.
  hands?.advance(seconds);
}

/** Whether anything has farther to go. */
export function isAnyMoving(views: readonly View[], hands: Moving | undefined): boolean {
  for (const { camera } of views) if (camera.isMoving) return true;
  return hands?.isMoving ?? false;
}

/** Tells whether the user asks the system for less motion, now and whenever it is asked. */
export function stillness(): () => boolean {
  const page = window as { matchMedia?: Window["matchMedia"] };
  const query = page.matchMedia?.call(window, "(prefers-reduced-motion: reduce)");
  return () => query?.matches ?? false;
}
