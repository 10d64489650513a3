// figure/listening.ts -- an event listener with an end.

/** Listens until what it gives back is called. Listeners that prevent defaults say `passive: false`, others true. */
export function listen<E extends Event>(
  target: EventTarget,
  type: string,
  listener: (event: E) => void,
  options: { readonly passive: boolean; readonly capture?: boolean },
): () => void {
  const { capture = false, passive } = options;
  // Engines that know no options object take it for `capture: true`; for our listeners the order does not matter.
  const words = { capture, passive };
  target.addEventListener(type, listener as EventListener, words);
  return () => target.removeEventListener(type, listener as EventListener, words);
}
