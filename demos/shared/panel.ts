// shared/panel.ts -- the controls of a volume: each is one parameter, `volume.set` is all that they do.

import { volumeMethods, type Grid, type View, type Volume, type VolumeOptions } from "vitrine";
import { colourGroups, paintSwatch } from "./colours";
import { cutControl } from "./cut";
import { transferOf, type Example } from "./examples";
import { fillChoices, find } from "./find";
import { limitsControl, setRange, short } from "./limits";

/** The controls. */
export interface Panel {
  /** What a volume of these values is to begin with: the example's look, or what the controls say. */
  startOf(grid: Grid, example: Partial<Example>): VolumeOptions;
  /** Moves this volume from now on. */
  follow(shown: Volume, view: View, example: Partial<Example>): void;
}

/** Connects the controls of the page: method, cmap, threshold, and those of limits.ts and cut.ts. */
export function panelOn(): Panel {
  const method = find("method", HTMLSelectElement);
  const cmap = find("cmap", HTMLSelectElement);
  const threshold = find("threshold", HTMLInputElement);
  let shown: Volume | undefined;
  let example: Partial<Example> = {};
  const set = (change: VolumeOptions): void => {
    if (!shown) return;
    shown.set({ ...change, ...cut.options(change.method ?? shown.method) });
    shown.set({ transfer: transferOf(example, shown.clim) });
    say(shown);
  };
  const say = ({ method: name, cmap: colours, clim, threshold: level }: Volume): void => {
    const isIso = name === "iso";
    [method.value, cmap.value, threshold.value] = [name, colours.name, String(level)];
    find("iso", HTMLElement).hidden = !isIso;
    find("threshold-words", HTMLOutputElement).textContent = short(level);
    limits.mark(clim, colours, isIso ? level : undefined);
    paintSwatch(find("swatch", HTMLCanvasElement), colours);
  };
  const limits = limitsControl((clim) => set({ clim }));
  const cut = cutControl(() => set({}));
  fillChoices(method, { Methods: Object.keys(volumeMethods) });
  fillChoices(cmap, colourGroups());
  method.addEventListener("input", () => set({ method: method.value }));
  cmap.addEventListener("input", () => set({ cmap: cmap.value }));
  threshold.addEventListener("input", () => set({ threshold: +threshold.value }));
  return {
    startOf: (grid, { look }) => ({
      ...{ method: method.value, cmap: cmap.value },
      ...look,
      ...{ grid, clim: limits.show(grid, look?.clim) },
    }),
    follow(next, view, chosen) {
      [shown, example] = [next, chosen];
      setRange(threshold, next.grid.range());
      cut.show(view, next.clipPlanes);
      set({});
    },
  };
}
