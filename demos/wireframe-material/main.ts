// Wireframe material: a mesh's material may be GLSL of the page. It defines material_color and gets a Surfel: the colour,
// the normal, which side is seen, and with `edges: true` how far away the three sides of the triangle are, in CSS pixels.

import { figure, glsl, mesh, surface, turntable } from "vitrine";
import { find } from "../shared/find";
import { onChoice, onNumber } from "../shared/knob";
import { loadingOn } from "../shared/loading";
import { knot } from "../shared/shapes";

const LINES = glsl(
  "page/lines.glsl",
  `uniform float u_thickness;
uniform vec3 u_front;
uniform vec3 u_back;

vec4 material_color(Surfel s) {
  float nearest = min(min(s.edges.x, s.edges.y), s.edges.z);
  float line = 1.0 - smoothstep(0.5 * u_thickness - 0.5, 0.5 * u_thickness + 0.5, nearest);
  float glow = 0.22 * exp(-0.25 * nearest);
  float facing = 0.35 + 0.65 * abs(dot(s.normal, s.view));
  return vec4((s.isFront ? u_front : u_back) * facing, max(line, glow));
}
`,
  [],
);

const fig = figure(find("stage", HTMLElement), { background: "#0b0d12" });
const { run, fail } = loadingOn();
const state = { u_thickness: 2, u_front: [1, 1, 1], u_back: [1, 1, 1] };
const shown = mesh({ surface: surface(knot()), color: "#5b7da8" });
let look = "own";

function wear(): void {
  const isOwn = look === "own";
  const isWire = look === "wireframe" || look === "over";
  shown.set({
    material: isOwn ? { glsl: LINES, uniforms: { ...state }, edges: true, translucent: true } : isWire ? "phong" : look,
    wireframe: look === "over" ? "over" : isWire,
    wireframeThickness: state.u_thickness,
  });
}
const bytes = (color: string): number[] => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);

fig.on("error", fail);
void run("A knot", async () => {
  fig.view.camera = turntable({ azimuthDeg: 20, elevationDeg: 55, fovDeg: 30, center: [0, 0, 0], scale: 3.9 });
  fig.view.add(shown);
  onChoice("look", (value) => ((look = value), wear()));
  onNumber("thickness", (value) => ((state.u_thickness = value), wear(), `${value} px`));
  onChoice("front", (value) => ((state.u_front = bytes(value)), wear()));
  onChoice("back", (value) => ((state.u_back = bytes(value)), wear()));
  await fig.render();
  Object.assign(window, { fig, shown }); // for the console
});
