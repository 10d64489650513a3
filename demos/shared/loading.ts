// shared/loading.ts -- what a page says while it loads and when something goes wrong. The elements are in the page:
// #loading with a <progress> and words in it, and #alert, which a screen reader reads out.

import type { LoadOptions } from "vitrine";
import { find } from "./find";

/** Runs one piece of loading at a time: a later one gives the earlier one up. A fault is said in the page. */
export type Loading = (what: string, work: (options: LoadOptions) => Promise<void>) => Promise<void>;

/** Connects the page's #loading and #alert; `document.body.dataset.state` is loading, ready or failed. */
export function loadingOn(): { readonly run: Loading; readonly fail: (error: unknown) => void } {
  const box = find("loading", HTMLElement);
  const bar = box.querySelector("progress") as HTMLProgressElement;
  const words = box.querySelector("span") as HTMLElement;
  const alert = find("alert", HTMLElement);
  let current: AbortController | undefined;
  const fail = (error: unknown): void => {
    document.body.dataset.state = "failed";
    const { message, hint } = error as { message?: string; hint?: string };
    alert.textContent = `${message ?? String(error)}${hint ? ` (${hint})` : ""}`;
  };
  const run: Loading = async (what, work) => {
    current?.abort();
    const mine = (current = new AbortController());
    alert.textContent = "";
    document.body.dataset.state = "loading";
    box.hidden = false;
    words.textContent = what;
    bar.removeAttribute("value");
    const onProgress: LoadOptions["onProgress"] = ({ phase, loaded, total }) => {
      const verb = phase === "fetch" ? "fetched" : "decoded";
      words.textContent = `${what}: ${megabytes(loaded)}${total ? ` of ${megabytes(total)}` : ""} MB ${verb}`;
      if (total) bar.value = loaded / total;
      else bar.removeAttribute("value");
    };
    try {
      await work({ signal: mine.signal, onProgress });
      if (mine === current) document.body.dataset.state = "ready";
    } catch (error) {
      // One that was given up for another has nothing to say.
      if (mine === current) fail(error);
    } finally {
      if (mine === current) box.hidden = true;
    }
  };
  return { run, fail };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0);
}
