// Mesh colormaps: a mesh takes its colour from what its surface carries (values, texcoords into a picture or a volume,
// colours); `colorMode` chooses when it carries several. A second view holds the colorbar.

import { colorbar, figure, grid, mesh, node, panzoom, picture, surface, turntable, type MeshOptions } from "vitrine";
import { colourGroups } from "../shared/colours";
import { fillChoices, find } from "../shared/find";
import { onChoice, onNumber } from "../shared/knob";
import { short } from "../shared/limits";
import { loadingOn } from "../shared/loading";
import { watchPointer } from "../shared/pointed";
import { vase } from "../shared/shapes";

const fig = figure(find("stage", HTMLElement), { background: "#141922" });
const { run, fail } = loadingOn();
const body = vase();
const each = (size: number, f: (i: number) => number): number[] => Array.from({ length: size }, (_, i) => f(i));
const corners = body.positions.length / 3;
const values = each(corners, (i) => 0.5 + 0.5 * Math.sin(9 * body.texcoords[2 * i + 1]! + 6 * body.positions[3 * i]!));
const inside = body.positions.map((value, i) => value / (i % 3 === 2 ? 3 : 2.6) + 0.5);
const colors = each(4 * corners, (i) =>
  i % 4 === 3 ? 1 : 0.6 + 0.35 * Math.sin(1.7 * body.positions[3 * (i >> 2) + (i % 4)]!),
);
const checks = each(3 * 256, (i) => (((i / 3) ^ (i / 48)) & 1 ? [244, 200, 92] : [46, 98, 150])[i % 3]!);
const waves = each(4096, (i) => 0.5 + 0.5 * Math.sin((i % 16) / 2) * Math.sin(((i >> 4) % 16) / 2 + (i >> 8) / 3));
const looks: readonly MeshOptions[] = [
  { surface: surface({ ...body, values }) },
  { surface: surface(body), texture: picture({ data: new Uint8Array(checks), width: 16, height: 16, channels: 3 }) },
  {
    surface: surface({ ...body, texcoords: inside }),
    grid: grid({ data: new Float32Array(waves), shape: [16, 16, 16] }),
  },
  { surface: surface({ ...body, colors }) },
];
const bodies = looks.map((look) => mesh({ clim: [0, 1], ...look }));
const bar = colorbar({ length: 1, title: "value" });

fig.on("error", fail);
fillChoices(find("cmap", HTMLSelectElement), colourGroups());
find("cmap", HTMLSelectElement).value = "viridis";
watchPointer(fig, (picked) => {
  const words = picked && picked.visual === bodies[0] && `${short(picked.value)} at corner ${picked.index[0]}`;
  find("value", HTMLOutputElement).textContent = words || "Point at the first body to read its values.";
});
void run("Four bodies", async () => {
  fig.view.camera = turntable({ azimuthDeg: 0, elevationDeg: 10, fovDeg: 30, center: [0.5, 0, 0], scale: 7.8 });
  bodies.forEach((visual, i) => {
    const [x, z] = [i % 2 ? 1.55 : -1.55, i < 2 ? 1.85 : -1.85];
    fig.view.add(node({ visual, transform: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, 0, z, 1] }));
  });
  fig.addView({ rect: [0.84, 0.1, 0.16, 0.8], camera: panzoom({ rect: [-0.3, -0.1, 1, 1.2] }) }).add(bar);
  onChoice("cmap", (cmap) => [...bodies, bar].forEach((one) => one.set({ cmap })));
  onChoice("steps", (name) => [...bodies, bar].forEach((one) => one.set({ cmapInterpolation: name } as object)));
  onChoice("shading", (shading) => bodies.forEach((one) => one.set({ shading } as object)));
  onNumber("high", (high) => ([...bodies, bar].forEach((one) => one.set({ clim: [0, high] })), `${high}`));
  await fig.render();
  Object.assign(window, { fig, bodies }); // for the console
});
