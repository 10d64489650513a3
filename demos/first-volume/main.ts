// First volume: load a scan, make a volume of it, put it into a figure's view. The controls and the words of the page come
// from ../shared; a control is no more than `shown.set({ method: "iso" })`.

import { figure, load, turntable, volume, type LoadSource, type Volume } from "vitrine";
import { examples, type Example } from "../shared/examples";
import { factsOf } from "../shared/facts";
import { onFiles } from "../shared/files";
import { find } from "../shared/find";
import { short } from "../shared/limits";
import { loadingOn } from "../shared/loading";
import { panelOn } from "../shared/panel";
import { watchPointer } from "../shared/pointed";

const fig = figure(find("stage", HTMLElement), { background: "#000" });
const { run, fail } = loadingOn();
const panel = panelOn();
const data = find("data", HTMLSelectElement);
let shown: Volume | undefined;

async function open(title: string, source: () => LoadSource, example: Partial<Example> = {}): Promise<void> {
  await run(title, async (options) => {
    const grid = await load(source(), options);
    const next = volume(panel.startOf(grid, example));
    if (shown) fig.view.remove(shown);
    fig.view.camera = turntable(example.view);
    fig.view.add((shown = next));
    // A new camera keeps what the one before was told; an unknown file is seen whole.
    if (!example.view) fig.view.fit();
    panel.follow(shown, fig.view, example);
    const facts = `${title}: ${grid.shape.join(" × ")} voxels, ${grid.dtype}.`;
    find("caption", HTMLElement).textContent = example.caption ?? facts;
    if (!example.title) data.value = "";
    await fig.render();
    // For the console: shown.method = "iso"
    Object.assign(window, { fig, shown });
  });
}

function openExample(): void {
  const example = examples[data.value];
  if (example) void open(example.title, example.source, example);
}

data.addEventListener("input", openExample);
onFiles(find("file", HTMLInputElement), (files) => {
  void open(files[0]?.name ?? "", () => files);
});
watchPointer(fig, (picked) => {
  const words = picked && `${short(picked.value)} at voxel ${picked.index.join(", ")}`;
  find("value", HTMLOutputElement).textContent = words ?? "Point at the picture to read its values.";
});
fig.on("error", fail);
fig.on("frame", () => {
  find("fidelity", HTMLElement).textContent = shown ? `Shown: ${factsOf(fig, shown)}` : "";
});
openExample();
