// Light map and occlusion: a surface with a second set of texture coordinates (texcoords1) takes two pictures over them,
// light that arrives and how open each spot is. ../shared/relief works both out in plain script.

import { figure, mesh, picture, surface, turntable } from "vitrine";
import { find } from "../shared/find";
import { onChoice, onNumber } from "../shared/knob";
import { loadingOn } from "../shared/loading";
import { lightOn, opennessOf, relief, SIDE } from "../shared/relief";
import { sheet } from "../shared/shapes";

const fig = figure(find("stage", HTMLElement), { background: "#0e1118" });
const { run, fail } = loadingOn();

fig.on("error", fail);
void run("Working out the light", async () => {
  // One frame for the words above.
  await new Promise((done) => setTimeout(done, 30));
  const begun = performance.now();
  const height = relief();
  const plate = sheet(SIDE, SIDE, (u, v) => [2 * u - 1, 2 * v - 1, height(2 * u - 1, 2 * v - 1)]);
  const lamps = [
    { place: [-1.1, 0.5, 0.9], color: [1.9, 1.25, 0.65] },
    { place: [0.9, -1, 0.7], color: [0.35, 0.7, 1.5] },
  ] as const;
  const size = { width: SIDE, height: SIDE };
  const shown = mesh({
    surface: surface(plate),
    color: "#b5aea4",
    lightMap: picture({ data: lightOn(height, lamps), ...size, channels: 3 }),
    aoMap: picture({ data: opennessOf(height), ...size, channels: 1 }),
    roughness: 0.6,
  });
  const seconds = (performance.now() - begun) / 1000;
  fig.view.camera = turntable({ azimuthDeg: 28, elevationDeg: 38, fovDeg: 30, center: [0, 0, 0.02], scale: 2.5 });
  fig.view.add(shown);
  onChoice("material", (material) => shown.set({ material }));
  onNumber("light", (light) => ((shown.lightMapIntensity = light), `× ${light}`));
  onNumber("open", (open) => ((shown.aoMapIntensity = open), `${Math.round(100 * open)} %`));
  find("facts", HTMLElement).textContent = `Two maps of ${SIDE} × ${SIDE} pixels, made in ${seconds.toFixed(1)} s`;
  await fig.render();
  Object.assign(window, { fig, shown }); // for the console
});
