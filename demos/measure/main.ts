// Measure: a click tells what was hit, where in the world and where in the data; what lies between points is arithmetic
// that the library brings (distance, angle, boxStatistics), put into words by ../shared/readings.

import { box, figure, isosurface, line, load, markers, node, text, turntable, type FigurePick } from "vitrine";
import { examples } from "../shared/examples";
import { find } from "../shared/find";
import { onNumber } from "../shared/knob";
import { loadingOn } from "../shared/loading";
import { readingsOf, type SetPoint } from "../shared/readings";

const NOWHERE = new Float32Array([NaN, NaN, NaN]);
const SHARES = [
  [0.44, 0.36],
  [0.6, 0.5],
  [0.46, 0.6],
] as const;
const fig = figure(find("stage", HTMLElement), { background: "#1a202b" });
const { run, fail } = loadingOn();
const head = examples["head"]!;
let points: readonly SetPoint[] = [];

fig.on("error", fail);
void run(head.title, async (options) => {
  const grid = await load(head.source(), options);
  const skin = isosurface({ grid, level: 45, color: "#c9a68f", shininess: 12 });
  const path = line({ positions: NOWHERE, color: "#ffcf4d", width: 2.5, depthTest: false });
  const dots = markers({ positions: NOWHERE, size: 13, color: "#ffcf4d", edgeColor: "#1a202b", depthTest: false });
  const names = text({ text: "", positions: NOWHERE, size: 15, haloWidth: 2, offset: [13, 13], depthTest: false });
  const between = box({ color: "#2f8fe0", width: 2 });
  const frame = node({ visual: between, transform: grid.worldFromData, visible: false });
  fig.view.camera = turntable({ ...head.view, azimuthDeg: 140, scale: 240 });
  for (const one of [skin, frame, path, dots, names]) fig.view.add(one);

  const tell = (): void => {
    const positions = points.length > 0 ? Float32Array.from(points.flatMap(({ world }) => world)) : NOWHERE;
    path.positions = positions;
    dots.positions = positions;
    names.set({ text: points.length > 0 ? points.map((_, i) => "ABC"[i]!) : "", positions });
    const { said, corners } = readingsOf(grid, points);
    if (corners) between.set(corners);
    frame.visible = corners !== undefined;
    for (const [id, words] of Object.entries(said)) find(id, HTMLOutputElement).textContent = words;
  };
  const hit = ({ visual, world, data }: Partial<FigurePick> = {}): void => {
    if (visual !== skin || !world || !data) return;
    points = [...(points.length === 3 ? [] : points), { world, data }];
    tell();
  };
  fig.on("click", hit);
  find("again", HTMLButtonElement).addEventListener("click", () => ((points = []), tell()));
  onNumber("level", (level) => ((skin.level = level), `${level}`));
  const { clientWidth, clientHeight } = fig.canvas;
  for (const [x, y] of SHARES) hit(await fig.pick(x * clientWidth, y * clientHeight));
  await fig.render();
  Object.assign(window, { fig, skin }); // for the console
});
