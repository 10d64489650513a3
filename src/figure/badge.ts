// figure/badge.ts -- a few words on the picture when it is not what was asked for: reduced, waiting, lost.
// Part of the page and not of the picture, so that no film and no reading shows it, and a screen reader says it.

import type { Freeable } from "../base/owner";

/** Words on a picture. */
export interface Badge extends Freeable {
  /** Shows the words, or hides the badge when there are none. */
  say(words: readonly string[]): void;
}

const STYLE =
  "position:absolute;left:8px;bottom:8px;max-width:calc(100% - 16px);box-sizing:border-box;margin:0;padding:4px 8px;" +
  "border-radius:6px;font:12px/1.35 system-ui,sans-serif;color:#fff;background:rgba(20,20,20,.72);pointer-events:none";

/** A badge over a canvas; it is made when there is something to say. */
export function createBadge(canvas: HTMLCanvasElement): Badge {
  let element: HTMLElement | undefined;
  let said = "";
  const hide = (): void => {
    element?.parentNode?.removeChild(element);
    element = undefined;
  };
  return {
    say(words) {
      const text = words.join(" ");
      if (text === said) return;
      said = text;
      if (!text || !canvas.parentNode) return hide();
      if (!element) {
        element = canvas.ownerDocument.createElement("div");
        element.setAttribute("role", "status");
        element.className = "vitrine-badge";
        element.style.cssText = STYLE;
        canvas.parentNode.insertBefore(element, canvas.nextSibling);
      }
      element.textContent = text;
    },
    free: hide,
  };
}
