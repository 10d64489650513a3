// figure/target-element.ts -- the element that a caller means.

import { EngineError } from "../base/errors";
import { show } from "../base/check";

/**
 * An element, given or found by its selector.
 *
 * @throws figure/target when there is none
 */
export function elementOf(target: HTMLElement | string): HTMLElement {
  if (typeof target === "string") {
    const found = document.querySelector<HTMLElement>(target);
    if (!found) throw new EngineError("figure/target", `no element of this page matches ${show(target)}`);
    return found;
  }
  if (typeof target !== "object" || target === null || target.nodeType !== 1) {
    throw new EngineError("figure/target", `a figure needs a canvas, an element or a selector, got ${show(target)}`);
  }
  return target;
}
