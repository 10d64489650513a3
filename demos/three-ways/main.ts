// Three ways: one grid, three figures. What a browser lacks changes how texels are stored, and not what is seen.
// `lacks` plays a poorer browser than this one; one camera in three views turns them together.

import { figure, load, turntable, volume, volumeMethods, type Figure, type FigureOptions, type Volume } from "vitrine";
import { compareWithFirst, keepEqual, whenStill } from "../shared/compare";
import { examples, transferOf } from "../shared/examples";
import { factsOf } from "../shared/facts";
import { fillChoices, find } from "../shared/find";
import { loadingOn } from "../shared/loading";

const options: Readonly<Record<string, FigureOptions>> = {
  texture3d: { webgl: 2 },
  atlas: { webgl: 2, lacks: ["texture3d"] },
  webgl1: { webgl: 1 },
};
const { run, fail } = loadingOn();
const data = find("data", HTMLSelectElement);
const method = find("method", HTMLSelectElement);
const gain = find("gain", HTMLSelectElement);
const say = (id: string, words: string): string => (find(`${id}-facts`, HTMLElement).textContent = words);
const ways: { readonly id: string; readonly fig: Figure; shown?: Volume }[] = [];

keepEqual(Object.keys(options).map((id) => find(id, HTMLElement)));
for (const id of Object.keys(options)) {
  try {
    ways.push({ id, fig: figure(find(id, HTMLElement), { background: "#000", pixelRatio: 1, ...options[id] }) });
  } catch (error) {
    say(id, `Missing: ${(error as Error).message}.`);
    find(`${id}-card`, HTMLElement).dataset.missing = "";
  }
}

async function open({ title, source, look, view, opacity }: (typeof examples)[string]): Promise<void> {
  await run(title, async (progress) => {
    const grid = await load(source(), progress);
    const camera = turntable(view);
    for (const way of ways) {
      const shown = volume({ ...look, grid, transfer: transferOf({ opacity }, look.clim) });
      if (way.shown) way.fig.view.remove(way.shown);
      way.fig.view.camera = camera;
      way.fig.view.add((way.shown = shown));
      await way.fig.render();
      say(way.id, factsOf(way.fig, shown));
    }
    method.value = look.method ?? "mip";
  });
}

const compare = (): void => compareWithFirst(ways, +gain.value);
const openChosen = (): void => void open(examples[data.value]!);
fillChoices(method, { Methods: Object.keys(volumeMethods) });
data.addEventListener("input", openChosen);
method.addEventListener("input", () => ways.forEach(({ shown }) => shown?.set({ method: method.value })));
gain.addEventListener("input", compare);
ways.forEach(({ fig }) => fig.on("error", fail));
whenStill(ways, compare);
Object.assign(window, { ways }); // for the console
openChosen();
