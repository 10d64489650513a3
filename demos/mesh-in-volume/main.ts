// Mesh in volume: the surface of a level, a plane that reads the scan where it cuts it, and the contour where plane and
// surface meet. The surface is made once: planes that cut and outline it are uniforms, and the plane has four corners.

import { contour, figure, linear, load, mesh, surface, surfaceAt, turntable } from "vitrine";
import { examples } from "../shared/examples";
import { find } from "../shared/find";
import { onNumber } from "../shared/knob";
import { loadingOn } from "../shared/loading";

const SKIN = 45;
/** Millimetres: farther than the scan reaches. */
const REACH = 200;
const fig = figure(find("stage", HTMLElement), { background: "#1a202b" });
const { run, fail } = loadingOn();
const head = examples["head"]!;
let [place, tilt] = [0, 0];

fig.on("error", fail);
void run(head.title, async (options) => {
  const grid = await load(head.source(), options);
  const world = linear(grid.worldFromData);
  const skin = surfaceAt(grid, SKIN);
  const planeAt = (x: number, cos: number, sin: number) => {
    const corners = [-1, 1].flatMap((u) =>
      [-1, 1].map((v) => [x - u * sin * REACH, u * cos * REACH, v * REACH] as const),
    );
    // A surface that carries three numbers for each corner, 0..1, reads a grid there; outside of it there is nothing.
    const texcoords = corners.flatMap((p) =>
      Array.from(world.unmap(p))
        .slice(0, 3)
        .map((at, i) => (at + 0.5) / grid.shape[i]!),
    );
    return surface({ positions: corners.flat(), faces: [0, 1, 3, 0, 3, 2], texcoords });
  };
  const slice = mesh({ surface: planeAt(0, 1, 0), grid, clim: [8, 215], cmap: "grays", shading: "none" });
  const kept = mesh({ surface: skin, color: "#d8b49c", shininess: 12 });
  const gone = mesh({ surface: skin, color: "#9fc4e8", shininess: 60 });
  const outline = contour({ surface: skin, color: "#ffcf4d" });
  fig.view.camera = turntable({ ...head.view, azimuthDeg: 50, scale: 250 });
  for (const visual of [slice, kept, outline, gone]) fig.view.add(visual);
  const cut = (): string => {
    const [cos, sin] = [Math.cos((tilt * Math.PI) / 180), Math.sin((tilt * Math.PI) / 180)];
    slice.surface = planeAt(place, cos, sin);
    outline.plane = [cos, sin, 0, -place * cos];
    gone.clipPlanes = [outline.plane];
    kept.clipPlanes = [outline.plane.map((value) => -value)];
    return `${place} mm`;
  };
  onNumber("place", (value) => ((place = value), cut()));
  onNumber("tilt", (value) => ((tilt = value), cut(), `${tilt}°`));
  onNumber("opacity", (opacity) => ((gone.opacity = opacity), `${Math.round(100 * opacity)} %`));
  onNumber("width", (width) => ((outline.width = width), `${width} px`));
  find("facts", HTMLElement).textContent = `${skin.triangles.toLocaleString("en")} triangles at level ${SKIN}`;
  await fig.render();
  Object.assign(window, { fig, kept, slice }); // for the console
});
