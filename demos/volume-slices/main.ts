// Volume slices: the same grid three times, each cut by a plane across one axis. A plane is (a, b, c, d), world space.

import { box, figure, load, node, turntable, volume } from "vitrine";
import { colourGroups } from "../shared/colours";
import { examples } from "../shared/examples";
import { fillChoices, find } from "../shared/find";
import { onChoice, onNumber } from "../shared/knob";
import { short } from "../shared/limits";
import { loadingOn } from "../shared/loading";
import { watchPointer } from "../shared/pointed";

const AXES = ["x", "y", "z"] as const;
const fig = figure(find("stage", HTMLElement), { background: "#1a202b" });
const { run, fail } = loadingOn();
const head = examples["head"]!;

fillChoices(find("cmap", HTMLSelectElement), colourGroups());
find("cmap", HTMLSelectElement).value = "grays";
fig.on("error", fail);
watchPointer(fig, (picked) => {
  const words = picked?.index.length === 3 && `${short(picked.value)} at voxel ${picked.index.join(", ")}`;
  find("value", HTMLOutputElement).textContent = words || "Point at a plane to read its values.";
});
void run(head.title, async (options) => {
  const grid = await load(head.source(), options);
  const slices = AXES.map(() => volume({ grid, method: "slice", clim: [8, 215] }));
  fig.view.camera = turntable({ azimuthDeg: 40, elevationDeg: 24, fovDeg: 30, center: [0, -18, 2], scale: 320 });
  slices.forEach((slice) => fig.view.add(slice));
  const { min, max } = fig.view.bounds();
  const [x, y, z] = grid.shape;
  const edges = box({ min: [-0.5, -0.5, -0.5], max: [x - 0.5, y - 0.5, z - 0.5], color: "#4a5a70" });
  fig.view.add(node({ visual: edges, transform: grid.worldFromData }));
  AXES.forEach((axis, i) =>
    onNumber(axis, (share) => {
      const place = min[i]! + share * (max[i]! - min[i]!);
      const plane = [0, 0, 0, -place];
      plane[i] = 1;
      slices[i]!.plane = plane;
      return `${Math.round(place) + 0} mm`;
    }),
  );
  onChoice("cmap", (cmap) => slices.forEach((slice) => slice.set({ cmap })));
  onChoice("interpolation", (interpolation) => slices.forEach((slice) => slice.set({ interpolation } as object)));
  await fig.render();
  Object.assign(window, { fig, slices }); // for the console
});
