// Plots: image, line, markers and axes in one node. Its transform says what space they are drawn in; the picture, the line's
// width and the words keep what they are. A camera for flat things looks at them.

import { axes, figure, grid, identity, image, line, log, magnify, markers, node, panzoom, polar, scale } from "vitrine";
import { colourGroups } from "../shared/colours";
import { fillChoices, find } from "../shared/find";
import { onChoice, onNumber } from "../shared/knob";
import { loadingOn } from "../shared/loading";
import { watchPointer } from "../shared/pointed";
import { seeded } from "../shared/seeded";

const [COLUMNS, ROWS, NEAR, FAR, FULL] = [180, 80, 2.5, 10, 2 * Math.PI];
const fig = figure(find("stage", HTMLElement), { background: "#10141b" });
const { run, fail } = loadingOn();
const chance = seeded(11);
const strength = (angle: number, r: number): number =>
  (0.6 + 0.4 * Math.cos(3 * angle + r)) * Math.exp(-((r - 5 - 2 * Math.sin(2 * angle)) ** 2) / 7) + 0.05 * chance();
const data = Float32Array.from({ length: COLUMNS * ROWS }, (_, i) =>
  strength(((i % COLUMNS) * FULL) / COLUMNS, NEAR + (Math.floor(i / COLUMNS) * (FAR - NEAR)) / ROWS),
);
const ridge = Array.from({ length: 361 }, (_, i) => [(i * FULL) / 360, 5 + 2 * Math.sin((i * FULL) / 180), 0]).flat();
const found = Array.from({ length: 40 }, () => chance() * FULL);
const places = found.flatMap((angle) => [angle, 5 + 2 * Math.sin(2 * angle) + 1.6 * (chance() - 0.5), 0]);

const [w, h] = [FULL / COLUMNS, (FAR - NEAR) / ROWS];
const picture = image({ data: grid({ data, shape: [COLUMNS, ROWS, 1] }), cmap: "magma", interpolation: "linear" });
const dots = markers({ positions: places, size: 12, color: "#7fd4ff", edgeColor: "#10141b", edgeWidth: 1.5 });
const drawing = node({
  children: [
    node({ visual: picture, transform: scale({ scale: [w, h, 1], translate: [w / 2, NEAR + h / 2, 0] }) }),
    node({ visual: line({ positions: ridge, color: "#ffffff", width: 2 }), order: 1 }),
    node({ visual: dots, order: 2 }),
    node({ visual: axes({ min: [0, NEAR, 0], max: [FULL, FAR, 0], ticks: 6 }), order: 3 }),
  ],
});
const lens = magnify({ center: [3, 5, 0], mag: 2.5, radii: [0.9, 1.5] });
const spaces = { polar: polar(), linear: identity(), log: log({ base: [0, 10, 0] }), magnify: lens };

fig.on("error", fail);
fillChoices(find("cmap", HTMLSelectElement), colourGroups());
find("cmap", HTMLSelectElement).value = "magma";
watchPointer(fig, (picked) => {
  const words = picked?.visual === dots && `Marker ${picked.value}: ${picked.data.map((x) => x.toFixed(2)).join(", ")}`;
  find("value", HTMLOutputElement).textContent = words || "Point at a marker to read its number.";
});
void run("Plots", async () => {
  const camera = (fig.view.camera = panzoom());
  fig.view.add(drawing);
  onChoice("space", (name) => {
    drawing.transform = spaces[name as keyof typeof spaces];
    camera.aspect = name === "polar" ? 1 : 0;
    fig.view.fit();
    camera.rect = camera.rect.map((side, i, rect) => (i < 2 ? side - 0.06 * rect[i + 2]! : 1.08 * side)); // the numbers
  });
  onChoice("cmap", (cmap) => picture.set({ cmap }));
  onNumber("cells", (cells) => ((picture.cells = cells), `${cells} × ${cells}`));
  await fig.render();
  Object.assign(window, { fig, drawing }); // for the console
});
