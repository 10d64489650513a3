// shared/pointed.ts -- the value under the pointer. Asking costs a drawing, so one question is asked at a time.

import type { Figure, FigurePick } from "vitrine";

/** Milliseconds between two questions. */
const PAUSE_MS = 120;

/** Tells what is shown under the pointer, while no button is held; also after a tap. */
export function watchPointer(fig: Figure, tell: (picked: FigurePick | undefined) => void): void {
  const { canvas } = fig;
  let next: { x: number; y: number } | undefined;
  let isAsking = false;
  let isOver = false;
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    while (next) {
      const { x, y } = next;
      next = undefined;
      // A context that is lost comes back, and the next movement asks again.
      const picked = await fig.pick(x, y).catch(() => undefined);
      if (isOver) tell(picked);
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    isAsking = false;
  };
  const point = (event: MouseEvent): void => {
    if (event.type === "mousemove" && event.buttons > 0) return;
    isOver = true;
    const { left, top } = canvas.getBoundingClientRect();
    next = { x: event.clientX - left, y: event.clientY - top };
    void ask();
  };
  canvas.addEventListener("mousemove", point);
  canvas.addEventListener("click", point);
  canvas.addEventListener("mouseleave", () => {
    next = undefined;
    isOver = false;
    tell(undefined);
  });
}
